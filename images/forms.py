"""The forms for images and documents: the file, what it shows, and how it stands with the consent of who is in it."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from images import documents, pixels

PICTURE_ENDINGS = ".jpg,.jpeg,.png,.webp,.avif"
DOCUMENT_ENDINGS = ",".join(f".{kind}" for kind in documents.TYPES)


class PictureUpload(WagtailImageField):
    """Takes what `images.pixels` can make anew, whatever its name is."""

    default_validators = []

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
        upload: File | None = forms.FileField.to_python(self, data)
        if upload is not None:
            upload.name = documents.proper_name(upload.name or "", documents.kind_of(upload))
        return upload


class WithUpload(forms.ModelForm):
    """Puts our own field in the place of Wagtail's, and asks for consent with all answers in sight."""

    upload: type[forms.FileField]
    accepted: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].widget = forms.RadioSelect(choices=self.fields["people"].choices[1:])
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


class AttachmentForm(WithUpload, BaseDocumentForm):
    """A document."""

    upload = DocumentUpload
    accepted = DOCUMENT_ENDINGS

    class Meta(BaseDocumentForm.Meta):
        pass
