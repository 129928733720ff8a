"""Images and documents know whether the people in them agreed. The form they signed is never kept here."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.images.models import Image as WagtailImage
from wagtail.search import index

from images.consent import ConsentScope, ConsentStatus, People, contradictions, valid, valid_on, why_not
from images.fields import DocumentField, PictureField
from images.sizes import PUBLIC_SPECS
from images.storage import PRIVATE, PUBLIC, ending_of, fresh_name

CONSENT_FIELDS = ("people", "consent", "consent_scope", "consent_expires_on", "consent_kept_at")


# So that what is searched for can be filtered by consent too.
CONSENT_FILTERS = [index.FilterField(name) for name in CONSENT_FIELDS]


class WithConsent(models.Model):
    """The consent of recognisable people, as the design asks of every file that may show them.

    `public_since` is what the worker remembers: since when it saw the file on a public page; empty since it took it off.
    """

    people = models.CharField(_("who can be recognised?"), max_length=11, choices=People.choices)
    consent = models.CharField(
        _("consent of the people in it"),
        max_length=12,
        choices=ConsentStatus.choices,
        default=ConsentStatus.NOT_NEEDED,
        help_text=_("For a child below 16 the parents give it. “Withdrawn” takes the file off every page at once."),
    )
    consent_scope = models.CharField(_("consent for"), max_length=10, choices=ConsentScope.choices, blank=True)
    consent_expires_on = models.DateField(
        _("consent counts until (that day included)"),
        null=True,
        blank=True,
        help_text=_("Needed when children can be recognised. After this day it is taken off every page."),
    )
    consent_kept_at = models.CharField(
        _("where the signed form is kept"),
        max_length=200,
        blank=True,
        help_text=_("For example: school office, folder 2026. Never put the form itself here."),
    )
    public_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        wrong = contradictions(self)
        if wrong:
            raise ValidationError(wrong)

    @property
    def may_be_public(self) -> bool:
        """Whether consent is valid today."""
        return valid(self, timezone.localdate())

    @property
    def why_not_public(self) -> str:
        """In a few words why it is not valid today; nothing when it is."""
        return why_not(self, timezone.localdate())


def valid_today() -> models.Q:
    """The rows whose consent is valid today."""
    return valid_on(timezone.localdate())


def close_if_kept(file: FieldFile) -> None:
    """Wagtail opens a file to measure it. One that is still to be kept must stay open."""
    if file._committed:  # type: ignore[attr-defined]
        file.close()


class Picture(WithConsent, AbstractImage):
    """An image in the library, as it was made anew from what was uploaded (see `images.pixels`)."""

    file = PictureField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    description = models.CharField(
        _("alternative text"),
        max_length=255,
        help_text=_("What is to be seen, for who can't see it: “Three girls build a bridge of straws”. No names."),
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "description",
        *CONSENT_FIELDS,
        "collection",
        "tags",
        *(name for name in WagtailImage.admin_form_fields if name.startswith("focal_point")),
    )
    search_fields: ClassVar[list[index.BaseField]] = [*AbstractImage.search_fields, *CONSENT_FILTERS]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def __str__(self) -> str:
        return str(self.title)

    def get_upload_to(self, filename: str) -> str:
        return f"{fresh_name('originals')}.{ending_of(filename)}"

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """As Wagtail makes it, without leaving its temporary file open."""
        made = super().generate_rendition_file(filter, source=source)
        with made.file:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def _set_image_file_metadata(self) -> None:
        super()._set_image_file_metadata()
        close_if_kept(self.file)


class PictureRendition(AbstractRendition):
    """An image in one size. Those that readers see have a folder of their own, made when consent was valid."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="images_one_rendition")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["file"], name="images_rendition_by_name")]

    def get_upload_to(self, filename: str) -> str:
        name = self.file.field.storage.get_valid_name(filename)
        return f"{PUBLIC}/{name}" if self.filter_spec in PUBLIC_SPECS else f"{PRIVATE}/thumbnails/{name}"


def place_of_document(document: "Attachment", filename: str) -> str:
    """A folder of its own, so that the name people download stays as they gave it."""
    return f"{fresh_name('documents')}/{filename}"


class Attachment(WithConsent, AbstractDocument):
    """A file to download."""

    file = DocumentField(_("file"), upload_to=place_of_document, max_length=200)

    admin_form_fields: ClassVar[tuple[str, ...]] = ("title", "file", *CONSENT_FIELDS, "collection", "tags")
    search_fields: ClassVar[list[index.BaseField]] = [*AbstractDocument.search_fields, *CONSENT_FILTERS]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.title)

    def _set_document_file_metadata(self) -> None:
        super()._set_document_file_metadata()
        close_if_kept(self.file)
