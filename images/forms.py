"""The forms by which files come in: Wagtail's, for one, for many and in a chooser, with our checks and sentences."""

from typing import Any, ClassVar

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from images import documents, pixels
from images.consent import People
from images.sizes import PUBLIC_SPECS

PICTURE_ENDINGS = ".jpg,.jpeg,.png,.webp,.avif"
DOCUMENT_ENDINGS = ",".join(f".{kind}" for kind in documents.TYPES)


class PictureUpload(WagtailImageField):
    """Takes what `images.pixels` can make anew, whatever its name is."""

    default_validators: ClassVar[list[Any]] = []

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.help_text = _(
            "JPEG, PNG, WebP or AVIF, up to 20 MB and 50 million pixels. "
            "What the camera wrote into the file, such as the place, is taken out."
        )

    def to_python(self, data: Any) -> Any:
        upload = forms.FileField.to_python(self, data)
        return None if upload is None else pixels.remade(upload)


class DocumentUpload(WagtailDocumentField):
    """Takes what `images.documents` knows, whatever its name is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.help_text = _("PDF, or a file of LibreOffice, Word, Excel or PowerPoint without macros, up to 20 MB.")

    def to_python(self, data: Any) -> Any:
        upload: File[Any] | None = forms.FileField.to_python(self, data)
        if upload is not None:
            upload.name = documents.proper_name(upload.name or "", documents.kind_of(upload))
        return upload


class WithUpload(forms.ModelForm):  # type: ignore[type-arg]
    """Puts our own field in the place of Wagtail's, and asks for consent with all answers in sight."""

    upload: type[forms.FileField]
    accepted: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"] = forms.ChoiceField(
            label=self.fields["people"].label, choices=People.choices, widget=forms.RadioSelect
        )
        if "file" in self.fields:
            theirs = self.fields["file"]
            theirs.widget.attrs["accept"] = self.accepted
            self.fields["file"] = self.upload(
                label=theirs.label, required=theirs.required, widget=theirs.widget, initial=theirs.initial
            )


class PictureForm(WithUpload, BaseImageForm):
    """An image."""

    upload = PictureUpload
    accepted = PICTURE_ENDINGS

    class Meta(BaseImageForm.Meta):
        pass

    def save(self, commit: bool = True) -> Any:
        """What was cut to another part of the image is of no use any more."""
        picture = super().save(commit=commit)
        if commit and any(name.startswith("focal_point") for name in self.changed_data):
            picture.renditions.filter(filter_spec__in=PUBLIC_SPECS).delete()
        return picture


class AttachmentForm(WithUpload, BaseDocumentForm):
    """A document."""

    upload = DocumentUpload
    accepted = DOCUMENT_ENDINGS

    class Meta(BaseDocumentForm.Meta):
        pass
