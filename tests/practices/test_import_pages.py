"""What stands on the pages after an import."""

from decimal import Decimal
from typing import Any

import pytest

from coalitions.models import CoalitionPage, RegionPage
from practices.models import PracticePage
from tests.factories import facts, full_facts
from vocabularies.models import Area

pytestmark = pytest.mark.once


def slugs(manager: Any) -> set[str]:
    return set(manager.values_list("slug", flat=True))


@pytest.fixture
def practice(import_facts: Any) -> PracticePage:
    import_facts(full_facts())
    return PracticePage.objects.get()


def test_a_practice_is_published_below_its_party_and_its_region(practice: PracticePage) -> None:
    assert practice.live
    assert practice.compiled
    assert not practice.has_unpublished_changes
    assert practice.url_path == "/kansrijk/zuid-holland/stichting-klank/muziek-op-dinsdag/"
    assert [page.title for page in practice.get_ancestors()[2:]] == ["Zuid-Holland", "Stichting Klank"]


def test_the_texts_of_a_record_are_the_texts_of_its_page(practice: PracticePage) -> None:
    assert practice.title == "Muziek op dinsdag"
    assert practice.external_id == "muziek-op-dinsdag"
    assert practice.summary == "Kinderen maken na schooltijd muziek op school en in de wijk."
    assert practice.activities_words == "muziekles\nsamen optreden"
    assert practice.target_words == "Kinderen van groep 5 tot en met 8, van 8 tot 12 jaar"
    assert practice.moments_words == "na schooltijd\nverlengde schooldag (voor alle leerlingen)"
    assert practice.places_words == "school\nwijk/omgeving"
    assert practice.areas_words == ""


def test_where_a_record_has_no_field_of_its_own_the_words_of_the_codes_stand(practice: PracticePage) -> None:
    assert practice.groups_words == "groep 5 tot en met 8"
    assert practice.participation_words == "verlengde schooldag"
    assert practice.guides_words == "muziekles"
    assert practice.coherence_words == "na schooltijd"


def test_codes_become_terms(practice: PracticePage) -> None:
    assert slugs(practice.domains) == {"cultuur", "sociaal"}
    assert slugs(practice.activities) == {"muziek"}
    assert slugs(practice.sectors) == {"po", "vo"}
    assert slugs(practice.groups) == {"groep-5-6", "groep-7-8"}
    assert slugs(practice.moments) == {"na-schooltijd"}
    assert slugs(practice.participation) == {"verlengde-schooldag"}
    assert slugs(practice.places) == {"school", "wijk"}
    assert slugs(practice.guides) == {"vakleerkracht"}
    assert slugs(practice.coherence) == {"los"}
    assert slugs(practice.target_groups) == {"alle-leerlingen"}
    assert not practice.keywords.exists()


def test_numbers_go_into_the_edition_and_the_ages_onto_the_page(practice: PracticePage) -> None:
    edition = practice.editions.get()
    assert (practice.age_from, practice.age_to) == (8, 12)
    assert (edition.year, edition.year_words) == (2022, "2022")
    assert (edition.hours_per_week, edition.hours_per_week_up_to) == (2, 3)
    assert (edition.weeks_per_year, edition.pupils, edition.schools) == (30, 120, 3)
    assert edition.size_words == "2 tot 3 uur per week\n120 leerlingen op 3 scholen, 30 weken"
    assert (edition.cost_per_pupil, edition.cost_words) == (Decimal("250"), "250 euro per leerling per jaar")
    assert slugs(edition.funding) == {"gemeente"}
    assert edition.funding_words == "gemeente Rotterdam\n250 euro per leerling per jaar"


def test_partners_keep_their_order_kind_and_role(practice: PracticePage) -> None:
    music, town = practice.partners.all()
    assert (music.name, music.kind.slug, music.role.slug) == ("muziekschool", "cultuur", "aanbieder")
    assert (town.name, town.kind.slug, town.role) == ("gemeente Rotterdam", "gemeente", None)


def test_lessons_and_measurements_are_told(practice: PracticePage) -> None:
    assert practice.pitfalls == (
        "<ul><li>Vrijdag kwam bijna niemand</li><li>Huur &lt; verwacht &amp; laat betaald</li></ul>"
    )
    assert [(block.block_type, dict(block.value)) for block in practice.story] == [
        ("meting", {"soort": "eigen meting", "uitkomst": "meer plezier", "bron": "https://example.org/meting"}),
        ("meting", {"soort": "eigen telling", "uitkomst": "minder afhakers", "bron": ""}),
    ]


def test_every_source_is_named(practice: PracticePage) -> None:
    assert [source.url for source in practice.sources.all()] == [
        "https://example.org/muziek",
        "https://example.org/meting",
    ]


def test_what_an_editor_opens_is_what_was_published(practice: PracticePage) -> None:
    opened = practice.get_latest_revision().as_object()
    assert slugs(opened.activities) == {"muziek"}
    assert slugs(opened.domains) == {"cultuur", "sociaal"}
    assert slugs(opened.areas) == {"rotterdam"}
    assert [slugs(edition.funding) for edition in opened.editions.all()] == [{"gemeente"}]
    assert opened.partners.all()[0].role.slug == "aanbieder"
    assert opened.compiled
    assert practice.live_revision_id == practice.latest_revision_id


def test_of_a_sparse_record_nothing_is_made_up(import_facts: Any) -> None:
    import_facts(facts(activiteiten=["muziekles", "dans", "koken", "sport"]))
    practice = PracticePage.objects.get()
    assert practice.summary == "Muziekles, dans en koken."
    assert practice.pitfalls == ""
    assert not practice.story
    assert not practice.editions.exists()
    assert not practice.areas.exists()
    assert practice.get_parent().title == "Muziek op dinsdag"


def test_without_a_summary_the_record_speaks_in_its_own_words(import_facts: Any) -> None:
    import_facts(
        facts(id="een", activiteiten=["koken"]),
        facts(id="twee", activiteiten=["koken", "dans"]),
        facts(id="doelgroep", doelgroep="Kinderen uit de wijk"),
        facts(id="niets"),
    )
    assert dict(PracticePage.objects.values_list("external_id", "summary")) == {
        "een": "Koken.",
        "twee": "Koken en dans.",
        "doelgroep": "Kinderen uit de wijk.",
        "niets": "Muziek op dinsdag.",
    }


def test_a_short_summary_is_never_longer_than_its_field(import_facts: Any) -> None:
    import_facts(facts(activiteiten=["muziek " * 40, "dans " * 40, "koken"]))
    assert len(PracticePage.objects.get().summary) <= 400


def test_the_sort_of_record_decides_the_kind_of_party(import_facts: Any) -> None:
    sorts = ["coalitie", "school", "kennisdeling", "Coalitie"]
    import_facts(*(facts(id=f"p{n}", organisatie=f"Partij {n}", soort=sort) for n, sort in enumerate(sorts)))
    kinds = CoalitionPage.objects.order_by("title").values_list("kind", flat=True)
    assert list(kinds) == ["coalitie", "school", "organisatie", "coalitie"]


def test_a_party_is_drawn_from_its_records(import_facts: Any) -> None:
    lead = {"naam": "Stichting Klank", "soort": None, "rol": "penvoerder"}
    import_facts(
        full_facts(soort="coalitie", partnercodes=[lead]),
        full_facts(id="dans", naam="Dans", gemeente=["Gouda"], codes={"activiteit": {"dans": "samen optreden"}}),
    )
    party = CoalitionPage.objects.get()
    assert (party.title, party.kind, party.compiled, party.live) == ("Stichting Klank", "coalitie", True, True)
    assert slugs(party.areas) == {"rotterdam", "gouda"}
    assert slugs(party.activities) == {"muziek", "dans"}
    assert party.lead_party == "Stichting Klank"
    assert [(row.school_year, row.phase.slug) for row in party.phases.all()] == [("2022-2023", "voorloper")]
    assert {source.url for source in party.sources.all()} == {
        "https://example.org/muziek",
        "https://example.org/meting",
    }
    assert {page.title for page in party.get_children()} == {"Muziek op dinsdag", "Dans"}


def test_a_party_with_practices_from_two_files_keeps_what_both_tell(import_facts: Any) -> None:
    import_facts(full_facts(soort="coalitie"))
    other = full_facts(id="dans", naam="Dans", gemeente=["Gouda"], codes={}, bronnen=["https://example.org/dans"])
    import_facts(other)
    party = CoalitionPage.objects.get()
    assert party.kind == "coalitie"
    assert slugs(party.areas) == {"rotterdam", "gouda"}
    assert slugs(party.activities) == {"muziek"}
    assert party.sources.count() == 3
    assert party.phases.get().phase.slug == "voorloper"
    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd" in import_facts(other).splitlines()[1]


def test_the_same_organisation_in_two_regions_has_a_page_in_each(import_facts: Any) -> None:
    import_facts(full_facts(), full_facts(id="b", gemeente=["Breda"], provincie_of_eiland=["Noord-Brabant"]))
    regions = {page.get_parent().title for page in CoalitionPage.objects.filter(title="Stichting Klank")}
    assert regions == {"Zuid-Holland", "Noord-Brabant"}


def test_every_province_the_islands_and_the_country_have_a_region(import_facts: Any) -> None:
    import_facts()
    assert RegionPage.objects.live().count() == 14
    islands = RegionPage.objects.get(slug="caribisch-nederland")
    assert (islands.title, slugs(islands.areas)) == ("Caribisch Nederland", {"bonaire", "sint-eustatius", "saba"})
    assert slugs(RegionPage.objects.get(slug="drenthe").areas) == {"drenthe"}
    assert [region.title for region in RegionPage.objects.filter(national=True)] == ["Landelijk"]


WHERE: list[tuple[list[str], list[str], str, set[str]]] = [
    # municipalities, provinces and islands → region, areas
    (["Rotterdam"], ["Zuid-Holland"], "zuid-holland", {"rotterdam"}),
    (["Rotterdam"], [], "zuid-holland", {"rotterdam"}),
    ([], ["Zuid-Holland"], "zuid-holland", {"zuid-holland"}),
    ([], ["zuid holland"], "zuid-holland", {"zuid-holland"}),
    (["Groningen"], ["Groningen"], "groningen", {"gemeente-groningen"}),
    (["Rotterdam", "Gouda"], ["Zuid-Holland"], "zuid-holland", {"rotterdam", "gouda"}),
    (["Rotterdam"], ["Zuid-Holland", "Drenthe"], "landelijk", {"rotterdam", "drenthe"}),
    (["Rotterdam", "Breda"], [], "landelijk", {"rotterdam", "breda"}),
    ([], ["Friesland"], "fryslan", {"fryslan"}),
    (["Saba"], ["Saba"], "caribisch-nederland", {"saba"}),
    ([], ["Saba", "Bonaire"], "caribisch-nederland", {"saba", "bonaire"}),
    ([], ["Saba", "Utrecht"], "landelijk", {"saba", "utrecht"}),
    ([], [], "landelijk", set()),
]


def test_where_it_happens_decides_the_region(import_facts: Any) -> None:
    rows = [facts(id=f"{n}", gemeente=near, provincie_of_eiland=wide) for n, (near, wide, _, _) in enumerate(WHERE)]
    import_facts(*rows)
    practices = {page.external_id: page for page in PracticePage.objects.all()}
    found = [
        (p.get_parent().get_parent().slug, slugs(p.areas)) for p in map(practices.get, map(str, range(len(WHERE))))
    ]
    assert found == [(region, areas) for _, _, region, areas in WHERE]


def test_an_unknown_municipality_in_one_province_becomes_an_area(import_facts: Any) -> None:
    printed = import_facts(facts(gemeente=["Krimpen aan den IJssel"], provincie_of_eiland=["Zuid-Holland"]))
    area = Area.objects.get(name="Krimpen aan den IJssel")
    assert (area.kind, area.parent.slug, area.cbs_code) == ("gemeente", "zuid-holland", "")
    assert slugs(PracticePage.objects.get().areas) == {area.slug}
    assert "Krimpen aan den IJssel" in printed


def test_else_the_words_stay_beside_and_no_area_is_made(import_facts: Any) -> None:
    words = [
        ("Krimpen", ["Zuid-Holland", "Utrecht"]),
        ("Krimpen", []),
        ("diverse gemeenten", ["Zuid-Holland"]),
        ("Krimpen, Lek en omstreken", ["Zuid-Holland"]),
        ("Krimpen (deels)", ["Zuid-Holland"]),
    ]
    before = Area.objects.count()
    import_facts(*(facts(id=f"{n}", gemeente=[near], provincie_of_eiland=wide) for n, (near, wide) in enumerate(words)))
    assert Area.objects.count() == before
    kept = PracticePage.objects.order_by("external_id").values_list("areas_words", flat=True)
    assert list(kept) == [near for near, _ in words]


def test_practices_with_the_same_address_are_told_apart(import_facts: Any) -> None:
    import_facts(full_facts(id="a-1"), full_facts(id="A 1"))
    assert set(PracticePage.objects.values_list("slug", flat=True)) == {"a-1", "a-1-2"}
