"""Files to upload: pictures as cameras and programs make them, and documents, good and bad."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture_bytes(kind: str = "JPEG", size: tuple[int, int] = (640, 480), colour: str = "teal", **options) -> bytes:
    written = BytesIO()
    Image.new(options.pop("mode", "RGB"), size, colour).save(written, kind, **options)
    return written.getvalue()


def a_photo(name: str = "plein.jpg", **options) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture_bytes(**options), "image/jpeg")


def zipped(entries: dict[str, bytes], stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=how)
    return written.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def pdf(name: str = "plan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")
