"""What a bibliography says of one source, as plain text within bounds, whichever format it came in."""

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

LONGEST = 700
LONGEST_LINE = 400
LONGEST_AUTHORS = 300  # as the field
AND_OTHERS = "e.a."
MARKUP = re.compile(r"</?[A-Za-z][\w:.-]{0,30}(?:\s[^<>]{0,200})?/?>")
NEVER_TYPED = {"Cc", "Cs", "Cn"}
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
LANGUAGES = {
    **dict.fromkeys(("nl", "nld", "dut", "dutch", "nederlands", "vlaams"), "nl"),
    **dict.fromkeys(("en", "eng", "english", "engels", "british", "american", "usenglish", "ukenglish"), "en"),
    **dict.fromkeys(("pap", "papiamentu", "papiamento"), "pap"),
    **dict.fromkeys(("de", "deu", "ger", "german", "ngerman", "duits", "deutsch"), "de"),
    **dict.fromkeys(("fr", "fra", "fre", "french", "frans", "français"), "fr"),
    **dict.fromkeys(("es", "spa", "spanish", "spaans", "español"), "es"),
}


@dataclass(frozen=True)
class Entry:
    """One source. Year, DOI, ISBN and link are as the file has them: whether they are any is judged later."""

    title: str = ""
    authors: str = ""
    year: str = ""
    kind: str = ""
    institute: str = ""
    doi: str = ""
    isbn: str = ""
    link: str = ""
    abstract: str = ""
    language: str = ""

    @property
    def mark(self) -> str:
        """The same for the same words: a tick on a page that was shown says of these words that they may come in."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:20]


def entry(*, authors: Iterable[Any] = (), year: Any = "", language: Any = "", kind: str = "", **texts: Any) -> Entry:
    """`texts`: the other fields of an entry, as the file has them."""
    return Entry(
        authors=_joined(plain(name, LONGEST_LINE) for name in authors),
        year=_year(plain(year, LONGEST_LINE)),
        language=_language(plain(language, LONGEST_LINE)),
        kind=kind,
        abstract=plain(texts.pop("abstract", ""), LONGEST),
        **{name: plain(text, LONGEST_LINE) for name, text in texts.items()},
    )


def plain(value: Any, longest: int) -> str:
    """Text without the markup of web pages and without characters that no person types."""
    text = "" if value is None else str(value)[: 3 * longest]
    shown = html.unescape(MARKUP.sub(" ", text))
    return " ".join("".join(" " if unicodedata.category(sign) in NEVER_TYPED else sign for sign in shown).split())[
        :longest
    ]


def turned(name: str) -> str:
    """A name as it is spoken: files write “Jansen, Anna”."""
    last, _comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def _joined(names: Iterable[str]) -> str:
    """As many names as there is room for."""
    joined = ""
    for name in filter(None, names):
        if name == AND_OTHERS or len(joined) + len(name) > LONGEST_AUTHORS - len(AND_OTHERS) - 3:
            return f"{joined} {AND_OTHERS}".strip()
        joined = f"{joined}, {name}" if joined else name
    return joined


def _year(text: str) -> str:
    """Out of “2021/05/03” or “mei 2021”; what holds no year stays as it is, to be shown."""
    found = YEAR.search(text)
    return found[0] if found else text[:40]


def _language(text: str) -> str:
    if not text:
        return ""
    return LANGUAGES.get(re.split(r"[-_, ]", text.casefold())[0], "zxx")
