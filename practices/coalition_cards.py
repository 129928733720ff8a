"""A coalition as a card. Here and not with the coalitions, since it counts practices."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from coalitions.models import CoalitionPage, CoalitionPhase
from images.showing import Shown, shown_already
from practices.models import PracticePage
from vocabularies.wordbook import Wordbook


@dataclass(frozen=True)
class CoalitionCard:
    """What a list shows of a coalition. `quote` as on the card of a practice."""

    url: str
    title: str
    kind_label: str
    places: str
    summary: str
    phase: str
    practice_count: int
    quote: str = ""
    picture: Shown | None = None


def coalition_cards(pages: Iterable[CoalitionPage], book: Wordbook) -> list[CoalitionCard]:
    """The cards of these coalitions, in their order, in a constant number of queries."""
    pages = list(pages)
    ids = [page.pk for page in pages]
    counts = practices_below({page.path for page in pages})
    areas: dict[int, list[int]] = {pk: [] for pk in ids}
    for coalition, area in CoalitionPage.areas.through.objects.filter(coalitionpage_id__in=ids).values_list(
        "coalitionpage_id", "area_id"
    ):
        areas[coalition].append(area)
    phases = _phases(ids, book)
    pictures = shown_already((page.picture_id for page in pages), "kaart")
    return [
        CoalitionCard(
            url=page.get_url() or "",
            title=page.title,
            kind_label=page.get_kind_display(),
            places=book.places(areas[page.pk]),
            summary=page.summary,
            phase=phases.get(page.pk, ""),
            practice_count=counts[page.path],
            picture=pictures.get(page.picture_id or 0),
        )
        for page in pages
    ]


def practices_below(paths: set[str]) -> Counter[str]:
    """Per path of a coalition the number of its findable practices."""
    above = Substr("path", 1, Length("path") - Page.steplen)
    found = PracticePage.objects.findable().annotate(above=above).filter(above__in=paths)
    return Counter(found.values_list(F("above"), flat=True))


def _phases(ids: list[int], book: Wordbook) -> dict[int, str]:
    rows = CoalitionPhase.objects.filter(coalition_id__in=ids, phase__isnull=False).order_by("school_year")
    return {row.coalition_id: f"{book.now(row.phase_id).name} {row.school_year}" for row in rows if row.phase_id}
