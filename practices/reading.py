"""A practice as its page shows it: what is known in rows, what is not known by name, nothing guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.rich_text import RichText

from coalitions.confirming import confirmed_on
from foundation.readings import reading
from images.showing import Shown, shown
from practices.cards import PracticeCard, cards, cost, hours, is_extended, phrase
from practices.coded import Codes, codes_of
from practices.freshness import is_stale
from practices.knowing import Knowledge, knowledge
from practices.models import Edition, PracticePage
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook

Fact = tuple[str, str, str]
MOST_NEIGHBOURS = 3

MOMENT = gettext_lazy("Moment")
# label, the field with the codes, the field with the source's own words
CODED = (
    (gettext_lazy("For whom"), "target_groups", "target_words"),
    (gettext_lazy("Sector"), "sectors", ""),
    (gettext_lazy("Group or year"), "groups", "groups_words"),
    (MOMENT, "moments", "moments_words"),
    (gettext_lazy("Participation"), "participation", "participation_words"),
    (gettext_lazy("Place"), "places", "places_words"),
    (gettext_lazy("Guided by"), "guides", "guides_words"),
    (gettext_lazy("Coherence"), "coherence", "coherence_words"),
)


@dataclass(frozen=True)
class Source:
    """Where something was read."""

    url: str
    title: str
    host: str
    path: str


@dataclass(frozen=True)
class EditionReading:
    """One school year of a practice."""

    label: str
    facts: list[Fact]
    what_changed: str
    current: bool


@dataclass(frozen=True)
class PracticeReading:
    """Everything that the page of a practice shows beside its story; `book` and `codes` are what it was read from, for
    the panels of other apps.
    """

    book: Wordbook
    codes: Codes
    kind_line: str
    organisation: Page
    places: str
    domains: list[Domain]
    moments: frozenset[str]
    extended: bool
    activities: list[str]
    moments_words: str
    picture: Shown | None
    figures: list[tuple[str, str]]
    neighbours: list[PracticeCard]
    facts: list[Fact]
    unknown: list[str]
    costs: list[Fact]
    editions: list[EditionReading]
    partners: list[tuple[str, str, str]]
    sources: list[Source]
    confirmed_on: date | None
    stale: bool
    compiled: bool
    pitfalls: RichText
    knowledge: Knowledge
    website: str
    short_url: str


@reading(PracticePage, "practice")
def practice_reading(page: PracticePage, request: HttpRequest) -> PracticeReading:
    """The practice in words, in a number of queries that does not grow with it."""
    book = Wordbook.read()
    codes = _codes(page) if getattr(request, "is_preview", True) else codes_of([page.pk])[page.pk]
    coalition = page.get_parent().specific
    years, partners = list(page.editions.all()), _partners(page, book)
    newest = newest_of(years)
    rows = _facts(page, codes, newest, book)
    costs = _costs(newest, book)
    places = book.places(codes["areas"])
    confirmed, today = confirmed_on(page), timezone.localdate()
    known = knowledge(page, book, today)
    return PracticeReading(
        book=book,
        codes=codes,
        kind_line=_kind_line(coalition.get_kind_display(), places),
        organisation=coalition,
        places=places,
        domains=sorted((book.domains[pk] for pk in codes["domains"]), key=lambda domain: domain.order),
        moments=frozenset(term.slug for term in book.named(codes["moments"])),
        extended=is_extended(codes, book),
        activities=[term.name for term in book.named(codes["activities"])],
        moments_words=next((words for label, _names, words in rows if label == str(MOMENT)), ""),
        picture=shown(page.picture, "kop"),
        figures=figures(newest),
        neighbours=cards(neighbours(page), book),
        facts=[fact for fact in rows if fact[1] or fact[2]],
        unknown=_unknown([*rows, *costs], page, partners, known),
        costs=[fact for fact in costs if fact[1] or fact[2]],
        editions=editions(years, newest, book),
        partners=partners,
        sources=sources(page.sources.all()),
        confirmed_on=confirmed,
        stale=is_stale(page, confirmed, today),
        compiled=page.compiled,
        pitfalls=RichText(page.pitfalls if has_words(page.pitfalls) else ""),
        knowledge=known,
        website=coalition.website,
        short_url=request.build_absolute_uri(reverse("short-address", args=[page.pk or 0])),
    )


def _codes(page: PracticePage) -> Codes:
    """From the page itself and not from the database, so that a preview shows what is being typed: a question for each
    field.
    """
    fields = ("activities", "areas", *(field for _, field, _ in CODED))
    codes = {name: [value.pk for value in getattr(page, name).all()] for name in fields}
    return {**codes, "domains": [item.tag_id for item in page.domain_items.all()]}


def has_words(html: str) -> bool:
    """Whether rich text says anything."""
    return bool(strip_tags(html).strip())


def neighbours(page: PracticePage) -> list[PracticePage]:
    """Some other practices of this coalition."""
    others = PracticePage.objects.findable().child_of(page.get_parent()).exclude(pk=page.pk)
    return list(others.order_by("title", "pk")[:MOST_NEIGHBOURS])


def figures(edition: Edition | None) -> list[tuple[str, str]]:
    """The numbers worth a large letter, each with what it counts."""
    if edition is None:
        return []
    found = [
        (hours(edition) or "", _("hours a week")),
        (_number(edition.pupils), _("pupils")),
        (_number(edition.schools), _("schools")),
        (cost(edition) or "", _("per pupil per year")),
    ]
    return [(figure, label) for figure, label in found if figure]


def _kind_line(kind: str, places: str) -> str:
    return _("%(kind)s in %(places)s") % {"kind": kind, "places": places} if places else kind


def newest_of(rows: list[Edition]) -> Edition | None:
    """The edition with the highest year; without years the first on the form."""
    return max(rows, key=lambda edition: edition.year or 0, default=None)


def _facts(page: PracticePage, codes: Codes, newest: Edition | None, book: Wordbook) -> list[Fact]:
    coded = [
        _coded(str(label), [term.name for term in book.named(codes[field])], getattr(page, words) if words else "")
        for label, field, words in CODED
    ]
    ages = age_range(page.age_from, page.age_to)
    area = book.places(codes["areas"])
    return [
        *coded,
        (_("Age"), ages, ""),
        (_("Where"), area, page.areas_words),
        *size_facts(newest),
        (_("Year of the facts"), str(newest) if newest else "", ""),
    ]


def _coded(label: str, names: list[str], words: str) -> Fact:
    """The terms, and of the source's own words what the terms do not say already."""
    said = {name.casefold() for name in names}
    return label, phrase(names), "\n".join(line for line in words.splitlines() if line.strip().casefold() not in said)


def size_facts(edition: Edition | None) -> list[Fact]:
    """Size as numbers; each row is there, also when it is empty."""
    hours_words = hours(edition) or ""
    return [
        (_("Hours per week"), hours_words, ""),
        (_("Weeks per year"), _number(edition and edition.weeks_per_year), ""),
        (_("Pupils"), _number(edition and edition.pupils), ""),
        (_("Schools"), _number(edition and edition.schools), ""),
    ]


def _number(value: int | None) -> str:
    return "" if value is None else number_format(value, force_grouping=True)


def age_range(low: int | None, high: int | None) -> str:
    """From which age to which, as far as it is known."""
    unit = _("%s years")
    if low is None and high is None:
        return ""
    if low is None or high is None:
        words = _("from %s") if high is None else _("up to %s")
        return words % (unit % (low if high is None else high))
    return unit % (_("%(low)s to %(high)s") % {"low": low, "high": high} if low != high else low)


def _costs(edition: Edition | None, book: Wordbook) -> list[Fact]:
    funding = phrase(term.name for term in book.named(term.pk for term in edition.funding.all())) if edition else ""
    return [
        (_("Cost per pupil per year"), cost(edition) or "", edition.cost_words if edition else ""),
        (_("Who pays"), funding, edition.funding_words if edition else ""),
    ]


def _unknown(facts: Sequence[Fact], page: PracticePage, partners: Sequence[Any], known: Knowledge) -> list[str]:
    """The labels of what nobody has filled in."""
    missing = [label for label, value, words in facts if not (value or words)]
    if not has_words(page.pitfalls):
        missing.append(_("Pitfalls"))
    if not partners:
        missing.append(_("Partners"))
    if not known.of_approach:
        missing.append(_("What is known of the approach"))
    if not known.own:
        missing.append(_("What they measured themselves"))
    return missing


def editions(years: list[Edition], newest: Edition | None, book: Wordbook) -> list[EditionReading]:
    """All school years, newest first, each with what is known of it."""
    rows = sorted(years, key=lambda edition: (edition is not newest, -(edition.year or 0)))
    found = [
        EditionReading(str(row), _edition_facts(row, newest, book), row.what_changed, row is newest) for row in rows
    ]
    return [edition for edition in found if edition.facts or edition.what_changed]


def _edition_facts(edition: Edition, newest: Edition | None, book: Wordbook) -> list[Fact]:
    """Size and cost of one school year; the cost of the newest has a section of its own."""
    size: Fact = (_("In their own words"), "", edition.size_words)
    facts = [*size_facts(edition), size, *([] if edition is newest else _costs(edition, book))]
    return [fact for fact in facts if fact[1] or fact[2]]


def _partners(page: PracticePage, book: Wordbook) -> list[tuple[str, str, str]]:
    return [
        (
            partner.name,
            book.now(partner.kind_id).name if partner.kind_id else "",
            book.now(partner.role_id).name if partner.role_id else "",
        )
        for partner in page.partners.all()
    ]


def sources(rows: Iterable[Any]) -> list[Source]:
    """Addresses in parts, so that a reader sees whose they are."""
    found = []
    for row in rows:
        address = urlsplit(row.url)
        host = (address.hostname or row.url).removeprefix("www.")
        found.append(Source(row.url, row.title, host, address.path.rstrip("/")))
    return found
