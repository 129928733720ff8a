"""From an address to practices: which ones a reader puts side by side, in the order of the address."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.comparing.loading import with_organisation
from practices.models import PracticePage

FEWEST, MOST = 2, 4
MOST_READ = 20  # ids of one address; beyond it is no choice of a person
HIGHEST_ID = 2**31 - 1  # what the column holds
LONGEST_SAID = 40  # characters of what was not understood, said again
ONLY_DIFFERENCES = "verschillen"


@dataclass(frozen=True)
class Asked:
    """The practices that stand side by side, those `waiting` for a place, and what was not understood."""

    pages: tuple[PracticePage, ...] = ()
    waiting: tuple[PracticePage, ...] = ()
    only_differences: bool = False
    notices: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there is something to compare."""
        return len(self.pages) >= FEWEST

    def without(self, page: PracticePage) -> Self:
        """With one practice less; the first that waits takes its place."""
        kept = [one for one in (*self.pages, *self.waiting) if one.pk != page.pk]
        return replace(self, pages=tuple(kept[:MOST]), waiting=tuple(kept[MOST:]))

    def with_all_rows(self) -> Self:
        """With what is the same as well."""
        return replace(self, only_differences=False)

    def with_differences(self) -> Self:
        """With only the rows that differ."""
        return replace(self, only_differences=True)

    def url(self) -> str:
        """The address of this comparison."""
        parameters = [("p", str(page.pk)) for page in (*self.pages, *self.waiting)]
        if self.only_differences:
            parameters.append(("alleen", ONLY_DIFFERENCES))
        return reverse("comparison") + (f"?{urlencode(parameters)}" if parameters else "")

    @property
    def csv_url(self) -> str:
        """The address of the whole table, as CSV."""
        return address_of((page.pk for page in self.pages), "comparison-csv")

    @property
    def ods_url(self) -> str:
        """The address of the whole table, as a spreadsheet."""
        return address_of((page.pk for page in self.pages), "comparison-ods")


def address_of(pages: Iterable[int], name: str = "comparison") -> str:
    """Where these practices stand side by side."""
    return f"{reverse(name)}?{urlencode([('p', str(pk)) for pk in [*pages][:MOST]])}"


def read(request: HttpRequest) -> Asked:
    """What an address asks. Never raises: what is not understood is left out, with a sentence that says so."""
    parameters, notices = _parameters(request), list[str]()
    ids = _ids([_clean(value) for value in parameters.getlist("p")], notices)
    found = with_organisation().in_bulk([pk for pk in ids if pk <= HIGHEST_ID])
    _name_missing([pk for pk in ids if pk not in found], notices)
    pages = [found[pk] for pk in ids if pk in found]
    shown, waiting = tuple(pages[:MOST]), tuple(pages[MOST:])
    _name_waiting(waiting, notices)
    return Asked(shown, waiting, _only_differences(parameters, notices), tuple(dict.fromkeys(notices)))


def _parameters(request: HttpRequest) -> QueryDict:
    """Of an address with more parameters than Django reads, the first."""
    try:
        return request.GET
    except TooManyFieldsSent:
        return QueryDict("&".join(request.META["QUERY_STRING"].split("&")[: MOST_READ + 1]))


def _clean(value: str) -> str:
    return " ".join(value.replace("\x00", " ").split())


def _ids(values: list[str], notices: list[str]) -> list[int]:
    """Each once. A number that no database has is a number all the same, and of no practice."""
    given = dict.fromkeys(value[:LONGEST_SAID] for value in values if value)
    strange = [value for value in given if not (value.isascii() and value.isdecimal())]
    _name_strange(strange, notices)
    ids = list(dict.fromkeys(int(value) for value in given if value not in strange))
    if len(ids) > MOST_READ:
        notices.append(_("This address is very long. We read its first %(n)d practices.") % {"n": MOST_READ})
    return ids[:MOST_READ]


def _name_strange(values: list[str], notices: list[str]) -> None:
    if values:
        sentence = ngettext(
            "%(values)s is not the number of a practice. We left it out.",
            "%(values)s are not numbers of practices. We left them out.",
            len(values),
        )
        named = [f"“{value}”" for value in values[:MOST]]
        notices.append(sentence % {"values": ", ".join([*named, "…"] if values[MOST:] else named)})


def _name_missing(ids: list[int], notices: list[str]) -> None:
    """In the same words for what never was and for what is not public: nobody learns which."""
    if ids:
        sentence = ngettext(
            "There is no public practice with the number %(ids)s. We left it out.",
            "There are no public practices with the numbers %(ids)s. We left them out.",
            len(ids),
        )
        notices.append(sentence % {"ids": ", ".join(map(str, ids))})


def _name_waiting(waiting: tuple[PracticePage, ...], notices: list[str]) -> None:
    if waiting:
        sentence = _("Four practices fit side by side. Take one away, and there is a place for: %(titles)s.")
        notices.append(sentence % {"titles": "; ".join(page.title for page in waiting)})


def _only_differences(parameters: QueryDict, notices: list[str]) -> bool:
    value = _clean(parameters.get("alleen", ""))[:LONGEST_SAID]
    if value and value != ONLY_DIFFERENCES:
        notices.append(_("“%(value)s” is not something to leave rows out by. You see all rows.") % {"value": value})
    return value == ONLY_DIFFERENCES
