"""The facts of a few practices, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page

from practices.cards import is_extended
from practices.coded import Codes, codes_of, funding_of, newest_editions
from practices.comparing.known import Known, known_of
from practices.freshness import is_stale
from practices.models import Edition, PracticePage, PracticePartner
from vocabularies.wordbook import Wordbook


@dataclass(frozen=True)
class Compared:
    """One practice with what the rows are made of; `funding` is of the newest edition."""

    page: PracticePage
    organisation: str
    codes: Codes
    edition: Edition | None
    funding: list[int]
    partners: list[str]
    known: list[Known]
    confirmed_on: date | None
    moments: frozenset[str]
    extended: bool

    @property
    def stale(self) -> bool:
        """Whether it was last said to hold too long ago."""
        return is_stale(self.page, self.confirmed_on, timezone.localdate())


def with_organisation() -> "QuerySet[Any]":
    """The practices that may be compared, each with the title of its `organisation` and the day on which it was last
    said to hold (`held`).
    """
    above = Page.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen))
    found: QuerySet[Any] = PracticePage.objects.findable().annotate(
        organisation=Subquery(above.values("title")), held=F("confirmation__on")
    )
    return found.defer("story")


def compared(pages: Sequence[Any], book: Wordbook) -> list[Compared]:
    """These practices of `with_organisation`, in their order."""
    ids = [page.pk for page in pages]
    codes, editions, partners = codes_of(ids), newest_editions(ids), _partners(ids)
    funding, known = funding_of(editions.values()), known_of(ids)
    return [
        Compared(
            page=page,
            organisation=page.organisation,
            codes=codes[page.pk],
            edition=editions.get(page.pk),
            funding=funding[page.pk],
            partners=partners[page.pk],
            known=known[page.pk],
            confirmed_on=page.held,
            moments=frozenset(term.slug for term in book.named(codes[page.pk]["moments"])),
            extended=is_extended(codes[page.pk], book),
        )
        for page in pages
    ]


def _partners(practices: list[int]) -> dict[int, list[str]]:
    found = defaultdict[int, list[str]](list)
    rows = PracticePartner.objects.filter(practice_id__in=practices).order_by("sort_order", "pk")
    for practice, name in rows.values_list("practice_id", "name"):
        found[practice].append(name)
    return found
