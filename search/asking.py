"""From an address to a question, and back: every state of the results is a plain address."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from search.dutch import Synonyms, ask
from search.facet import Facet
from search.facets import BY_NAME, facets_of, spans_of
from search.meeting_facets import COMING, OF_TIME, PAST, WHEN
from search.months import month_of, slug_of
from search.port import Kind, Order, Query
from vocabularies.wordbook import Wordbook

LONGEST_TEXT = 300  # characters; what is longer is no question but a document
OWN_ADDRESS: Mapping[Kind, str] = {Kind.KNOWLEDGE: "knowledge", Kind.MEETING: "agenda"}
"""Kinds with an address of their own, by the name of its view: the same search with the kind fixed."""

COMES = frozenset({COMING})
"""What the agenda shows of WHEN when nobody says when."""
TABLE = "toon"
"""The parameter that says which month the table shows. It changes nothing of what is found."""


@dataclass(frozen=True)
class Asked:
    """What a reader asks: the text as typed, chosen values by facet, and what of the address was not understood.
    `month`: that of the table of the agenda, where the address says which.
    """

    kind: Kind = Kind.PRACTICE
    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    order: Order = Order.RELEVANCE
    page: int = 1
    month: date | None = None
    notices: tuple[str, ...] = ()

    def query(self, synonyms: Synonyms, book: Wordbook) -> Query:
        """The same for an engine, with every facet of the kind to be counted."""
        names = tuple(facet.name for facet in facets_of(self.kind))
        question = ask(self.text, synonyms) if self.text else None
        spans = spans_of(self.kind, timezone.localdate(), book)
        return Query(self.kind, question, self.chosen, names, self._order(), self.page, spans=spans)

    def _order(self) -> Order:
        return self.usual_order if self.order == Order.RELEVANCE else self.order

    @property
    def usual_order(self) -> Order:
        """What is shown where nobody asks for another order. No meeting matches better than another without words: they
        stand by day, and what is over from the newest back.
        """
        if self.text or self.kind != Kind.MEETING:
            return Order.RELEVANCE
        return Order.LATEST if self.chosen.get(WHEN) == frozenset({PAST}) else Order.NEWEST

    def with_value(self, facet: str, slug: str) -> Self:
        """With one more value, from the first page."""
        return self._with(facet, self.chosen.get(facet, frozenset()) | {slug})

    def without_value(self, facet: str, slug: str) -> Self:
        """With one value less, from the first page."""
        return self._with(facet, self.chosen[facet] - {slug})

    def without(self, facet: str) -> Self:
        """Without any value of this facet, from the first page."""
        return self._with(facet, frozenset())

    def in_period(self, slug: str) -> Self:
        """Of what is still to come alone, or of what is over, from the first page."""
        return self._with(WHEN, frozenset({slug}))

    def without_time(self) -> Self:
        """The words and filters alone: what a calendar is subscribed to."""
        chosen = {name: slugs for name, slugs in self.chosen.items() if name not in OF_TIME}
        return replace(self, chosen=chosen, order=Order.RELEVANCE, page=1, month=None)

    def _with(self, facet: str, slugs: frozenset[str]) -> Self:
        chosen = {name: values for name, values in {**self.chosen, facet: slugs}.items() if values}
        return replace(self, chosen=chosen, page=1)

    def url(self) -> str:
        """The address of this question, the same for the same question."""
        parameters: list[tuple[str, str]] = []
        if self.text:
            parameters.append(("q", self.text))
        if self.kind not in OWN_ADDRESS and self.kind != Kind.PRACTICE:
            parameters.append(("soort", self.kind.value))
        said = {name: slugs for name, slugs in self.chosen.items() if (name, slugs) != (WHEN, COMES)}
        parameters += [(f.name, slug) for f in facets_of(self.kind) for slug in sorted(said.get(f.name, ()))]
        if self.order != Order.RELEVANCE:
            parameters.append(("volgorde", self.order.value))
        if self.page > 1:
            parameters.append(("pagina", str(self.page)))
        if self.month:
            parameters.append((TABLE, slug_of(self.month)))
        return self.address + (f"?{urlencode(parameters)}" if parameters else "")

    @property
    def address(self) -> str:
        """Where questions about this kind are asked."""
        return reverse(OWN_ADDRESS.get(self.kind, "search"))


def read(parameters: QueryDict, book: Wordbook, kind: Kind | None = None) -> Asked:
    """What an address asks, of this kind if one is given. Never raises: what is not understood is left out, with a
    sentence that says so.
    """
    notices: list[str] = []
    kind = kind or _kind(parameters, notices)
    chosen = _chosen(parameters, kind, book, notices)
    return Asked(
        kind=kind,
        text=_text(parameters.get("q", ""), notices),
        chosen={WHEN: COMES, **chosen} if kind == Kind.MEETING else chosen,
        order=_order(parameters, kind, notices),
        page=_page(parameters.get("pagina", ""), notices),
        month=_month(parameters.get(TABLE, ""), notices) if kind == Kind.MEETING else None,
        notices=tuple(dict.fromkeys(notices)),
    )


def _clean(value: str) -> str:
    return " ".join(value.replace("\x00", " ").split())


def _text(value: str, notices: list[str]) -> str:
    text = _clean(value)
    if len(text) <= LONGEST_TEXT:
        return text
    notices.append(_("Your question is very long. We searched for its first %(n)d characters.") % {"n": LONGEST_TEXT})
    return text[:LONGEST_TEXT].strip()


def _kind(parameters: QueryDict, notices: list[str]) -> Kind:
    value = _clean(parameters.get("soort", ""))
    if value and value not in set(Kind):
        notices.append(
            _("“%(value)s” is not something one can search for here. You see practices.") % {"value": value[:40]}
        )
    return Kind(value) if value in set(Kind) else Kind.PRACTICE


def orders_of(kind: Kind) -> tuple[Order, ...]:
    """The orders that make sense of such pages."""
    return tuple(order for order in Order if order != Order.LATEST or kind == Kind.MEETING)


def _order(parameters: QueryDict, kind: Kind, notices: list[str]) -> Order:
    value = _clean(parameters.get("volgorde", ""))
    if value in set(orders_of(kind)):
        return Order(value)
    if value:
        notices.append(_("The order “%(value)s” is not known. You see the usual order.") % {"value": value[:40]})
    return Order.RELEVANCE


def _page(value: str, notices: list[str]) -> int:
    number = _clean(value)
    if not number:
        return 1
    if number.isascii() and number.isdecimal() and int(number[:6]) > 0:
        return int(number[:6])
    notices.append(_("“%(value)s” is not a page number. You see the first page.") % {"value": number[:40]})
    return 1


def _month(value: str, notices: list[str]) -> date | None:
    month = _clean(value)
    first = month_of(month)
    if month and first is None:
        notices.append(_("“%(value)s” is not a month of the agenda. You see this month.") % {"value": month[:40]})
    return first


def _chosen(parameters: QueryDict, kind: Kind, book: Wordbook, notices: list[str]) -> Mapping[str, frozenset[str]]:
    chosen: dict[str, frozenset[str]] = {}
    for name in parameters.keys() & BY_NAME.keys():
        values = [value for value in map(_clean, parameters.getlist(name)) if value]
        if values and kind not in BY_NAME[name].kinds:
            notices.append(_("“%(facet)s” is not a filter of this kind of page.") % {"facet": BY_NAME[name].label})
        elif slugs := _known(BY_NAME[name], values, book, notices):
            chosen[name] = slugs
    return chosen


def _known(facet: Facet, values: list[str], book: Wordbook, notices: list[str]) -> frozenset[str]:
    current = {value: facet.current(book, value) for value in values}
    for value in sorted(value for value, slug in current.items() if slug is None):
        sentence = _("“%(value)s” is not a choice of the filter %(facet)s. We left it out.")
        notices.append(sentence % {"value": value[:40], "facet": facet.label})
    return frozenset(slug for slug in current.values() if slug is not None)
