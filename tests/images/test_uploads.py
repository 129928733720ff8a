"""What comes in is told by its content, and made anew or refused with a sentence; it is never an error."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageCms, PngImagePlugin
from wagtail.models import Collection, UploadedFile

from images.models import Attachment, Picture
from tests.images.acting import ANSWERS, GIVEN, add_document, add_picture, form_of, refused
from tests.images.files import PDF, a_photo, pdf, picture_bytes, zipped

LEFT, RIGHT = "red", "blue"
GPS_IFD = 0x8825
ORIENTATION = 0x0112
TURN_LEFT = 8  # the camera was held a quarter turn clockwise
SECRET = b"Amina thuis"


def upload(content: bytes, name: str = "plein.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def stored(picture: Picture) -> bytes:
    with picture.file.open("rb") as file:
        return bytes(file.read())


def pixels(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(stored(picture)))
    image.load()
    return image


def two_halves() -> Image.Image:
    image = Image.new("RGB", (80, 40), LEFT)
    image.paste(RIGHT, (40, 0, 80, 40))
    return image


def written(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def from_a_telephone() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = TURN_LEFT
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (52.0, 5.0, 29.0), 3: "E", 4: (5.0, 7.0, 17.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    return written(two_halves(), exif=exif, comment=SECRET, xmp=xmp)


def test_where_and_by_whom_it_was_taken_is_gone_and_it_stands_upright(editor: Client) -> None:
    content = from_a_telephone()
    assert content.count(SECRET) == 3
    picture = add_picture(editor, file=upload(content))
    kept = pixels(picture)
    assert SECRET not in stored(picture)
    assert b"Exif" not in stored(picture)
    assert not kept.getexif()
    assert (picture.width, picture.height, kept.size) == (40, 80, (40, 80))
    assert kept.getpixel((20, 70))[0] > 200  # what was left is below
    assert kept.getpixel((20, 10))[2] > 200


def test_a_png_with_words_and_a_second_file_behind_a_jpeg_lose_both(editor: Client) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET.decode(), zip=False)
    drawing = add_picture(editor, file=upload(written(two_halves(), "PNG", pnginfo=words), "tekening.png"))
    assert SECRET not in stored(drawing)
    polyglot = picture_bytes() + zipped({"kwaad.html": b"<script>alert(1)</script>"}) + b"<html>" + SECRET
    picture = add_picture(editor, file=upload(polyglot))
    assert b"PK\x03\x04" not in stored(picture)
    assert SECRET not in stored(picture)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    "name", ["foto.jpg", "foto.png", "foto", "foto.exe", "héél lang " * 20 + ".jpeg", "..\\x.php.png"]
)
def test_the_name_says_nothing_the_content_does(editor: Client, kind: str, name: str) -> None:
    picture = add_picture(editor, file=upload(picture_bytes(kind), name))
    kept = pixels(picture)
    assert picture.file.name.endswith({"JPEG": ".jpg", "PNG": ".png"}[kept.format])
    assert kept.size == (640, 480)
    assert "foto" not in picture.file.name
    assert "x" not in picture.filename


def test_transparency_stays_and_other_colours_become_srgb(editor: Client) -> None:
    see_through = picture_bytes("WEBP", mode="RGBA", colour=(255, 0, 0, 100))
    assert pixels(add_picture(editor, file=upload(see_through))).mode == "RGBA"
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = pixels(
        add_picture(editor, file=upload(picture_bytes(icc_profile=lab, mode="CMYK", colour=(0, 255, 255, 0))))
    )
    assert kept.mode == "RGB"
    assert "icc_profile" not in kept.info


def test_a_large_one_is_kept_no_larger_than_is_of_use(editor: Client) -> None:
    picture = add_picture(editor, file=upload(picture_bytes(size=(6000, 3000))))
    assert (picture.width, picture.height) == (4096, 2048)


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises this many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000))


def moving(kind: str) -> bytes:
    return written(two_halves(), kind, save_all=True, append_images=[Image.new("RGB", (80, 40))])


TOO_MANY = "meer dan 50 miljoen beeldpunten"
UNKNOWN = "geen afbeelding die we kennen"
DAMAGED = "beschadigd of niet compleet"
REFUSED_PICTURES = {
    "60 megapixels": (picture_bytes("PNG", (10_000, 6_000), mode="1", colour=0), TOO_MANY),
    "200 megapixels": (bomb(20_000, 10_000), TOO_MANY),
    "four thousand million pixels": (bomb(2**31 - 1, 2), TOO_MANY),
    "cut off": (picture_bytes("JPEG", (2000, 1500))[:9000], DAMAGED),
    "cut off PNG": (picture_bytes("PNG")[:-200], DAMAGED),
    "only a header": (bomb(100, 100), DAMAGED),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', UNKNOWN),
    "GIF": (picture_bytes("GIF"), UNKNOWN),
    "TIFF": (picture_bytes("TIFF"), UNKNOWN),
    "PSD by its name": (b"8BPS" + b"\0" * 100, UNKNOWN),
    "HTML": (b"<html><script>alert(1)</script></html>", UNKNOWN),
    "PDF": (PDF, UNKNOWN),
    "a program": (b"MZ" + b"\0" * 500, UNKNOWN),
    "one byte": (b"\xff", UNKNOWN),
    "moving WebP": (moving("WEBP"), "bewegende"),
    "moving PNG": (moving("PNG"), "bewegende"),
    "moving AVIF": (moving("AVIF"), "bewegende"),
    "nothing": (b"", "leeg"),
    "21 MB": (picture_bytes() + b"\0" * 21 * 1024 * 1024, "groter dan 20 MB"),
}


@pytest.mark.parametrize("name", REFUSED_PICTURES)
def test_what_is_no_picture_of_ours_gets_a_sentence_and_the_rest_of_the_form_stays(editor: Client, name: str) -> None:
    content, sentence = REFUSED_PICTURES[name]
    errors = refused(editor, file=upload(content))
    assert set(errors) == {"file"}
    assert sentence in errors["file"][0]


def test_a_photo_with_a_second_one_behind_it_as_telephones_make_them_is_a_photo(editor: Client) -> None:
    picture = add_picture(
        editor, file=upload(written(two_halves(), "MPO", save_all=True, append_images=[two_halves()]))
    )
    assert pixels(picture).format == "JPEG"


def test_many_at_once_go_through_the_same_checks(editor: Client) -> None:
    assert f'data-max-file-size="{20 * 1024 * 1024}"' in editor.get("/beheer/images/multiple/add/").content.decode()
    form = {"title": "Plein", "files[]": upload(b"<svg/>"), "collection": Collection.get_first_root_node().pk}
    answer = editor.post("/beheer/images/multiple/add/", form)
    assert UNKNOWN in answer.json()["error_message"]
    answer = editor.post("/beheer/images/multiple/add/", {**form, "files[]": upload(from_a_telephone())}).json()
    assert not Picture.objects.exists()  # the questions about consent come first
    number = answer["uploaded_file_id"]
    answers = {"title": "Plein", "description": "Een plein", "collection": form["collection"], "tags": "", **ANSWERS}
    filled = {f"uploaded-image-{number}-{name}": value for name, value in answers.items()}
    done = editor.post(f"/beheer/images/multiple/create_from_uploaded_image/{number}/", filled).json()
    assert done["success"], done
    picture = Picture.objects.get()
    assert SECRET not in stored(picture)
    assert picture.file_size == len(stored(picture))
    assert not UploadedFile.objects.exists()


def test_the_form_in_a_chooser_checks_too(editor: Client) -> None:
    def send(file: SimpleUploadedFile, **answers: str) -> dict:
        filled = {**form_of(file=file, **answers)}
        return editor.post(
            "/beheer/images/chooser/create/", {f"image-chooser-upload-{key}": value for key, value in filled.items()}
        ).json()

    assert UNKNOWN in send(upload(b"<svg/>"))["htmlFragment"]
    assert "Er zijn mensen te herkennen" in send(a_photo(), people="kinderen")["htmlFragment"]
    assert send(a_photo(), **GIVEN)["step"] == "chosen"


OOXML_TYPES = (
    '<Types><Override PartName="/{part}" ContentType='
    '"application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
)
OFFICE = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
OPEN = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def office(kind: str, **more: bytes) -> bytes:
    part, sort = OFFICE[kind]
    types = OOXML_TYPES.format(part=part, kind=sort).encode()
    return zipped({"[Content_Types].xml": types, part: b"<x/>", **more})


def open_document(kind: str, **more: bytes) -> bytes:
    sort = f"application/vnd.oasis.opendocument.{OPEN[kind]}".encode()
    return zipped({"mimetype": sort, "META-INF/manifest.xml": b"<x/>", "content.xml": b"<x/>", **more})


GOOD = {"pdf": PDF, **{kind: office(kind) for kind in OFFICE}, **{kind: open_document(kind) for kind in OPEN}}


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("name", ["Plan van aanpak 2026.{}", "plan.html", "plan"])
def test_a_document_gets_the_ending_of_its_content(editor: Client, kind: str, name: str) -> None:
    document = add_document(editor, pdf(name.format(kind), GOOD[kind]))
    assert document.filename in {f"plan-van-aanpak-2026.{kind}", f"plan.{kind}"}


MACROS = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
NO_DOCUMENT = "geen document dat we kennen"
REFUSED_DOCUMENTS = {
    "HTML": (b"<html><script>alert(1)</script></html>", NO_DOCUMENT),
    "a zip in the clothes of a docx": (zipped({"virus.exe": b"MZ"}), NO_DOCUMENT),
    "a docx without a word": (zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}), NO_DOCUMENT),
    "a zip that says it is a picture": (zipped({"mimetype": b"image/png", "META-INF/manifest.xml": b""}), NO_DOCUMENT),
    "the program of a macro": (office("docx", **{"word/vbaProject.bin": b"x"}), "macro’s"),
    "a docm": (zipped({"[Content_Types].xml": MACROS, "word/document.xml": b"<x/>"}), "macro’s"),
    "Basic in an odt": (open_document("odt", **{"Basic/Standard/Module1.xml": b"x"}), "macro’s"),
    "a bomb": (office("docx", **{"word/media/0.bin": b"\0" * 301 * 1024 * 1024}), "veel groter"),
    "a docx that was cut off": (office("docx")[:-30], DAMAGED),
    "a PDF that was cut off": (PDF[:40], DAMAGED),
    "HTML in front of a zip": (b"<html>" + office("docx"), NO_DOCUMENT),
    "a large table": (zipped({f"{'x' * 300}{n}": b"" for n in range(4000)}), DAMAGED),
    "nothing": (b"", "leeg"),
    "21 MB": (b"%PDF-1.4" + b"\0" * 21 * 1024 * 1024 + b"%%EOF", "groter dan 20 MB"),
}


@pytest.mark.parametrize("name", REFUSED_DOCUMENTS)
def test_what_is_no_document_of_ours_gets_a_sentence(editor: Client, name: str) -> None:
    content, sentence = REFUSED_DOCUMENTS[name]
    form = {"title": "Ons plan", "file": pdf("plan.docx", content), "collection": 1, "tags": "", **ANSWERS}
    response = editor.post("/beheer/documents/add/", form)
    errors = response.context["form"].errors
    assert set(errors) == {"file"}
    assert sentence in errors["file"][0]
    assert 'value="Ons plan"' in response.content.decode()
    assert not Attachment.objects.exists()


def test_many_documents_at_once_go_through_the_same_checks(editor: Client) -> None:
    form = {"title": "Plan", "collection": Collection.get_first_root_node().pk}
    answer = editor.post("/beheer/documents/multiple/add/", {**form, "files[]": pdf("plan.pdf", b"<html>")})
    assert NO_DOCUMENT in answer.json()["error_message"]
    number = editor.post("/beheer/documents/multiple/add/", {**form, "files[]": pdf()}).json()["uploaded_file_id"]
    answers = {"title": "Plan", "collection": form["collection"], "tags": "", **ANSWERS}
    filled = {f"uploaded-document-{number}-{name}": value for name, value in answers.items()}
    done = editor.post(f"/beheer/documents/multiple/create_from_uploaded_document/{number}/", filled).json()
    assert done["success"], done
    assert Attachment.objects.get().filename == "plan.pdf"
