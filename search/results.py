"""The page of results, ready for its template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.cards import meeting_cards
from evidence.cards import source_cards
from practices.cards import cards
from practices.coalition_cards import coalition_cards
from search.asking import COMES, TABLE, Asked, orders_of
from search.dutch import Synonyms
from search.facets import BY_NAME, facets_of
from search.facts import PAGE_TYPES
from search.finding import Answer, find
from search.meeting_facets import COMING, PAST, WHEN
from search.months import slug_of
from search.paging import Pages, pages
from search.port import Kind, Order, Query
from search.reasons import with_reasons
from search.rephrasing import Instead, Meanings, meanings, meant
from search.rows import FacetRows, Knowledge, facet_rows
from vocabularies.wordbook import Wordbook

MOST_ADVICE = 6


@dataclass(frozen=True)
class Chip:
    """A choice that was made, with the address of the page without it."""

    facet_label: str
    label: str
    url: str


@dataclass(frozen=True)
class Choice:
    """A kind of page, an order or a piece of advice: a link with a count."""

    label: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class OrderChoice:
    """An entry of the list of orders."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Results:
    """Everything that the page of results shows. `meant`: the question without its slips, if that finds more;
    `meanings`: what an abbreviation in it may mean; `kept`: what the form sends along unseen; `periods`: of meetings,
    those that come and those that are over.
    """

    kind: str
    address: str
    question: str
    total: int
    heading: str
    cards: list[Any]
    facets: list[FacetRows]
    chips: list[Chip]
    kinds: list[Choice]
    periods: list[Choice]
    orders: list[OrderChoice]
    pages: Pages | None
    degraded: bool
    notices: tuple[str, ...]
    meant: Instead | None
    meanings: Meanings | None
    advice: list[Choice]
    clear_url: str
    all_url: str
    kept: list[tuple[str, str]]


def results(asked: Asked, book: Wordbook, words: Synonyms) -> Results:
    """Ask, load what is findable of what was found, and put it in words. Raises Http404 beyond the last page."""
    query = asked.query(words, book)
    answer = find(query, book)
    found = answer.found
    if asked.page > 1 and not found.ids:
        raise Http404(_("This page of results does not exist."))
    return Results(
        kind=asked.kind.value,
        address=asked.address,
        question=asked.text,
        total=found.total,
        heading=heading(asked.kind, found.total),
        cards=_cards(query, found.ids, book),
        facets=list(_facets(asked, answer, book)),
        chips=list(_chips(asked, book)),
        kinds=_kinds(asked, answer),
        periods=_periods(asked, answer) if asked.kind == Kind.MEETING else [],
        orders=_orders(asked),
        pages=pages(asked, found.total, query.size),
        degraded=answer.degraded,
        notices=asked.notices,
        meant=meant(asked, query, answer, words, book),
        meanings=meanings(asked, query.question, words),
        advice=[] if found.total else _advice(asked, query, answer.degraded, book),
        clear_url=_cleared(asked).url(),
        all_url=Asked(kind=asked.kind).url(),
        kept=_kept(asked),
    )


def _cleared(asked: Asked) -> Asked:
    """Without words and filters; who looked in the archive stays there."""
    return replace(asked, text="", chosen={name: asked.chosen[name] for name in asked.chosen.keys() & {WHEN}}, page=1)


def heading(kind: Kind, total: int) -> str:
    """How many there are, in words."""
    if kind == Kind.MEETING:
        return ngettext("%d meeting", "%d meetings", total) % total if total else _("No meetings found")
    if kind == Kind.KNOWLEDGE:
        return ngettext("%d source", "%d sources", total) % total if total else _("No sources found")
    if kind == Kind.COALITION:
        if not total:
            return _("No coalitions found")
        counted = ngettext("%d coalition, organisation or school", "%d coalitions, organisations and schools", total)
        return counted % total
    if not total:
        return _("No practices found")
    return ngettext("%d practice", "%d practices", total) % total


def _cards(query: Query, ids: tuple[int, ...], book: Wordbook) -> list[Any]:
    # Through findable(), whatever the index says: a stale one may miscount and never reveal.
    pages = PAGE_TYPES[query.kind].objects.findable().filter(pk__in=ids).in_bulk()
    in_order = [pages[pk] for pk in ids if pk in pages]
    make: dict[Kind, Any] = {
        Kind.PRACTICE: cards,
        Kind.COALITION: coalition_cards,
        Kind.KNOWLEDGE: source_cards,
        Kind.MEETING: meeting_cards,
    }
    shown: list[Any] = make[query.kind](in_order, book)
    if query.question is None:
        return shown
    return with_reasons(shown, in_order, query.question)


def _facets(asked: Asked, answer: Answer, book: Wordbook) -> Iterator[FacetRows]:
    knowledge = Knowledge(None, 0) if answer.degraded else Knowledge(answer.found.known, answer.found.held)
    for place, facet in enumerate(facet for facet in facets_of(asked.kind) if facet.name != WHEN):
        counts = None if answer.degraded else answer.found.counts.get(facet.name, {})
        if rows := facet_rows(facet, place, asked, counts, knowledge, book):
            yield rows


def _names(facet: str, book: Wordbook) -> Mapping[str, str]:
    return {word.slug: word.name for word in BY_NAME[facet].words(book)}


def _chips(asked: Asked, book: Wordbook) -> Iterator[Chip]:
    if asked.text:
        yield Chip(_("Search words"), f"“{asked.text}”", replace(asked, text="", page=1).url())
    for facet in (facet for facet in facets_of(asked.kind) if facet.name != WHEN):
        for slug, name in _names(facet.name, book).items():
            if slug in asked.chosen.get(facet.name, ()):
                yield Chip(str(facet.label), name, asked.without_value(facet.name, slug).url())


def _kinds(asked: Asked, answer: Answer) -> list[Choice]:
    labels = {
        Kind.PRACTICE: _("Practices"),
        Kind.COALITION: _("Coalitions"),
        Kind.KNOWLEDGE: _("Knowledge"),
        Kind.MEETING: _("Agenda"),
    }
    others = {kind: _as_kind(asked, kind) for kind in Kind}
    # Where the other kind lacks one of the filters its count would be of another question than its link asks.
    counted = [] if answer.degraded else [kind for kind in Kind if others[kind].chosen == asked.chosen]
    known = {kind: answer.found.kinds.get(kind, 0) for kind in counted}
    return [Choice(labels[kind], others[kind].url(), known.get(kind), kind == asked.kind) for kind in Kind]


def _as_kind(asked: Asked, kind: Kind) -> Asked:
    chosen = {name: values for name, values in asked.chosen.items() if kind in BY_NAME[name].kinds}
    if kind == Kind.MEETING:
        chosen = {WHEN: COMES, **chosen}
    order = asked.order if asked.order in orders_of(kind) else Order.RELEVANCE
    return replace(asked, kind=kind, chosen=chosen, order=order, page=1, month=None)


def _periods(asked: Asked, answer: Answer) -> list[Choice]:
    """They are no filter to tick: who reads the agenda looks ahead or back."""
    counts = None if answer.degraded else answer.found.counts.get(WHEN, {})
    labels = {COMING: _("Still to come"), PAST: _("Archive")}
    return [
        Choice(
            label,
            asked.in_period(slug).url(),
            None if counts is None else counts.get(slug, 0),
            asked.chosen.get(WHEN) == frozenset({slug}),
        )
        for slug, label in labels.items()
    ]


def _kept(asked: Asked) -> list[tuple[str, str]]:
    """What a choice of filters must not lose, and is no filter itself."""
    said = asked.chosen.get(WHEN, COMES)
    periods = [] if said == COMES else [(WHEN, slug) for slug in sorted(said)]
    return [*periods, *([(TABLE, slug_of(asked.month))] if asked.month else [])]


def _orders(asked: Asked) -> list[OrderChoice]:
    labels = {Order.RELEVANCE: _("Best match"), Order.NEWEST: _("Newest facts"), Order.TITLE: _("Title, A to Z")}
    if asked.kind == Kind.MEETING:
        labels |= {Order.NEWEST: _("The soonest first"), Order.LATEST: _("The latest first")}
    # The first stands for the usual order, which is not offered a second time.
    labels[Order.RELEVANCE] = labels[asked.usual_order]
    offered = [order for order in orders_of(asked.kind) if order == Order.RELEVANCE or order != asked.usual_order]
    chosen = Order.RELEVANCE if asked.order == asked.usual_order else asked.order
    return [OrderChoice(order.value, labels[order], order == chosen) for order in offered]


def _advice(asked: Asked, query: Query, degraded: bool, book: Wordbook) -> list[Choice]:
    """The same question with one thing less; what would find most comes first. While degraded nothing is counted."""
    less = [(_without(facet, asked, book), asked.without(facet)) for facet in asked.chosen if facet != WHEN]
    if asked.chosen.get(WHEN) == COMES:
        less.append((_("Look in the archive"), asked.in_period(PAST)))
    if asked.text and asked.chosen:
        less.append((_("Remove “%(text)s”") % {"text": asked.text}, replace(asked, text="", page=1)))
    if degraded:
        return [Choice(label, fewer.url()) for label, fewer in less[:MOST_ADVICE]]
    choices = [Choice(label, fewer.url(), _total(fewer, query, book)) for label, fewer in less]
    useful = [choice for choice in choices if choice.count]
    return sorted(useful, key=lambda choice: -(choice.count or 0))[:MOST_ADVICE]


def _without(facet: str, asked: Asked, book: Wordbook) -> str:
    names = _names(facet, book)
    said = ", ".join(names[slug] for slug in sorted(asked.chosen[facet]) if slug in names)
    return _("Remove “%(text)s”") % {"text": said}


def _total(fewer: Asked, query: Query, book: Wordbook) -> int:
    """How many the question would find, with the plan of its text as it was made for the question itself."""
    question = query.question if fewer.text else None
    less = replace(query, question=question, filters=fewer.chosen, facets=(), size=1, page=1)
    return find(less, book).found.total
