"""What every page of ours is."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from foundation.permissions import ReviewedPermissions
from foundation.readings import read

# Addresses of views; a page with such a slug below the home page could never be reached.
TAKEN_SLUGS = frozenset(
    [
        "zoeken",
        "vergelijken",
        "beheer",
        "p",
        "en",
        "pap",
        "static",
        "media",
        "healthz",
        "accounts",
        "documents",
        "api",
        "kennis",
        "agenda",
        "klopt-dit-nog",
    ]
)
FIRST_LEVEL = 3  # root, home, and then the pages whose slug is the first part of the address


class FindablePages(PageQuerySet):
    """Rows of pages, in the words of the field."""

    def findable(self) -> "FindablePages":
        """What the public may find: the only definition, used by search, counts, feeds and sitemap.

        Wagtail's `live().public()`, which asks for the restrictions first, in one question to the database.
        """
        here = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        restricted = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
        found: FindablePages = self.live().filter(~Exists(restricted))
        return found


class BasePage(Page):
    """A page with its origin: nothing assumes one language (`locale`) or one source."""

    external_id = models.CharField(_("identifier at the source"), max_length=100, blank=True, db_index=True)
    external_source = models.URLField(_("address of the source"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    # The slug of such a page is the first part of its address, where the site's own views live.
    lives_below_home: ClassVar[bool] = False
    # The one slug of a page whose address is that of a view of the site.
    own_slug: ClassVar[str] = ""
    # What the coordinators of every region may do here, whichever region it is in (codenames of page grants).
    coordinators_may: ClassVar[frozenset[str]] = frozenset()
    # Nothing of such a page becomes public before a second person has said yes to it.
    needs_review: ClassVar[bool] = False

    objects = PageManager.from_queryset(FindablePages)()

    origin_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("external_source"), FieldPanel("external_id"), FieldPanel("licence")],
            heading=_("Origin"),
            classname="collapsed",
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.own_slug and self.slug != self.own_slug:
            raise ValidationError({"slug": _("The address of this page is “%(slug)s”.") % {"slug": self.own_slug}})
        if self.slug in TAKEN_SLUGS - {self.own_slug} and self._is_first_level():
            raise ValidationError(
                {"slug": _("“%(slug)s” is an address of the site itself; choose another.") % {"slug": self.slug}}
            )

    @property
    def has_workflow(self) -> bool:
        return self.needs_review and bool(super().has_workflow)

    def get_workflow(self) -> Any:
        return super().get_workflow() if self.needs_review else None

    def permissions_for_user(self, user: Any) -> ReviewedPermissions:
        return ReviewedPermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | read(self, request)

    def _is_first_level(self) -> bool:
        # A page that is being created has no depth yet; its parent is then unknown here and the slug is refused
        # only for the types that live below the home page.
        return self.depth == FIRST_LEVEL or (self.depth is None and self.lives_below_home)
