"""What sort of document a file is, by its content; what is none of ours is refused with a sentence.

Of a zip only its table of contents is read, within limits: nothing is unpacked but two small entries.
"""

import struct
import zipfile
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.text import slugify
from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# Of an OOXML document the part that it is about.
MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
ODF_KINDS = {TYPES[kind].encode(): kind for kind in ("odt", "ods", "odp")}
# The end of a zip: a mark, then how large its table of contents is (APPNOTE.TXT of PKWARE, 4.3.16).
ZIP_END = struct.Struct("<4s4H2LH")
LONGEST_ZIP_END = ZIP_END.size + 65_535
LARGEST_TABLE = 1024 * 1024  # bytes; a thick report has 50 kB
MOST_UNPACKED = 300 * 1024 * 1024
SMALL = 256 * 1024
TAIL = 2048
ENCRYPTED = 0x1


def kind_of(upload: File) -> str:
    """The ending that belongs to the content: `pdf`, `odt`, `docx` …; raises ValidationError with a sentence."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This document is larger than 20 MB. Make it smaller and try again."), code="too_large")
    upload.seek(0)
    start = upload.read(8)
    kind = None
    if start.startswith(b"%PDF-"):
        kind = _pdf(upload)
    elif start.startswith(b"PK\x03\x04"):
        kind = _packed(upload)
    upload.seek(0)
    if kind is None:
        raise ValidationError(
            _("This is no document that we know. Choose a PDF, or a file of LibreOffice, Word, Excel or PowerPoint."),
            code="unknown",
        )
    return kind


def proper_name(name: str, kind: str) -> str:
    """The name under which people download it: plain letters, and the ending of its content."""
    stem = slugify(PurePosixPath(name.replace("\\", "/")).stem)[:80].strip("-")
    return f"{stem or 'document'}.{kind}"


def _pdf(upload: File) -> str:
    upload.seek(max(0, upload.size - TAIL))
    if b"%%EOF" not in upload.read():
        raise _damaged()
    return "pdf"


def _damaged() -> ValidationError:
    return ValidationError(
        _("This document can't be read: the file is damaged or incomplete. Save it again and try once more."),
        code="damaged",
    )


def _packed(upload: File) -> str | None:
    try:
        if not 0 < _size_of_table(upload) <= LARGEST_TABLE:
            raise _damaged()
        stream: IO[bytes] = upload.file  # type: ignore[assignment]
        with zipfile.ZipFile(stream) as archive:
            _harmless(archive)
            return _odf(archive) or _ooxml(archive)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise _damaged() from error


def _size_of_table(upload: File) -> int:
    """In bytes, as the end of the file says; 0 where there is no such end."""
    upload.seek(max(0, upload.size - LONGEST_ZIP_END))
    tail: bytes = upload.read()
    at = tail.rfind(b"PK\x05\x06")
    fields: tuple[Any, ...] = ZIP_END.unpack_from(tail, at) if at >= 0 else (0,) * 8
    return int(fields[5])


def _harmless(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise ValidationError(_("This document is much larger inside than it seems, and is not taken."), code="bomb")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise ValidationError(_("This document has a password. Take that off and try again."), code="encrypted")
    if any(_is_macro(entry.filename) for entry in entries):
        raise _has_macros()


def _is_macro(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith("vbaproject.bin") or lowered.startswith(("basic/", "scripts/"))


def _has_macros() -> ValidationError:
    return ValidationError(
        _("This document has macros: small programs. Save it without them and try again."), code="macros"
    )


def _odf(archive: zipfile.ZipFile) -> str | None:
    if "META-INF/manifest.xml" not in archive.namelist():
        return None
    return ODF_KINDS.get(_small(archive, "mimetype").strip())


def _ooxml(archive: zipfile.ZipFile) -> str | None:
    names = set(archive.namelist())
    kind = next((kind for kind, part in MAIN_PARTS.items() if part in names), None)
    declared = _small(archive, "[Content_Types].xml")
    if b"macroEnabled" in declared:
        raise _has_macros()
    return kind if kind and f"{TYPES[kind]}.main+xml".encode() in declared else None


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """The content of one entry; nothing where there is none, or where it is too large to be what it says."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return b""
    if entry.file_size > SMALL:
        return b""
    with archive.open(entry) as opened:
        return opened.read(SMALL)
