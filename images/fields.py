"""Storing is where a file is checked: whatever form, upload or script it came by, nothing is kept unseen."""

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from images.documents import kind_of, proper_name
from images.pixels import RemadePicture, remade


class PictureFile(WagtailImageFieldFile):
    """An image that was made anew."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Raises ValidationError for what is no image of ours."""
        made = content if isinstance(content, RemadePicture) else remade(content)
        super().save(made.name, made, save)


class PictureField(WagtailImageField):
    """Only images that were made anew can stand in it."""

    attr_class = PictureFile


class DocumentFile(FieldFile):
    """A document that is what its name says."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Raises ValidationError for what is no document of ours."""
        super().save(proper_name(name, kind_of(content)), content, save)


class DocumentField(models.FileField):
    """Only documents of the few kinds that we take can stand in it."""

    attr_class = DocumentFile
