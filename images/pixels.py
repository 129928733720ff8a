"""A picture made anew from what somebody uploads: its pixels and nothing else.

Where it was taken, with what, by whom, a second file behind the first one: nothing of that is in what is kept. What a
file is, is told by its content; its name says nothing.
"""

from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 4096  # pixels that are kept; readers see at most 1408
READ = ("JPEG", "PNG", "WEBP", "AVIF")
JPEG_QUALITY = 90
QUICK = 4  # how hard zlib tries, of 9
SRGB = ImageCms.createProfile("sRGB")


class RemadePicture(ContentFile):
    """A JPEG, or a PNG where there is transparency or there was one, as `remade` made it."""


def remade(upload: File) -> RemadePicture:
    """Raises ValidationError with a sentence for the person who chose the file."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This image is larger than 20 MB. Save it smaller and try again."), code="too_large")
    try:
        upload.seek(0)
        with Image.open(upload, formats=READ) as image:
            _fits(image)
            pixels = _plain(_upright(image))
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        raise ValidationError(
            _("This is no image that we know. Choose a JPEG, PNG, WebP or AVIF file."), code="unknown"
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # what decoders say about broken files has no common kind
        raise ValidationError(
            _("This image can't be read: the file is damaged or incomplete. Save it again and try once more."),
            code="damaged",
        ) from error
    return _written(pixels, upload.name or "", keep_exact=image.format == "PNG")


def _fits(image: Image.Image) -> None:
    """Asked of the header, before a single pixel is unpacked."""
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    # Telephones write a second picture behind a JPEG (format MPO); the first is the photo.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(_("This is a moving image. Choose one that stands still."), code="moving")


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("This image has more than 50 million pixels. Make it smaller and try again."), code="too_many_pixels"
    )


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held, and no larger than is of use."""
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # type: ignore[arg-type]
    image.load()
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    return upright


def _plain(image: Image.Image) -> Image.Image:
    """In sRGB, with transparency only where something is transparent, and without anything attached."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value / 256).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    pixels = _in_srgb(image, profile)
    if alpha and alpha.getextrema() != (255, 255):
        pixels.putalpha(alpha)
    pixels.info = {}
    return pixels


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    colours = image if image.mode in {"RGB", "CMYK", "L"} else image.convert("RGB")
    if profile:
        try:
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(colours, known, SRGB, outputMode="RGB") or colours.convert("RGB")
        except (ImageCms.PyCMSError, OSError):  # a profile of other colours, or a broken one: as if there were none
            return colours.convert("RGB").copy()
    return colours.convert("RGB").copy()


def _written(pixels: Image.Image, name: str, *, keep_exact: bool) -> RemadePicture:
    """Drawings and what is transparent as PNG, photos as JPEG."""
    written = BytesIO()
    stem = PurePosixPath(name.replace("\\", "/")).stem[:80] or "beeld"
    if keep_exact or pixels.mode == "RGBA":
        pixels.save(written, "PNG", compress_level=QUICK)
        return RemadePicture(written.getvalue(), name=f"{stem}.png")
    pixels.save(written, "JPEG", quality=JPEG_QUALITY)
    return RemadePicture(written.getvalue(), name=f"{stem}.jpg")
