"""A file without codes: the product's table of words does what it can, and the source's words stay beside."""

from collections.abc import Callable
from typing import Any

import pytest

from practices.models import PracticePage
from tests.factories import facts, full_facts
from vocabularies.models import Term

pytestmark = pytest.mark.once

Import = Callable[..., str]
UNCODED = {"codes": None, "partnercodes": None, "getallen": None, "getalwoorden": None}


def slugs(manager: Any) -> set[str]:
    return set(manager.values_list("slug", flat=True))


def test_plain_words_become_terms(import_facts: Import) -> None:
    import_facts(full_facts(**UNCODED))
    practice = PracticePage.objects.get()
    assert "muziek" in slugs(practice.activities)
    assert slugs(practice.sectors) == {"po", "vo"}
    assert slugs(practice.moments) == {"na-schooltijd"}
    assert slugs(practice.participation) == {"verlengde-schooldag"}
    assert slugs(practice.places) == {"school", "wijk"}
    assert slugs(practice.editions.get().funding) == {"gemeente"}
    assert practice.get_parent().specific.phases.get().phase.slug == "voorloper"


def test_the_words_of_the_source_stay_beside(import_facts: Import) -> None:
    import_facts(full_facts(**UNCODED))
    practice = PracticePage.objects.get()
    assert practice.activities_words == "muziekles\nsamen optreden"
    assert practice.places_words == "school\nwijk/omgeving"
    assert practice.editions.get().funding_words == "gemeente Rotterdam\n250 euro per leerling per jaar"


def test_partners_keep_their_names_and_get_a_kind_where_the_name_tells_it(import_facts: Import) -> None:
    import_facts(full_facts(**UNCODED, partners=["gemeente Rotterdam", "Stichting Xylofoon"]))
    town, other = PracticePage.objects.get().partners.all()
    assert (town.name, town.kind.slug, town.role) == ("gemeente Rotterdam", "gemeente", None)
    assert (other.name, other.kind, other.role) == ("Stichting Xylofoon", None, None)


def test_what_the_table_does_not_know_becomes_no_term(import_facts: Import) -> None:
    before = Term.objects.count()
    import_facts(facts(activiteiten=["wij zwaaien elke dinsdag lang naar alle voorbijgangers"], tijdstip=["ooit"]))
    practice = PracticePage.objects.get()
    assert Term.objects.count() == before
    assert not practice.activities.exists()
    assert not practice.moments.exists()
    assert not practice.keywords.exists()
    assert practice.activities_words == "wij zwaaien elke dinsdag lang naar alle voorbijgangers"
    assert practice.moments_words == "ooit"


def test_a_word_inside_a_longer_one_is_no_word_of_its_own(import_facts: Import) -> None:
    import_facts(
        facts(id="a", sector=["voortgezet speciaal onderwijs"], tijdstip=["vrije inloop, zonder aanmelding"]),
        facts(id="b", doelgroep="Leerlingen van groep 8 naar de brugklas"),
    )
    special, step = PracticePage.objects.order_by("external_id")
    assert slugs(special.sectors) == {"vso"}
    assert slugs(special.participation) == {"vrije-inloop"}
    assert slugs(step.groups) == {"groep-7-8", "overstap", "leerjaar-1-2"}


def test_no_number_is_read_out_of_the_words(import_facts: Import) -> None:
    import_facts(full_facts(**UNCODED))
    practice = PracticePage.objects.get()
    edition = practice.editions.get()
    assert (practice.age_from, practice.age_to) == (None, None)
    assert (edition.hours_per_week, edition.pupils, edition.cost_per_pupil, edition.year) == (None, None, None, None)
    assert (edition.year_words, edition.size_words.splitlines()[0]) == ("2022", "2 tot 3 uur per week")


def test_codes_that_are_empty_are_codes_too(import_facts: Import) -> None:
    import_facts(full_facts(codes={}, partnercodes=[]))
    practice = PracticePage.objects.get()
    assert not practice.activities.exists()
    assert not practice.partners.exists()


def test_a_hidden_term_is_no_longer_given(import_facts: Import) -> None:
    Term.objects.get(vocabulary="activiteit", slug="muziek").delete()
    import_facts(full_facts(**UNCODED))
    assert "muziek" not in slugs(PracticePage.objects.get().activities)


def test_what_the_importer_does_not_understand_is_said(import_facts: Import) -> None:
    printed = import_facts(facts(ontwikkelgebieden=["Cultuur", "koken\x1b"], kleur="rood"))
    assert "Ontwikkelgebieden die niet bestaan: koken" in printed
    assert "\x1b" not in printed
    assert "Velden waar niets mee gedaan is: kleur" in printed
    assert slugs(PracticePage.objects.get().domains) == {"cultuur"}
