"""What was measured elsewhere: a source in the library, and how the practice relates to it."""

import hashlib
from typing import Any

from django.utils.text import capfirst

from evidence.loading import the_library
from evidence.models import EvidencePage, Relation
from practices.importing.filling import Words
from practices.importing.planning import Coded, Draft
from practices.importing.records import Evidence, Knowledge
from practices.importing.report import Kind, Outcome, Report
from practices.importing.writing import Settled, Shelf

SOURCE = "kennis:"


class Sources:
    """The pages of sources. A relation is made with its source or its practice: later it is a coordinator's."""

    def __init__(self, report: Report, words: Words, home: Any) -> None:
        self.report = report
        self.shelf = Shelf(EvidencePage, SOURCE, words)
        self.home = home

    def settle_all(self, coded: Coded, practice: Settled) -> None:
        for each in coded.record.evidence:
            if each.knowledge is not None:
                self._settle(each, each.knowledge, coded, practice)

    def _settle(self, evidence: Evidence, knowledge: Knowledge, coded: Coded, practice: Settled) -> None:
        settled = self.shelf.settle(source_draft(evidence, knowledge, coded), the_library(self.home))
        self.report.count(Kind.SOURCE, settled.outcome)
        if settled.page and practice.page and Outcome.CREATED in (settled.outcome, practice.outcome):
            Relation.objects.get_or_create(
                practice=practice.page, source=settled.page, defaults={"kind": knowledge.relation, "why": knowledge.why}
            )


def source_draft(evidence: Evidence, knowledge: Knowledge, coded: Coded) -> Draft:
    """Known from one run to the next by its address and title: two studies may stand at one address."""
    known_by = hashlib.sha256(f"{evidence.source} {knowledge.title}".encode()).hexdigest()[:24]
    return Draft(
        key=f"{SOURCE}{known_by}",
        slug=knowledge.title,
        contents={
            "title": knowledge.title,
            "compiled": True,
            "kind": knowledge.kind,
            "institute": knowledge.institute,
            "institute_words": knowledge.institute_words,
            "year": None if knowledge.year is None else int(knowledge.year),
            "summary": f"{capfirst(evidence.kind)}.",
            "says": f"{capfirst(evidence.outcome)}.",
            "says_not": knowledge.says_not,
            "outcome": knowledge.outcome,
            "link": evidence.source,
            "domains": sorted(coded.domains),
            "activities": coded.slugs("activiteit"),
        },
    )
