"""Images and documents know whether the people in them agreed. The form they signed is never kept here."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class ConsentStatus(models.TextChoices):
    """Where the consent stands."""

    NOT_NEEDED = "niet-nodig", _("not needed: nobody can be recognised")
    ASKED = "gevraagd", _("asked, no answer yet")
    GIVEN = "gegeven", _("given")
    WITHDRAWN = "ingetrokken", _("withdrawn")


class ConsentScope(models.TextChoices):
    """How far a given consent goes."""

    PUBLIC = "openbaar", _("this public site")
    LOGGED_IN = "ingelogd", _("people who are logged in")


class WithConsent(models.Model):
    """The consent of recognisable people, as the design asks of every file that may show them."""

    shows_people = models.BooleanField(_("people can be recognised"), default=False)
    shows_minors = models.BooleanField(_("children can be recognised"), default=False)
    consent = models.CharField(
        _("consent"), max_length=12, choices=ConsentStatus.choices, default=ConsentStatus.NOT_NEEDED
    )
    consent_scope = models.CharField(_("consent for"), max_length=10, choices=ConsentScope.choices, blank=True)
    consent_expires_on = models.DateField(_("consent ends on"), null=True, blank=True)
    consent_kept_at = models.CharField(
        _("where the signed form is kept"),
        max_length=200,
        blank=True,
        help_text=_("For example: school office, folder 2026. Never put the form itself here."),
    )

    class Meta:
        abstract = True


CONSENT_FIELDS = (
    "shows_people",
    "shows_minors",
    "consent",
    "consent_scope",
    "consent_expires_on",
    "consent_kept_at",
)


class Picture(WithConsent, AbstractImage):
    """An image in the library."""

    admin_form_fields: ClassVar[tuple[str, ...]] = (*WagtailImage.admin_form_fields, *CONSENT_FIELDS)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def __str__(self) -> str:
        return str(self.title)


class PictureRendition(AbstractRendition):
    """An image in one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="images_one_rendition")
        ]


class Attachment(WithConsent, AbstractDocument):
    """A file to download."""

    admin_form_fields: ClassVar[tuple[str, ...]] = (*WagtailDocument.admin_form_fields, *CONSENT_FIELDS)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.title)
