"""The messages that our sources ask for, and the Dutch catalogue that answers them.

The one part of the set-up that is not stdlib-only: it reads with Babel and Django, so the environment's own Python
runs it. As a program it brings django.po up to date: new messages come in without Dutch, orphans go.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import allauth
import django
import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "platform" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
PYTHON_FOLDERS = (
    *("accounts", "coalitions", "desk", "events", "evidence", "home", "images", "mail"),
    *("practices", "search", "vocabularies"),
    *("platform/config", "platform/foundation"),
)
HEADER = "# The Dutch of Kansrijk's interface; `make messages` keeps it in step with the sources."
WIDTH = 110
UNLISTED = {'You do not have permission to publish pages at "%(page_title)s"'}
"""What Wagtail 7.4 asks for and its own catalogues forgot."""

Specification = tuple[int | tuple[int, str], ...] | None
SINGULAR: Specification = None
PLURAL: Specification = (1, 2)
CONTEXT: Specification = ((1, "c"), 2)
CONTEXT_PLURAL: Specification = ((1, "c"), 2, 3)
KEYWORDS: dict[str, Specification] = {
    "_": SINGULAR,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), SINGULAR),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), CONTEXT_PLURAL),
}


@dataclass(frozen=True)
class Asked:
    """One message as a source asks for it; `plural` is empty where it has none."""

    singular: str
    plural: str = ""
    context: str | None = None


def asked() -> dict[Asked, str]:
    """Every message of our Python and templates, with the first place that asks for it."""
    found: dict[Asked, str] = {}
    for file in sources():
        for line, message in messages_of(file):
            found.setdefault(message, f"{file.relative_to(ROOT)}:{line}")
    return found


def sources() -> Iterator[Path]:
    for folder in PYTHON_FOLDERS:
        yield from sorted(file for file in (ROOT / folder).glob("**/*.py") if "migrations" not in file.parts)
        yield from sorted((ROOT / folder).glob("templates/**/*.html"))
    yield from sorted(file for file in (ROOT / "templates").glob("**/*") if file.suffix in {".html", ".txt"})


def messages_of(file: Path) -> Iterator[tuple[int, Asked]]:
    text = file.read_text()
    if file.suffix != ".py":
        # The result looks like Python but for its indentation, on which Python's tokenizer stumbles.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())
    for line, message, _comments, context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        yield line, Asked(singular, plural, context)


def theirs() -> set[str]:
    """What Django, Wagtail and allauth ask for: our catalogue may hold the Dutch that theirs lacks."""
    packages = [Path(str(package.__file__)).parent for package in (django, wagtail, allauth)]
    files = [file for package in packages for file in package.glob("**/locale/en/LC_MESSAGES/django.po")]
    return UNLISTED | {singular_of(message) for file in files for message in read(file) if message.id}


def read(file: Path = PO) -> Catalog:
    if not file.exists():
        return Catalog(locale="nl", domain="django", project="Kansrijk")
    with file.open("rb") as source:
        return read_po(source, locale=file.parts[-3])


def singular_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms_of(message: Message) -> list[str]:
    """The Dutch of a message: one text, or one for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def has_dutch(message: Message | None) -> bool:
    return message is not None and not message.fuzzy and bool(forms_of(message)) and all(forms_of(message))


def orphans(catalogue: Catalog, wanted: set[Asked]) -> list[Message]:
    """What is in the catalogue and nobody asks for: not our sources, not Django, Wagtail or allauth."""
    ours = {(message.singular, message.context) for message in wanted}
    others = theirs()
    return [
        message
        for message in catalogue
        if message.id and (singular_of(message), message.context) not in ours and singular_of(message) not in others
    ]


def add(message: Asked, catalogue: Catalog) -> None:
    """Let the catalogue hold the message. With a plural it answers those who ask without one too, never the reverse."""
    known = catalogue.get(message.singular, message.context)
    if known is not None and message.plural and not known.pluralizable:
        catalogue.delete(message.singular, message.context)
        known = None
    if known is None:
        identity = (message.singular, message.plural) if message.plural else message.singular
        catalogue.add(identity, context=message.context)


def update() -> list[Asked]:
    """Write the catalogue anew, and return the messages that still need Dutch."""
    catalogue = read()
    wanted = asked()
    for orphan in orphans(catalogue, set(wanted)):
        catalogue.delete(singular_of(orphan), orphan.context)
    for message in wanted:
        add(message, catalogue)
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as target:
        write_po(target, catalogue, width=WIDTH, no_location=True, sort_output=True)
    return [message for message in wanted if not has_dutch(catalogue.get(message.singular, message.context))]


def main() -> int:
    missing = update()
    print(f"{PO.relative_to(ROOT)} is in step with the sources; {len(missing)} without Dutch.")
    for message in missing:
        print(f"  {message.singular!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
