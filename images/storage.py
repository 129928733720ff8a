"""Where files lie, and by which door they leave. Nothing is served by its path: both doors ask the database first."""

from pathlib import PurePosixPath
from secrets import token_hex

from django.core.files.storage import FileSystemStorage
from django.urls import reverse

PUBLIC = "public"
PRIVATE = "private"


class Media(FileSystemStorage):
    """The folder `MEDIA_ROOT`: `public/` has what readers see, everything else is for people with permission."""

    def url(self, name: str | None) -> str:
        folder, _, rest = (name or "").partition("/")
        return reverse("rendition", args=[rest]) if folder == PUBLIC else reverse("private-file", args=[name])


def fresh_name(folder: str) -> str:
    """A name that nothing had before and that says nothing: what somebody called the file may be a child's name."""
    return f"{PRIVATE}/{folder}/{token_hex(16)}"


def ending_of(name: str) -> str:
    """The last part of a name, without its dot."""
    return PurePosixPath(name).suffix.lstrip(".").lower()
