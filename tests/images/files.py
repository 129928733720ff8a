"""Files to upload: pictures as cameras and programs make them, and documents, good and bad."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


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


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def pdf(name: str = "plan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def a_drawn_square(width: int = 1600, height: int = 1200) -> bytes:
    """A school square as a picture to look at: sky, a building, trees, a climbing frame."""
    image = Image.new("RGB", (width, height), "#bcd7e8")
    draw = ImageDraw.Draw(image)
    for line in range(height * 2 // 3):
        draw.line((0, line, width, line), (150 + line * 80 // height, 196 + line * 40 // height, 224))
    draw.rectangle((0, height * 2 // 3, width, height), "#c9b28d")
    draw.rectangle((width // 8, height // 4, width * 6 // 8, height * 2 // 3), "#a5523c")
    for column in range(6):
        left = width // 8 + 70 + column * width // 10
        draw.rectangle((left, height // 3, left + 90, height // 2), "#f2ead8", "#5b3325", 8)
    for left, top in ((width * 6 // 8, height // 4), (30, height // 3)):
        draw.rectangle((left + 110, top + 200, left + 150, height * 3 // 4), "#5c4630")
        draw.ellipse((left, top, left + 260, top + 300), "#4c7a3f")
    for step in range(6):
        draw.line((width // 2 + step * 90, height * 5 // 6, width // 2 + 220, height // 2), "#2c3f6b", 14)
    written = BytesIO()
    image.save(written, "JPEG", quality=85)
    return written.getvalue()
