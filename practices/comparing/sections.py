"""The rows of a comparison, in the order of a practice's page. A section is a function in SECTIONS."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.rich_text import get_text_for_indexing

from practices.cards import cost, hours
from practices.comparing.known import came_out, measured, recognised, related
from practices.comparing.loading import Compared
from practices.comparing.table import Cell, Row, Section
from practices.dagbalk import dagtekst
from practices.models import Edition
from practices.reading import CODED, MOMENT, age_range
from vocabularies.wordbook import Wordbook

END_OF_POINT = re.compile("(</(?:li|p)>)")
COUNTED = (
    (gettext_lazy("Weeks per year"), "weeks_per_year"),
    (gettext_lazy("Pupils"), "pupils"),
    (gettext_lazy("Schools"), "schools"),
)


def what(practices: list[Compared], book: Wordbook) -> Section:
    """Who does what, and where."""
    return Section(
        _("What they do"),
        (
            _row(_("Coalition"), practices, _organisation),
            _row(_("Where"), practices, lambda one: _where(one, book)),
            _row(_("Development domains"), practices, lambda one: _domains(one, book)),
            _row(_("Activities"), practices, lambda one: _coded(one, "activities", "activities_words", book)),
        ),
    )


def for_whom(practices: list[Compared], book: Wordbook) -> Section:
    """The coded facts, and the age after the groups."""
    rows = [_row(str(label), practices, _reader(label, field, words, book)) for label, field, words in CODED]
    after_groups = next(place for place, (_label, field, _words) in enumerate(CODED, 1) if field == "groups")
    rows.insert(after_groups, _row(_("Age"), practices, _age))
    return Section(_("For whom, when and how"), tuple(rows))


def how_much(practices: list[Compared], book: Wordbook) -> Section:
    """Size, cost and who pays, of the newest edition."""
    counted = [_row(str(label), practices, _counter(field)) for label, field in COUNTED]
    rows = (
        _row(_("Hours per week"), practices, lambda one: _of(one.edition, _hours)),
        *counted,
        _row(_("Size, in their own words"), practices, lambda one: _of(one.edition, _size)),
        _row(_("Cost per pupil per year"), practices, lambda one: _of(one.edition, _cost)),
        _row(_("Who pays"), practices, lambda one: _funding(one, book)),
    )
    return Section(_("Size and cost"), rows)


def with_whom(practices: list[Compared], book: Wordbook) -> Section:
    """Who take part, and what went wrong."""
    rows = (_row(_("Partners"), practices, _partners), _row(_("Pitfalls"), practices, _pitfalls))
    return Section(_("Partners and pitfalls"), rows)


def how_current(practices: list[Compared], book: Wordbook) -> Section:
    """Of when the facts are, and who says so."""
    rows = (
        _row(_("Confirmed"), practices, _confirmed),
        _row(_("Year of the facts"), practices, lambda one: _of(one.edition, lambda edition: _cell(str(edition)))),
    )
    return Section(_("How current"), rows)


def how_known(practices: list[Compared], book: Wordbook) -> Section:
    """Apart from the facts, and in no order of how much came out."""
    today = timezone.localdate()
    rows = (
        _row(_("Recognition of the approach"), practices, lambda one: _cell(*recognised(one.known, book, today))),
        _row(_("Sources about the approach"), practices, lambda one: _cell(*related(one.known))),
        _row(_("Own measurement"), practices, lambda one: _cell(*measured(one.known, book))),
        _row(_("What came out"), practices, lambda one: _cell(*came_out(one.known))),
    )
    return Section(_("What is known"), rows, apart=True)


SECTIONS: tuple[Callable[[list[Compared], Wordbook], Section], ...] = (
    what,
    for_whom,
    how_much,
    with_whom,
    how_current,
    how_known,
)


def _row(label: str, practices: list[Compared], cell: Callable[[Compared], Cell]) -> Row:
    return Row(label, tuple(map(cell, practices)))


def _cell(*values: str | None, words: str = "", number: Decimal | int | None = None, url: str = "") -> Cell:
    """Without what is empty, and of the own words without the lines that the values say already."""
    known = tuple(value for value in values if value)
    said = ", ".join(known).casefold()
    lines = [line.strip() for line in words.splitlines()]
    beyond = [line for line in lines if line and line.casefold() not in said]
    return Cell(known, "; ".join([*(line.rstrip(".") for line in beyond[:-1]), *beyond[-1:]]), number, url)


def _of(edition: Edition | None, cell: Callable[[Edition], Cell]) -> Cell:
    return cell(edition) if edition else Cell()


def _coded(one: Compared, field: str, words: str, book: Wordbook) -> Cell:
    return _cell(*_names(one.codes[field], book), words=getattr(one.page, words) if words else "")


def _names(terms: Iterable[int], book: Wordbook) -> list[str]:
    """As they read behind each other: only the first with a capital."""
    first, *others = [term.name for term in book.named(terms)] or [""]
    return [first, *(name[:1].lower() + name[1:] for name in others)]


def _reader(label: str | Promise, field: str, words: str, book: Wordbook) -> Callable[[Compared], Cell]:
    if label == MOMENT:
        return _moments
    return lambda one: _coded(one, field, words, book)


def _organisation(one: Compared) -> Cell:
    """The page of a practice stands below that of its coalition."""
    return _cell(one.organisation, url=(one.page.get_url() or "").removesuffix(f"{one.page.slug}/"))


def _where(one: Compared, book: Wordbook) -> Cell:
    return _cell(book.places(one.codes["areas"]), words=one.page.areas_words)


def _domains(one: Compared, book: Wordbook) -> Cell:
    domains = sorted((book.domains[pk] for pk in one.codes["domains"]), key=lambda domain: domain.order)
    return Cell(tuple(domain.name for domain in domains), domains=tuple(domains))


def _moments(one: Compared) -> Cell:
    """In the words that stand beside the drawing everywhere."""
    known = one.moments or one.extended
    return _cell(dagtekst(one.moments, one.extended) if known else "", words=one.page.moments_words)


def _age(one: Compared) -> Cell:
    return _cell(age_range(one.page.age_from, one.page.age_to))


def _hours(edition: Edition) -> Cell:
    """A range is no number."""
    low, high = edition.hours_per_week, edition.hours_per_week_up_to
    return _cell(hours(edition), number=low if high in (None, low) else None)


def _counter(field: str) -> Callable[[Compared], Cell]:
    return lambda one: _of(one.edition, lambda edition: _counted(getattr(edition, field)))


def _counted(number: int | None) -> Cell:
    return Cell() if number is None else _cell(number_format(number, force_grouping=True), number=number)


def _size(edition: Edition) -> Cell:
    return _cell(words=edition.size_words)


def _cost(edition: Edition) -> Cell:
    return _cell(cost(edition), words=edition.cost_words, number=edition.cost_per_pupil)


def _funding(one: Compared, book: Wordbook) -> Cell:
    return _cell(*_names(one.funding, book), words=one.edition.funding_words if one.edition else "")


def _partners(one: Compared) -> Cell:
    return _cell(*_each_once(one.partners))


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name[:1].upper() + name[1:] for name in names))


def _pitfalls(one: Compared) -> Cell:
    """As text, a line for each point of a list."""
    text = get_text_for_indexing(END_OF_POINT.sub(r"\n\1", one.page.pitfalls))
    return _cell(words=text, url=one.page.get_url() or "")


def _confirmed(one: Compared) -> Cell:
    if one.page.compiled:
        return _cell(_("Not confirmed yet. Compiled from public sources."))
    if one.confirmed_on is None:
        return _cell(_("Not confirmed for more than a year.") if one.stale else _("Not confirmed yet."))
    said = _("Not confirmed since %(date)s.") if one.stale else _("Confirmed on %(date)s.")
    return _cell(said % {"date": date_format(one.confirmed_on, "j F Y")})
