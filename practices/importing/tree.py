"""One file into the page tree, all or nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from coalitions.models import CoalitionPage, RegionPage
from practices.importing import coding
from practices.importing.areas import Atlas
from practices.importing.filling import Words
from practices.importing.parties import (
    PARTY,
    Facts,
    facts_in_records,
    facts_of_earlier_files,
    hand_made_party,
    party_draft,
    party_key,
)
from practices.importing.planning import PRACTICE, Coded, practice_draft
from practices.importing.problems import ImportProblem
from practices.importing.reading import read_file
from practices.importing.records import Slugs
from practices.importing.regions import REGION, hand_made_region, region_drafts
from practices.importing.report import Kind, Report
from practices.importing.sources import Sources
from practices.importing.writing import Shelf
from practices.models import PracticePage


@transaction.atomic
def import_file(path: str) -> Report:
    """Bring the pages in line with the file; raises ImportProblem, and then nothing has changed."""
    home = _home()
    records = read_file(path, _known_slugs())
    atlas = Atlas.read()
    coder = coding.Coder.read()
    practices = [coder.code(record, atlas.place(record)) for record in records]
    report = Report(practices, areas_added=atlas.added)
    words = Words.read()
    sources = Sources(report, words, home)
    _Parties(report, words, _regions(home, atlas, report, words), sources).settle_all()
    return report


def _home() -> Any:
    home = Page.objects.type(*RegionPage.allowed_parent_page_models()).first()
    if home is None:
        raise ImportProblem(_("There is no home page yet: first run manage.py prepare_site."))
    return home


def _known_slugs() -> Slugs:
    slugs = coding.known_slugs()
    if not slugs:
        raise ImportProblem(_("There are no terms yet: first run manage.py load_vocabularies."))
    return slugs


def _regions(home: Any, atlas: Atlas, report: Report, words: Words) -> Mapping[str, Any]:
    """The page of every region by its slug; None where a person deleted it."""
    shelf = Shelf(RegionPage, REGION, words, hand_made_region)
    pages = {}
    for draft in region_drafts(atlas):
        settled = shelf.settle(draft, home)
        report.count(Kind.REGION, settled.outcome)
        pages[draft.slug] = settled.page
    return pages


class _Parties:
    """The pages of parties, and below each those of its practices."""

    def __init__(self, report: Report, words: Words, regions: Mapping[str, Any], sources: Sources) -> None:
        self.sources = sources
        self.report = report
        self.regions = regions
        self.drafts = {coded.record.id: practice_draft(coded) for coded in report.practices}
        self.parties = Shelf(CoalitionPage, PARTY, words, hand_made_party)
        self.practices = Shelf(PracticePage, PRACTICE, words)
        self.earlier = list(PracticePage.objects.filter(compiled=True).exclude(external_id__in=self.drafts))

    def settle_all(self) -> None:
        groups: defaultdict[str, list[Coded]] = defaultdict(list)
        for coded in self.report.practices:
            groups[self._key(coded)].append(coded)
        for key, practices in groups.items():
            self._settle(practices, self._party(key, practices))

    def _key(self, coded: Coded) -> str:
        """The party under whose page the practice stands; for a new one, that of its region and organisation."""
        page = self.practices.page(self.drafts[coded.record.id].key)
        above = self.parties.key_above(page) if page else None
        return above or party_key(coded.place.region, coded.party)

    def _settle(self, practices: Sequence[Coded], parent: Any) -> None:
        for coded in practices:
            settled = self.practices.settle(self.drafts[coded.record.id], parent)
            self.report.count(Kind.PRACTICE, settled.outcome)
            self.sources.settle_all(coded, settled)

    def _party(self, key: str, practices: Sequence[Coded]) -> Any:
        page = self.parties.page(key)
        if page is None and not self._is_needed(practices):
            return None
        earlier = facts_of_earlier_files(page, self.earlier) if page else Facts()
        title = page.title if page else practices[0].party
        draft = party_draft(key, title, facts_in_records(practices) | earlier)
        settled = self.parties.settle(draft, self.regions[practices[0].place.region])
        self.report.count(Kind.PARTY, settled.outcome)
        return settled.page

    def _is_needed(self, practices: Sequence[Coded]) -> bool:
        """No page is made for a party whose only practices stand elsewhere, or were deleted."""
        return any(not self.practices.knows(self.drafts[coded.record.id].key) for coded in practices)
