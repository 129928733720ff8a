"""Whatever editors do, in whatever order: after the worker came, the index is what the database says."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from wagtail.models import Page, PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from coalitions.confirming import confirm
from coalitions.models import CoalitionPage, CoalitionParty, CoalitionPhase, RegionPage
from events.models import EventPage
from evidence.loading import load, the_library
from home.models import HomePage
from practices.models import PracticePage
from search.engines import engine
from search.facets import spans_of
from search.finding import find
from search.indexing import audit, drain, rebuild
from search.models import Ticket
from search.port import Kind, Query
from tests.search.curators import Curators, edit, one_of
from tests.search.definition import expected, facets_of
from tests.search.drawn import (
    AREAS,
    CHOSEN,
    CODED,
    DAYS_AGO,
    EDITIONS,
    KINDS,
    NAMES,
    PITFALLS,
    TERMS,
    WHICH,
    WORDS,
)
from tests.search.organisers import Organisers
from tests.search.tree import a_coalition, a_practice, a_region, an_edition, code, term
from vocabularies.models import Area, Domain, Term
from vocabularies.wordbook import Wordbook

EXAMPLES, STEPS = 8, 20  # about half a minute


class Editors(Curators, Organisers):
    """A site of two regions, edited at random. Each run is one transaction that is rolled back."""

    regions: ClassVar[int] = 2

    def __init__(self) -> None:
        super().__init__()
        engine.cache_clear()
        cache.clear()
        self.run = transaction.atomic()
        self.run.__enter__()
        rebuild()

    def teardown(self) -> None:
        try:
            look({})
        finally:
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    # --- pages

    @rule(which=WHICH, title=NAMES, coded=CODED, edition=EDITIONS, pitfalls=PITFALLS)
    def publishes_a_practice(self, which: int, title: str, pitfalls: str, **facts: Any) -> None:
        if coalition := one_of(CoalitionPage, which):
            a_practice(
                coalition,
                title,
                pitfalls=pitfalls,
                compiled=not pitfalls,
                partner_kinds=["cultuur"],
                **facts["coded"],
                **facts["edition"],
            )

    @rule(which=WHICH, title=NAMES, coded=CODED, pitfalls=PITFALLS)
    def changes_a_practice(self, which: int, title: str, coded: dict[str, list[str]], pitfalls: str) -> None:
        def change(page: PracticePage) -> None:
            page.title = title
            # What a coalition writes of its own practice is not published without them.
            page.pitfalls = pitfalls if page.compiled else pitfalls or page.pitfalls
            code(page, coded)

        edit(PracticePage, which, change)

    @rule(which=WHICH, edition=EDITIONS)
    def adds_an_edition(self, which: int, edition: dict[str, Any]) -> None:
        edit(PracticePage, which, lambda page: page.editions.add(an_edition(**edition)))

    @rule(which=WHICH, days=DAYS_AGO)
    def confirms_a_practice(self, which: int, days: int) -> None:
        if page := one_of(PracticePage, which):
            confirm(page, None, timezone.localdate() - timedelta(days=days))

    @rule(which=WHICH, year=st.sampled_from(["2023-2024", "2025-2026"]), slug=st.sampled_from(TERMS["fase"]))
    def tells_the_phase(self, which: int, year: str, slug: str) -> None:
        def change(page: CoalitionPage) -> None:
            others = [row for row in page.phases.all() if row.school_year != year]
            page.phases = [*others, CoalitionPhase(school_year=year, phase=term("fase", slug))]

        edit(CoalitionPage, which, change)

    @rule(which=WHICH, coded=CODED, kind=st.sampled_from(TERMS["partner"]))
    def changes_a_coalition(self, which: int, coded: dict[str, list[str]], kind: str) -> None:
        def change(page: CoalitionPage) -> None:
            code(page, {name: coded[name] for name in ("activities", "areas")})
            page.parties = [CoalitionParty(name="Partij", kind=term("partner", kind))]

        edit(CoalitionPage, which, change)

    @rule(model=KINDS, which=WHICH, title=NAMES, published=st.booleans())
    def renames_a_page(self, model: type[Page], which: int, title: str, published: bool) -> None:
        edit(model, which, lambda page: setattr(page, "title", title), published)

    @rule(model=KINDS, which=WHICH, whole=st.booleans())
    def unpublishes(self, model: type[Page], which: int, whole: bool) -> None:
        if page := one_of(model, which):
            for each in page.get_descendants(inclusive=True) if whole else [page]:
                each.specific.unpublish()

    @rule(model=KINDS, which=WHICH)
    def publishes_again(self, model: type[Page], which: int) -> None:
        edit(model, which, lambda page: None)

    @rule(which=WHICH, to=WHICH, model=st.sampled_from([PracticePage, CoalitionPage, EventPage]))
    def moves(self, which: int, to: int, model: type[Page]) -> None:
        page, target = one_of(model, which), one_of(CoalitionPage if model is PracticePage else RegionPage, to)
        if page and target:
            page.move(target, pos="last-child")

    @rule(model=KINDS, which=WHICH, sort=st.sampled_from(["groups", "login", "password"]))
    def hides(self, model: type[Page], which: int, sort: str) -> None:
        if page := one_of(model, which):
            PageViewRestriction.objects.update_or_create(
                page=page, defaults={"restriction_type": sort, "password": "geheim"}
            )

    @rule(which=WHICH)
    def reveals(self, which: int) -> None:
        if restriction := one_of(PageViewRestriction, which):
            restriction.delete()

    @rule(model=KINDS, which=WHICH)
    def deletes(self, model: type[Page], which: int) -> None:
        if (page := one_of(model, which)) and (model is not RegionPage or which % 5 == 0):
            page.delete()

    # --- words

    @rule(word=WORDS, name=NAMES, hidden=st.booleans())
    def renames_or_hides_a_term(self, word: tuple[str, str], name: str, hidden: bool) -> None:
        keep(term(*word), name=name, hidden=hidden)

    @rule(word=WORDS, which=st.none() | WHICH, as_part=st.booleans())
    def merges_or_parts_terms(self, word: tuple[str, str], which: int | None, as_part: bool) -> None:
        vocabulary, slug = word
        others = TERMS[vocabulary]
        other = None if which is None else term(vocabulary, others[which % len(others)])
        keep(term(vocabulary, slug), **{"parent" if as_part else "merged_into": other})

    @rule(slug=st.sampled_from(AREAS), name=NAMES)
    def renames_an_area(self, slug: str, name: str) -> None:
        keep(Area.objects.get(slug=slug), name=name)

    @rule(slug=st.sampled_from(["gemeente-utrecht", "rotterdam"]), to=st.sampled_from(["utrecht", "zuid-holland"]))
    def redraws_a_border(self, slug: str, to: str) -> None:
        keep(Area.objects.get(slug=slug), parent=Area.objects.get(slug=to))

    @rule(slug=st.sampled_from(["sport", "cultuur"]), name=NAMES)
    def renames_a_domain(self, slug: str, name: str) -> None:
        keep(Domain.objects.get(slug=slug), name=f"{name} {slug}")

    # --- the worker

    @rule()
    def rebuilds(self) -> None:
        rebuild()

    @rule(chosen=CHOSEN)
    def the_worker_comes(self, chosen: dict[str, frozenset[str]]) -> None:
        look(chosen)


def keep(word: Term | Area | Domain, **values: Any) -> None:
    """As the form does: what it refuses does not happen."""
    for name, value in values.items():
        setattr(word, name, value)
    try:
        word.full_clean()
    except ValidationError:
        return
    word.save()


def look(chosen: Mapping[str, frozenset[str]]) -> None:
    """Let the worker work, then compare the index with the documents, and what it finds and counts with the rows."""
    while drain(batch=7).done:
        pass
    assert not Ticket.objects.exists()
    assert audit().differences == 0
    for kind in Kind:
        names = facets_of(kind.value)
        wanted = {name: chosen[name] for name in names if name in chosen}
        book = Wordbook.read()
        query = Query(kind, None, wanted, names, size=1000, spans=spans_of(kind, timezone.localdate(), book))
        answer, right = find(query, book), expected(kind.value, query.filters)
        assert not answer.degraded
        assert set(answer.found.ids) == right.ids
        assert answer.found.total == len(right.ids) == len(answer.found.ids)
        assert {name: dict(counts) for name, counts in answer.found.counts.items()} == right.counts


def test_the_index_follows_whatever_editors_do(home: HomePage, site_engine: None) -> None:
    load()
    the_library(home)
    facts = {"sectors": ["vmbo"], "areas": ["rotterdam"], "moments": ["weekend"], "domains": ["sport"], "year": 2022}
    for name in ("Utrecht", "Zuid-Holland"):
        region = a_region(home, name)
        for phase in ("starter", ""):
            a_practice(a_coalition(region, f"Coalitie {name}", phase=phase), funding=["gemeente"], **facts)
    # No shrinking: what fails says its steps, and a long search for fewer would only hide it behind a time-out.
    bounded = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=(Phase.generate,),
    )
    with disable_reference_index_auto_update():
        run_state_machine_as_test(Editors, settings=bounded)
