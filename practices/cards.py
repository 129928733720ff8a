"""A practice as a card: what fits in the palm of a hand, loaded for many practices at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from images.showing import Shown, shown_already
from practices.coded import Codes, codes_of, newest_editions
from practices.models import Edition, PracticePage
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook

EXTENDED_DAY = "verlengde-schooldag"
LONGEST_SIZE = 70  # characters of the source's own words that fit in a card


@dataclass(frozen=True)
class PracticeCard:
    """What a list shows of a practice; a fact of None is not known. `quote` is a sentence of its text, where a list
    has a reason to show one.
    """

    pk: int
    url: str
    title: str
    places: str
    organisation: str
    summary: str
    domains: list[Domain]
    moments: frozenset[str]
    extended: bool
    facts: tuple[tuple[str, str | None], ...]
    quote: str = ""
    picture: Shown | None = None


def cards(pages: Iterable[PracticePage], book: Wordbook) -> list[PracticeCard]:
    """The cards of these practices, in their order, in a number of queries that does not grow with them."""
    pages = list(pages)
    ids = [page.pk for page in pages]
    codes, editions = codes_of(ids), newest_editions(ids)
    paths = {page.path[: -Page.steplen] for page in pages}
    organisations = dict(Page.objects.filter(path__in=paths).values_list("path", "title"))
    pictures = shown_already((page.picture_id for page in pages), "kaart")
    return [
        replace(
            _card(page, codes[page.pk], editions.get(page.pk), organisations[page.path[: -Page.steplen]], book),
            picture=pictures.get(page.picture_id or 0),
        )
        for page in pages
    ]


def _card(page: PracticePage, codes: Codes, edition: Edition | None, organisation: str, book: Wordbook) -> PracticeCard:
    return PracticeCard(
        pk=page.pk,
        url=page.get_url() or "",
        title=page.title,
        places=book.places(codes["areas"]),
        organisation=organisation,
        summary=page.summary,
        domains=sorted((book.domains[pk] for pk in codes["domains"]), key=lambda domain: domain.order),
        moments=frozenset(term.slug for term in book.named(codes["moments"])),
        extended=is_extended(codes, book),
        facts=(
            (_("Sector"), sectors(codes, book)),
            (_("Size"), size(edition)),
            (_("Hours per week"), hours(edition)),
            (_("Pitfalls"), pitfalls(page)),
            (_("Cost per pupil"), cost(edition)),
        ),
    )


def is_extended(codes: Mapping[str, list[int]], book: Wordbook) -> bool:
    """Whether the school day is longer for all pupils."""
    return any(term.slug == EXTENDED_DAY for term in book.named(codes["participation"]))


def sectors(codes: Codes, book: Wordbook) -> str | None:
    """The sectors as one phrase, without those that another of them already says (vmbo says vo)."""
    terms = book.named(codes["sectors"])
    above = {term.parent_id for term in terms}
    return phrase(term.name for term in terms if term.pk not in above) or None


def phrase(names: Iterable[str]) -> str:
    """Names of terms as one phrase: *Basisonderwijs, voortgezet onderwijs*; empty without names."""
    first, *others = [*names] or [""]
    return ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])


def size(edition: Edition | None) -> str | None:
    """Pupils and schools; without numbers the first of the source's own words, if short."""
    if edition is None:
        return None
    counted = [
        ngettext("%s pupil", "%s pupils", edition.pupils) % number_format(edition.pupils, force_grouping=True)
        if edition.pupils
        else "",
        ngettext("%s school", "%s schools", edition.schools) % number_format(edition.schools, force_grouping=True)
        if edition.schools
        else "",
    ]
    words = edition.size_words.partition("\n")[0]
    return ", ".join(filter(None, counted)) or (words if 0 < len(words) <= LONGEST_SIZE else None)


def hours(edition: Edition | None) -> str | None:
    """One number, or a range."""
    if edition is None or edition.hours_per_week is None:
        return None
    low, high = edition.hours_per_week, edition.hours_per_week_up_to
    if high is None or high == low:
        return number_format(low.normalize(), use_l10n=True)
    return _("%(low)s to %(high)s") % {"low": number_format(low.normalize()), "high": number_format(high.normalize())}


def cost(edition: Edition | None) -> str | None:
    """Euro per pupil per year."""
    if edition is None or edition.cost_per_pupil is None:
        return None
    return f"€ {number_format(edition.cost_per_pupil, decimal_pos=0, force_grouping=True)}"


def pitfalls(page: PracticePage) -> str | None:
    """How many are described, where they stand in a list."""
    if not strip_tags(page.pitfalls).strip():
        return None
    count = page.pitfalls.count("<li")
    return ngettext("%d described", "%d described", count) % count if count else _("described")
