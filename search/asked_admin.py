"""For editors: what readers look for, and from there a synonym with its effect in sight."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from foundation.admin_pages import AdminPage
from search.asked_for import DAYS_KEPT, FEWEST, AskedText, asked_lists
from search.asking import Asked
from search.dutch import analyse
from search.effect import effect_of
from search.finding import synonyms
from search.models import SynonymSet
from search.synonym_form import SynonymForm
from search.synonym_rows import adds_meaning, texts_of
from vocabularies.wordbook import Wordbook

MAY_CHANGE_SYNONYMS = ModelPermissionPolicy(SynonymSet)
MOST_OTHERS = 5
"""Other words of a set whose results are shown beside those of the text."""


@dataclass(frozen=True)
class Row:
    """A text with its counts, and where one goes from there; `has_synonyms` when search already knows some."""

    text: str
    counts: tuple[int, ...]
    results_url: str
    add_url: str
    has_synonyms: bool


@dataclass(frozen=True)
class Listing:
    """One of the lists, with the headings of its counts and the sentence for when it is empty."""

    id: str
    icon: str
    heading: str
    labels: tuple[str, ...]
    rows: list[Row]
    when_empty: str


class ForWhoAddsSynonyms(PermissionCheckedMixin, AdminPage):
    """A page of the admin that is open to whoever may add synonyms."""

    permission_policy = MAY_CHANGE_SYNONYMS
    permission_required = "add"


class AskedForPage(ForWhoAddsSynonyms):
    """The three lists."""

    template_name = "search/admin/asked_for.html"
    page_title = gettext_lazy("What readers look for")
    header_icon = "search"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(days=DAYS_KEPT, fewest=FEWEST, listings=listings(), **kwargs)


class AddSynonymPage(ForWhoAddsSynonyms):
    """The form, prefilled from the address (`tekst`, `ook`). It keeps only what its writer has seen the effect of."""

    template_name = "search/admin/add_synonym.html"
    page_title = gettext_lazy("Add a synonym")
    header_icon = "pilcrow"

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": reverse("gezocht:index"), "label": AskedForPage.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        filled = {"tekst", "ook"} <= request.GET.keys()
        form = SynonymForm(request.GET) if filled else SynonymForm(initial={"tekst": request.GET.get("tekst", "")})
        return self.shown(form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SynonymForm(request.POST)
        if "bewaren" not in request.POST or not form.row:
            return self.shown(form)
        if not form.seen:
            messages.warning(request, _("You changed the words. Look at their effect, and then save them."))
            return self.shown(form)
        self.saved(form)
        return redirect("gezocht:index")

    def shown(self, form: SynonymForm) -> HttpResponse:
        row = form.row
        text = form["tekst"].value() or ""
        if row:
            form.data = {**form.cleaned_data, "gezien": row}
        return self.render_to_response(self.get_context_data(form=form, row=row, **effects(form, text)))

    def saved(self, form: SynonymForm) -> None:
        log(instance=form.save(), action="wagtail.create", content_changed=True)
        text = form.cleaned_data["tekst"]
        sentence = _("Saved. Who types “%(text)s” from now on also finds: %(others)s.")
        results = messages.button(Asked(text=text).url(), _("See the results"), new_window=True)
        messages.success(self.request, sentence % {"text": text, "others": form.cleaned_data["ook"]}, [results])


def effects(form: SynonymForm, text: str) -> dict[str, Any]:
    """For the template: the effect on the text, and where the set works both ways on the other words."""
    book, row = Wordbook.read(), form.row
    both_ways = bool(row) and not form.cleaned_data["eenrichting"]
    others = texts_of(form.cleaned_data["ook"])[:MOST_OTHERS] if both_ways else []
    shown = [effect_of(row, one, book) for one in (text, *others) if one.strip()]
    return {
        "effect": shown[0] if shown else None,
        "others": shown[1:],
        "a_choice": adds_meaning(row),
        "changes_nothing": bool(row) and not any(effect.changes or effect.degraded for effect in shown),
    }


def listings() -> list[Listing]:
    """The lists in words, with what an editor can mend first."""
    lists = asked_lists()
    asked, empty, opened = _("Asked"), _("Nothing found"), _("Opened")
    nothing = _("Nothing that was asked three times or more.")
    return [
        Listing(
            "zonder-resultaat",
            "warning",
            _("Without results"),
            (asked, empty),
            _rows(lists.without_results, lambda one: (one.asked, one.without_results)),
            nothing,
        ),
        Listing(
            "zonder-klik",
            "help",
            _("Without a click"),
            (asked,),
            _rows(lists.never_opened, lambda one: (one.asked,)),
            nothing,
        ),
        Listing(
            "meest-gevraagd",
            "search",
            _("Asked most"),
            (asked, opened),
            _rows(lists.most, lambda one: (one.asked, one.opened)),
            nothing,
        ),
    ]


def _rows(texts: list[AskedText], counts: Callable[[AskedText], tuple[int, ...]]) -> list[Row]:
    known = synonyms().others
    return [
        Row(
            text=one.text,
            counts=counts(one),
            results_url=Asked(text=one.text).url(),
            add_url=f"{reverse('gezocht:add')}?{urlencode({'tekst': one.text})}",
            has_synonyms=analyse(one.text).parts in known,
        )
        for one in texts
    ]


class ForWhoKeepsSynonyms(MenuItem):
    """Shown to whom the page is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        may: bool = MAY_CHANGE_SYNONYMS.user_has_permission(request.user, AskedForPage.permission_required)
        return may


class AskedForViewSet(ViewSet):
    """What readers look for, in the menu before the synonyms."""

    icon = "search"
    menu_label = gettext_lazy("Looked for")
    menu_order = 255
    add_to_admin_menu = True
    menu_item_class: ClassVar[type[MenuItem]] = ForWhoKeepsSynonyms

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", AskedForPage.as_view(), name="index"),
            path("synoniem/", AddSynonymPage.as_view(), name="add"),
        ]
