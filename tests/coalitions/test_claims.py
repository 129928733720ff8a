"""“Dit is van ons”: who may say so, who decides, and what is public meanwhile."""

import pytest
from django.test import Client
from wagtail.models import PageLogEntry

from coalitions.models import Claim, CoalitionPage
from coalitions.refusal import Refused
from coalitions.review import doors
from coalitions.review.doors import version_of
from mail.models import Message
from practices.models import PracticePage
from tests.cast import a_practice, fresh
from tests.coalitions.readers import as_, compiled_practice, import_facts, in_utrecht, published, read, text_of

LIST = "/beheer/claims/"
MARK = "Samengesteld uit openbare bronnen, niet door de organisatie geplaatst."


@pytest.fixture
def page(cast, tmp_path):
    """Below the compiled page of its organisation, in Utrecht."""
    return compiled_practice(tmp_path)


def claim(person, page, coalition):
    return as_(person).post(f"/p/{page.pk}/van-ons/", {"coalitie": coalition.pk}, follow=True)


def decide(person, button, sentence=""):
    number = Claim.objects.order_by("pk").last().pk
    return as_(person).post(LIST, {"rij": number, "doen": button, "zin": sentence}, follow=True)


def mailed(subject):
    return sorted(Message.objects.filter(subject__contains=subject).values_list("to", flat=True))


def test_who_is_not_logged_in_reads_whom_to_ask(client, page):
    address = f"/p/{page.pk}/van-ons/"
    assert read(client, page.url).select_one(f"a[href='{address}']").get_text() == "Dit is van ons"
    shown = read(client, address)
    assert "De coördinator van de regio Utrecht kan u uitnodigen." in shown.get_text()
    assert shown.select_one(f"a[href='/p/{page.pk}/vraag/']")
    assert shown.select_one(f"a[href$='?next={address}']").get_text().startswith("Log in")
    assert not shown.select("form button")


@pytest.mark.parametrize("name", ["daan", "bram", "nadia"])
def test_who_writes_for_no_coalition_gets_no_button(cast, page, name):
    person = getattr(cast, name)
    assert not read(as_(person), f"/p/{page.pk}/van-ons/").select("form button")
    assert "Kies de coalitie" in text_of(claim(person, page, cast.overvecht))
    assert not Claim.objects.exists()


def test_nobody_claims_for_a_coalition_of_others(cast, page):
    claim(cast.amina, page, cast.enschede)
    claim(cast.amina, page, page.get_parent())
    Client().post(f"/p/{page.pk}/van-ons/", {"coalitie": cast.overvecht.pk})
    assert not Claim.objects.exists()


def test_a_claim_changes_nothing_but_tells_the_coordinators(client, cast, page):
    before = (page.path, page.latest_revision_id, page.compiled)
    button = read(as_(cast.amina), f"/p/{page.pk}/van-ons/").select_one("main form button")
    assert button.get_text() == "Ja, dit is van Overvecht"
    assert "De coördinator van de regio beslist" in text_of(claim(cast.amina, page, cast.overvecht))
    after = fresh(page)
    assert (after.path, after.latest_revision_id, after.compiled) == before
    assert mailed("Geclaimd") == ["bo@example.org", "bram@example.org"]
    assert not after.permissions_for_user(cast.amina).can_edit()
    assert "heeft deze pagina al geclaimd" in text_of(claim(cast.badr, page, cast.overvecht))
    assert Claim.objects.count() == 1


def test_accepted_it_moves_gets_a_draft_and_stays_public_as_it_was(
    client, cast, page, django_capture_on_commit_callbacks
):
    before, public = page.url, text_of(client.get(page.url))
    claim(cast.amina, page, cast.overvecht)
    with django_capture_on_commit_callbacks(execute=True):
        assert "Toegekend" in text_of(decide(cast.bram, "toekennen"))
    after = fresh(page)
    assert after.get_parent().pk == cast.overvecht.pk
    assert (after.live, after.compiled, after.has_unpublished_changes) == (True, True, True)
    answer = client.get(before, follow=True)
    assert answer.redirect_chain == [(after.url, 301)]
    assert MARK in text_of(answer)
    assert "Vrijdag kwam bijna niemand" in public
    assert client.get(f"/p/{page.pk}/")["Location"] == after.url
    draft = after.get_latest_revision_as_object()
    assert not draft.compiled
    assert (draft.title, draft.summary, draft.pitfalls) == (page.title, page.summary, page.pitfalls)
    assert [each.name for each in draft.partners.all()] == [each.name for each in page.partners.all()]
    assert after.permissions_for_user(cast.amina).can_edit()
    assert mailed("is nu van Overvecht") == ["amina@example.org"]
    logged = PageLogEntry.objects.filter(page=page.pk, action__startswith="kansrijk.").order_by("pk")
    assert [(one.action, one.user) for one in logged] == [
        ("kansrijk.claimed", cast.amina),
        ("kansrijk.claim_accepted", cast.bram),
    ]


def test_the_mark_falls_with_the_approval_by_a_second_person(client, cast, page):
    claim(cast.amina, page, cast.overvecht)
    decide(cast.bram, "toekennen")
    taken = fresh(page)
    assert doors.writers(taken) == {cast.amina.pk}
    doors.submit(taken, cast.amina)
    with pytest.raises(Refused):
        doors.approve(fresh(page), cast.amina, version_of(taken))
    assert MARK in text_of(client.get(fresh(page).url))
    doors.approve(fresh(page), cast.bram, version_of(taken))
    assert not fresh(page).compiled
    assert MARK not in text_of(client.get(fresh(page).url))


def test_a_draft_may_lack_the_pitfalls_that_its_approval_asks_for(cast, tmp_path):
    page = compiled_practice(tmp_path, lessen_en_valkuilen=[])
    claim(cast.amina, page, cast.overvecht)
    decide(cast.bram, "toekennen")
    with pytest.raises(Refused, match="valkuilen"):
        doors.submit(fresh(page), cast.amina)
    assert fresh(page).live


def test_the_importer_never_touches_a_claimed_page_again(cast, page, tmp_path):
    import_facts(tmp_path, in_utrecht(naam="Nog van de redactie"))
    assert fresh(page).title == "Nog van de redactie"
    claim(cast.amina, page, cast.overvecht)
    decide(cast.bram, "toekennen")

    def state():
        now = fresh(page)
        return (now.title, now.path, now.latest_revision_id, now.live_revision_id, PracticePage.objects.count())

    before = state()
    for record in (in_utrecht(naam="Weer anders"), in_utrecht(naam="En nog eens", organisatie="Overvecht")):
        assert "1 met rust gelaten" in import_facts(tmp_path, record)
        assert state() == before
    doors.submit(fresh(page), cast.amina)
    doors.approve(fresh(page), cast.bram, version_of(fresh(page)))
    before = state()
    import_facts(tmp_path, in_utrecht(naam="Na de goedkeuring"))
    assert state() == before


@pytest.mark.parametrize("name", ["amina", "badr", "carla", "dewi", "daan"])
def test_nobody_else_decides(cast, page, name):
    claim(cast.amina, page, cast.overvecht)
    for button in ("toekennen", "afwijzen"):
        decide(getattr(cast, name), button, "Zomaar.")
    assert Claim.objects.get().state == "wacht"
    assert fresh(page).get_parent().pk == page.get_parent().pk


def test_a_coordinator_who_also_writes_does_not_accept_the_own_claim(cast, page):
    cast.overvecht.access.authors.user_set.add(cast.bram)
    claim(cast.bram, page, cast.overvecht)
    assert mailed("Geclaimd") == ["bo@example.org"]
    assert "of u hebt die zelf geclaimd" in text_of(decide(cast.bram, "toekennen"))
    decide(cast.bo, "toekennen")
    assert Claim.objects.get().state == "toegekend"


def test_across_two_regions_the_national_editors_decide(cast, page):
    claim(cast.dewi, page, cast.enschede)
    assert mailed("Geclaimd") == ["nadia@example.org"]
    for person in (cast.bram, cast.carla):
        assert page.title in text_of(as_(person).get(LIST))
        decide(person, "toekennen")
    assert Claim.objects.get().state == "wacht"
    decide(cast.nadia, "toekennen")
    assert fresh(page).get_parent().pk == cast.enschede.pk


def test_declined_with_a_sentence_that_is_mailed(cast, page):
    claim(cast.amina, page, cast.overvecht)
    assert "Zeg in een zin waarom niet" in text_of(decide(cast.bram, "afwijzen", " "))
    decide(cast.bram, "afwijzen", "Dit is van een school in Zuilen.")
    assert mailed("blijft waar") == ["amina@example.org"]
    assert "Dit is van een school in Zuilen." in Message.objects.get(subject__contains="blijft waar").text
    assert PageLogEntry.objects.filter(page=page.pk, action="kansrijk.claim_declined", user=cast.bram).exists()
    assert "al over deze claim beslist" in text_of(decide(cast.bram, "toekennen"))
    claim(cast.badr, page, cast.overvecht)  # may be said again, with better words in a mail
    assert Claim.objects.filter(state="wacht").count() == 1


def test_of_two_claims_one_is_accepted_and_the_other_hears_so(cast, page):
    claim(cast.amina, page, cast.overvecht)
    claim(cast.fenna, page, cast.zuilen)
    decide(cast.bram, "toekennen")
    assert dict(Claim.objects.values_list("coalition__title", "state")) == {
        "Zuilen": "toegekend",
        "Overvecht": "afgewezen",
    }
    assert mailed("blijft waar") == ["amina@example.org"]
    assert "ging naar een andere coalitie" in text_of(as_(cast.amina).get(f"/p/{page.pk}/van-ons/"))
    assert "al van een coalitie" in text_of(claim(cast.amina, page, cast.overvecht))


def test_who_claimed_by_mistake_takes_it_back_and_may_claim_again(cast, page):
    claim(cast.amina, page, cast.overvecht)
    address = f"/p/{page.pk}/van-ons/"
    for stranger in (cast.fenna, cast.bram):
        assert "wacht geen claim van uw coalitie" in text_of(
            as_(stranger).post(address, {"doen": "intrekken"}, follow=True)
        )
    Client().post(address, {"doen": "intrekken"})
    assert Claim.objects.get().state == "wacht"
    as_(cast.badr).post(address, {"doen": "intrekken"})
    assert Claim.objects.get().state == "ingetrokken"
    assert not read(as_(cast.bram), LIST).select("button[value=toekennen]")
    claim(cast.amina, page, cast.overvecht)
    assert Claim.objects.filter(state="wacht").count() == 1


def test_the_address_gets_a_number_where_the_coalition_has_one_of_that_name(
    client, cast, page, django_capture_on_commit_callbacks
):
    own = a_practice(cast.overvecht, cast.amina)
    assert own.slug == page.slug
    before = page.url
    claim(cast.amina, page, cast.overvecht)
    with django_capture_on_commit_callbacks(execute=True):
        decide(cast.bram, "toekennen")
    after = fresh(page)
    assert after.url == f"{cast.overvecht.url}{page.slug}-{page.pk}/"
    assert client.get(before, follow=True).redirect_chain[-1][0] == after.url
    assert after.get_latest_revision_as_object().slug == after.slug


def test_who_left_the_coalition_no_longer_gets_the_page(cast, page):
    claim(cast.amina, page, cast.overvecht)
    cast.overvecht.access.authors.user_set.remove(cast.amina)
    assert "schrijft niet meer voor de coalitie" in text_of(decide(cast.bram, "toekennen"))
    assert fresh(page).get_parent().pk == page.get_parent().pk


def test_a_public_page_does_not_go_below_one_that_is_not(cast, page):
    claim(cast.amina, page, cast.overvecht)
    cast.overvecht.unpublish()
    assert "nog niet openbaar" in text_of(decide(cast.bram, "toekennen"))
    assert fresh(page).get_parent().pk == page.get_parent().pk


def test_people_of_the_organisation_itself_need_nobodys_decision(client, cast, page):
    organisation = CoalitionPage.objects.get(pk=page.get_parent().pk)
    organisation.access.authors.user_set.add(cast.daan)
    for claimed in (page, organisation):
        assert "Naar het concept" in text_of(claim(cast.daan, claimed, organisation))
        now = claimed.specific_class.objects.get(pk=claimed.pk)
        assert (now.path, now.compiled) == (claimed.path, True)
        assert not now.get_latest_revision_as_object().compiled
        assert doors.writers(now) == {cast.daan.pk}
    # nor can a page that is another organisation's own be had whole
    assert "Kies de coalitie" in text_of(claim(cast.amina, organisation, cast.overvecht))


def test_what_a_coalition_wrote_cannot_be_claimed(cast):
    own = published(a_practice(cast.overvecht, cast.amina))
    assert claim(cast.dewi, own, cast.enschede).redirect_chain == [(own.url, 302)]
    assert not Claim.objects.exists()


def test_what_is_in_review_waits_for_the_end_of_it(cast, page):
    draft = page.get_latest_revision_as_object()
    draft.summary = "Beter."
    draft.save_revision(user=cast.bram)
    doors.submit(fresh(page), cast.bram)
    assert "Is die beoordeeld" in text_of(claim(cast.amina, page, cast.overvecht))
    assert not Claim.objects.exists()
