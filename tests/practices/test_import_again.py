"""A second run: what did not change is not touched, what changed is published anew, what a person did stays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import querydict_from_html

from coalitions.models import CoalitionPage, RegionPage
from home.models import HomePage
from practices.models import ImportRecord, PracticePage
from tests.factories import facts, full_facts
from tests.people import EDITOR, log_in, registered

pytestmark = pytest.mark.once

Import = Callable[..., str]
REGIONS, PARTIES, PRACTICES = 0, 1, 2


def counts(printed: str, kind: int) -> str:
    """New, changed, unchanged and left alone of one kind of page, as the command printed them."""
    return "/".join(part.split()[0] for part in printed.splitlines()[kind].split(": ")[1].split(", "))


def practice() -> PracticePage:
    return PracticePage.objects.get(external_id="muziek-op-dinsdag")


def edit(page: Page, publish: bool = True, **fields: Any) -> None:
    """What the editor does when a person presses a button below the form."""
    draft = page.specific.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision(log_action=True)
    if publish:
        revision.publish()


def test_the_first_run_makes_everything(import_facts: Import) -> None:
    printed = import_facts(full_facts(), facts(id="tweede", naam="Tweede"))
    assert [counts(printed, kind) for kind in (REGIONS, PARTIES, PRACTICES)] == ["14/0/0/0", "2/0/0/0", "2/0/0/0"]


def test_a_second_run_touches_nothing(import_facts: Import) -> None:
    import_facts(full_facts())
    before = list(Revision.objects.order_by("pk").values_list("pk", "created_at"))
    moments = list(Page.objects.order_by("pk").values_list("last_published_at", "latest_revision_created_at"))
    printed = import_facts(full_facts())
    assert [counts(printed, kind) for kind in (REGIONS, PARTIES, PRACTICES)] == ["0/0/14/0", "0/0/1/0", "0/0/1/0"]
    assert list(Revision.objects.order_by("pk").values_list("pk", "created_at")) == before
    assert list(Page.objects.order_by("pk").values_list("last_published_at", "latest_revision_created_at")) == moments


def test_a_changed_record_is_published_anew(import_facts: Import) -> None:
    import_facts(full_facts())
    before = practice()
    printed = import_facts(
        full_facts(naam="Muziek op woensdag", sector=["po"], codes={"sector": {"po": "po"}}, partnercodes=[])
    )
    after = practice()
    assert counts(printed, PRACTICES) == "0/1/0/0"
    assert (after.pk, after.url_path, after.first_published_at) == (
        before.pk,
        before.url_path,
        before.first_published_at,
    )
    assert (after.title, after.draft_title, after.live) == ("Muziek op woensdag", "Muziek op woensdag", True)
    assert after.last_published_at > before.last_published_at
    assert after.revisions.count() == 2
    assert not after.has_unpublished_changes
    assert [term.slug for term in after.sectors.all()] == ["po"]
    assert not after.activities.exists()
    assert not after.partners.exists()
    assert [edition.funding.count() for edition in after.editions.all()] == [0]


def test_rows_that_stay_keep_their_id(import_facts: Import) -> None:
    import_facts(full_facts())
    edition = practice().editions.get()
    import_facts(full_facts(omvang=["nu op 5 scholen", *full_facts()["omvang"]]))
    assert practice().editions.get().pk == edition.pk
    assert practice().editions.get().size_words.startswith("nu op 5 scholen")


def test_the_party_follows_its_records(import_facts: Import) -> None:
    import_facts(full_facts())
    printed = import_facts(full_facts(soort="school", gemeente=["Gouda"]))
    party = CoalitionPage.objects.get()
    assert counts(printed, PARTIES) == "0/1/0/0"
    assert party.kind == "school"
    assert [area.slug for area in party.areas.all()] == ["gouda"]


def test_a_record_that_is_no_longer_in_the_file_keeps_its_page(import_facts: Import) -> None:
    import_facts(full_facts())
    import_facts(facts(id="ander", naam="Ander"))
    assert practice().live


def test_a_record_whose_organisation_changed_stays_where_it_is(import_facts: Import) -> None:
    import_facts(full_facts())
    printed = import_facts(full_facts(organisatie="Stichting Galm"))
    assert practice().get_parent().title == "Stichting Klank"
    assert counts(printed, PRACTICES) == "0/0/1/0"
    assert not CoalitionPage.objects.filter(title="Stichting Galm").exists()


def test_a_practice_that_turns_out_to_be_elsewhere_corrects_its_party_too(import_facts: Import) -> None:
    import_facts(full_facts())
    printed = import_facts(full_facts(gemeente=["Breda"], provincie_of_eiland=["Noord-Brabant"]))
    party = CoalitionPage.objects.get()
    assert counts(printed, PARTIES) == "0/1/0/0"
    assert (party.title, [area.slug for area in party.areas.all()]) == ("Stichting Klank", ["breda"])
    assert practice().get_parent().pk == party.pk


@pytest.mark.parametrize("publish", [True, False], ids=["published", "draft"])
def test_what_a_person_edited_is_left_alone(import_facts: Import, publish: bool) -> None:
    import_facts(full_facts())
    edit(practice(), publish, title="Van mij")
    printed = import_facts(full_facts(naam="Van het bestand"))
    assert counts(printed, PRACTICES) == "0/0/0/1"
    assert practice().draft_title == "Van mij"
    assert practice().title == ("Van mij" if publish else "Muziek op dinsdag")


def test_what_a_person_edited_in_the_admin_is_left_alone(import_facts: Import, client: Client) -> None:
    import_facts(full_facts())
    registered(EDITOR)
    log_in(client, EDITOR)
    page = practice()
    address = f"/beheer/pages/{page.pk}/edit/"
    form = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    form["title"] = "Van mij"
    form["story-count"] = "0"  # the story's fields are made in the browser
    assert client.post(address, form).status_code == 302
    assert practice().draft_title == "Van mij"
    assert counts(import_facts(full_facts(naam="Van het bestand")), PRACTICES) == "0/0/0/1"
    assert practice().draft_title == "Van mij"


def test_an_unpublished_page_stays_unpublished(import_facts: Import) -> None:
    import_facts(full_facts())
    practice().unpublish()
    printed = import_facts(full_facts(naam="Nieuw"))
    assert counts(printed, PRACTICES) == "0/0/0/1"
    assert not practice().live


def test_a_deleted_page_does_not_come_back(import_facts: Import) -> None:
    import_facts(full_facts())
    practice().delete()
    printed = import_facts(full_facts(naam="Nieuw"))
    assert counts(printed, PRACTICES) == "0/0/0/1"
    assert not PracticePage.objects.exists()


def test_a_page_that_was_taken_over_is_left_alone(import_facts: Import) -> None:
    import_facts(full_facts())
    page = practice()
    page.compiled = False
    page.save()
    assert counts(import_facts(full_facts(naam="Nieuw")), PRACTICES) == "0/0/0/1"
    assert practice().title == "Muziek op dinsdag"


def test_a_locked_page_is_left_alone(import_facts: Import) -> None:
    import_facts(full_facts())
    page = practice()
    page.locked = True
    page.save()
    assert counts(import_facts(full_facts(naam="Nieuw")), PRACTICES) == "0/0/0/1"
    assert practice().title == "Muziek op dinsdag"


def test_a_moved_page_stays_where_it_is_and_is_kept_up_to_date(import_facts: Import) -> None:
    import_facts(full_facts(), facts(id="ander", naam="Ander"))
    practice().move(CoalitionPage.objects.get(title="Ander"), pos="last-child")
    printed = import_facts(full_facts(naam="Nieuw"), facts(id="ander", naam="Ander"))
    assert counts(printed, PRACTICES) == "0/1/1/0"
    assert (practice().title, practice().get_parent().title) == ("Nieuw", "Ander")
    assert practice().url_path == "/kansrijk/landelijk/ander/muziek-op-dinsdag/"


def test_a_moved_party_takes_what_is_new(import_facts: Import) -> None:
    import_facts(full_facts())
    CoalitionPage.objects.get().move(RegionPage.objects.get(slug="utrecht"), pos="last-child")
    import_facts(full_facts(), full_facts(id="tweede", naam="Tweede"))
    assert PracticePage.objects.get(external_id="tweede").url_path == "/kansrijk/utrecht/stichting-klank/tweede/"


def test_below_a_party_that_a_person_edited_new_practices_still_come(import_facts: Import) -> None:
    import_facts(full_facts())
    edit(CoalitionPage.objects.get(), title="Onze naam")
    printed = import_facts(full_facts(), full_facts(id="tweede", naam="Tweede", gemeente=["Gouda"]))
    assert counts(printed, PARTIES) == "0/0/0/1"
    assert counts(printed, PRACTICES) == "1/0/1/0"
    assert {page.title for page in CoalitionPage.objects.get(title="Onze naam").get_children()} == {
        "Muziek op dinsdag",
        "Tweede",
    }


@pytest.mark.parametrize("withdraw", ["unpublish", "delete"])
def test_below_a_party_that_a_person_withdrew_nothing_new_comes(import_facts: Import, withdraw: str) -> None:
    import_facts(full_facts())
    getattr(CoalitionPage.objects.get(), withdraw)()
    printed = import_facts(full_facts(id="tweede", naam="Tweede"))
    assert counts(printed, PARTIES) == "0/0/0/1"
    assert counts(printed, PRACTICES) == "0/0/0/1"
    assert not PracticePage.objects.filter(external_id="tweede").exists()


def test_a_deleted_region_stays_deleted_with_all_that_belongs_in_it(import_facts: Import) -> None:
    import_facts()
    RegionPage.objects.get(slug="zuid-holland").delete()
    printed = import_facts(full_facts())
    assert counts(printed, REGIONS) == "0/0/13/1"
    assert counts(printed, PARTIES) == "0/0/0/1"
    assert not PracticePage.objects.exists()


@pytest.mark.parametrize("same", [{"title": "Zuid-Holland", "slug": "zh"}, {"title": "GKA", "slug": "zuid-holland"}])
def test_a_region_made_by_hand_is_used_and_not_written(import_facts: Import, home: HomePage, same: Any) -> None:
    own = home.add_child(instance=RegionPage(intro="Onze eigen tekst.", **same))
    printed = import_facts(full_facts())
    own.refresh_from_db()
    assert counts(printed, REGIONS) == "13/0/0/1"
    assert (own.intro, own.title, own.latest_revision) == ("Onze eigen tekst.", same["title"], None)
    assert practice().is_descendant_of(own)


def test_a_region_made_by_hand_takes_the_place_of_a_deleted_one(import_facts: Import, home: HomePage) -> None:
    import_facts()
    RegionPage.objects.get(slug="zuid-holland").delete()
    own = HomePage.objects.get().add_child(instance=RegionPage(title="Zuid-Holland", slug="zuid-holland"))
    import_facts(full_facts())
    assert practice().is_descendant_of(own)


def test_a_party_made_by_hand_is_used_and_not_written(import_facts: Import) -> None:
    import_facts()
    region = RegionPage.objects.get(slug="zuid-holland")
    own = region.add_child(instance=CoalitionPage(title="stichting klank", slug="klank", summary="Wij zijn Klank."))
    printed = import_facts(full_facts())
    own.refresh_from_db()
    assert counts(printed, PARTIES) == "0/0/0/1"
    assert (own.summary, own.compiled) == ("Wij zijn Klank.", False)
    assert practice().get_parent().pk == own.pk


def test_an_address_taken_by_a_page_of_another_kind_gets_a_number(import_facts: Import) -> None:
    import_facts()
    RegionPage.objects.get(slug="zuid-holland").add_child(
        instance=CoalitionPage(title="Iets anders", slug="stichting-klank")
    )
    import_facts(full_facts())
    assert practice().get_parent().slug == "stichting-klank-2"


def test_the_importer_remembers_a_page_that_is_gone(import_facts: Import) -> None:
    import_facts(full_facts())
    practice().delete()
    assert ImportRecord.objects.filter(key="praktijk:muziek-op-dinsdag").exists()
