"""What a source of a file will do: decided before anything is done, and again when it is done."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from evidence.identifiers import BEFORE_A_DOI, clean_doi, clean_isbn
from evidence.importing.entry import Entry
from evidence.models import EvidencePage
from evidence.models.library import EARLIEST
from vocabularies.models import Term, Vocabulary

BETWEEN_ISBNS = re.compile(r"[,;/]|\s+(?=97[89])")
IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
MAY_BE_AN_ADDRESS = URLValidator(schemes=["http", "https"])
Key = tuple[str, ...]


@dataclass
class Plan:
    """One source. With faults, or where it is there already, nothing is made; `lacks`: what is not taken over."""

    entry: Entry
    faults: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    double: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return not self.faults and not self.double


@dataclass(frozen=True)
class Words:
    """The words of the field, read once for a file."""

    kinds: Mapping[str, Term]
    institutes: Mapping[str, Term]

    @classmethod
    def read(cls) -> "Words":
        offered = Term.objects.offered()
        institutes = {
            name: term
            for term in offered.filter(vocabulary=Vocabulary.INSTITUTE)
            for name in (folded(term.name), *_names(term.name))
        }
        return cls({term.slug: term for term in offered.filter(vocabulary=Vocabulary.KNOWLEDGE)}, institutes)


def plans(entries: Iterable[Entry]) -> list[Plan]:
    """In the order of the file."""
    words, known, made = Words.read(), _in_the_library(), list[Plan]()
    for each in entries:
        plan = _plan(each, words)
        keys = list(_keys(**{name: plan.values.get(name, "") for name in ("title", "year", "doi", "isbn")}))
        plan.double = next((known[key] for key in keys if key in known), "")
        if plan.is_new:
            known |= dict.fromkeys(keys, _("This source stands in the file twice."))
        made.append(plan)
    return made


def folded(text: str) -> str:
    """Letters and digits, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _names(name: str) -> list[str]:
    """“Nederlands Jeugdinstituut (NJi)” has two."""
    short = IN_BRACKETS.search(name)
    return [folded(IN_BRACKETS.sub("", name)), folded(short[1])] if short else []


def _in_the_library() -> dict[Key, str]:
    """By what a source is known by, the sentence that it is there: as it is public, and as its newest draft has it."""
    names = ("title", "year", "doi", "isbn")
    found: dict[Key, str] = {}
    for prefix in ("", "latest_revision__content__"):
        for row in EvidencePage.objects.values_list("title", *(f"{prefix}{name}" for name in names)):
            values = {name: value or "" for name, value in zip(names, row[1:], strict=True)}
            said = _("Is in the library already: %(title)s.") % {"title": row[0]}
            found |= {key: said for key in _keys(**values) if key not in found}
    return found


def _keys(title: str, year: Any, doi: str, isbn: str) -> Iterator[Key]:
    if doi:
        yield ("doi", doi.casefold())
    if isbn:
        yield ("isbn", isbn)
    if folded(title):
        yield ("title", folded(title), str(year or ""))


def _plan(entry: Entry, words: Words) -> Plan:
    plan = Plan(entry)
    _title(plan)
    _year(plan)
    _numbers(plan)
    _link(plan)
    _institute(plan, words)
    kind = words.kinds.get(entry.kind)
    plan.values |= {"kind": kind} if kind else {}
    plan.values |= {"language": entry.language} if entry.language else {}
    plan.values["authors"] = entry.authors
    plan.values["summary"] = Truncator(entry.abstract).chars(_longest("summary"))
    return plan


def _longest(name: str) -> int:
    return int(EvidencePage._meta.get_field(name).max_length or 0)


def _title(plan: Plan) -> None:
    title = plan.entry.title
    if not folded(title):
        plan.faults.append(_("There is no title."))
    if len(title) > _longest("title"):
        plan.faults.append(_("The title is longer than %(most)d letters.") % {"most": _longest("title")})
    plan.values["title"] = title


def _year(plan: Plan) -> None:
    text = plan.entry.year
    if text.isdecimal() and EARLIEST <= int(text) <= timezone.localdate().year:
        plan.values["year"] = int(text)
    else:
        plan.lacks.append(_("“%(text)s” is no year.") % {"text": text} if text else _("There is no year."))


def _numbers(plan: Plan) -> None:
    doi = clean_doi(plan.entry.doi)
    if doi is None or len(doi) > _longest("doi"):
        plan.lacks.append(_("“%(text)s” is no DOI.") % {"text": plan.entry.doi})
        doi = ""
    found = [clean_isbn(text) for text in BETWEEN_ISBNS.split(plan.entry.isbn)]
    isbn = next((number for number in found if number), "")
    if plan.entry.isbn and not isbn:
        plan.lacks.append(_("“%(text)s” is no ISBN.") % {"text": plan.entry.isbn})
    plan.values |= {"doi": doi, "isbn": isbn}


def _link(plan: Plan) -> None:
    """An address of a DOI is that DOI once more."""
    link = plan.entry.link
    if not link or (plan.values["doi"] and BEFORE_A_DOI.match(link)):
        return
    try:
        MAY_BE_AN_ADDRESS(link)
    except ValidationError:
        plan.lacks.append(_("“%(text)s” is no address of a page.") % {"text": link})
    else:
        plan.values["link"] = link


def _institute(plan: Plan, words: Words) -> None:
    name = plan.entry.institute
    term = words.institutes.get(folded(name)) if name else None
    plan.values |= {"institute": term} if term else {"institute_words": name[: _longest("institute_words")]}
