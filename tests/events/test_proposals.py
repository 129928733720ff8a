"""A coalition proposes a meeting: it is read by a second person, and then it is theirs to organise."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from coalitions.review import doors
from coalitions.review.stages import Stage, standing
from desk.worklist.kinds import Kind
from events.chores import ask_for_the_harvest
from events.models import CoalitionEventPage, Seating
from tests.access.forms import fields_of
from tests.cast import fresh
from tests.coalitions.readers import as_, read, text_of
from tests.desk.work import a_starter
from tests.events.signing import JAN, answer, letters, organise, sign_up

TYPED = {
    "title": "Kijk bij ons",
    "slug": "kijk-bij-ons",
    "kind": "werkbezoek",
    "summary": "Loop een middag mee.",
    "starts_at": "2027-03-09 13:30",
    "ends_at": "2027-03-09 16:00",
    "place": "Buurthuis De Haard, Utrecht",
}


def propose(person, coalition, button="action-submit", **changed):
    client = as_(person)
    address = reverse("wagtailadmin_pages:add", args=["events", "coalitioneventpage", coalition.pk])
    form = fields_of(client.get(address).text, "#page-edit-form")
    return client.post(address, {**form, **TYPED, button: "1", **changed}, follow=True)


def made():
    return CoalitionEventPage.objects.filter(slug="kijk-bij-ons").first()


def approved(cast):
    propose(cast.amina, cast.overvecht)
    page = made()
    doors.approve(page, cast.bram, doors.version_of(page))
    return fresh(page)


def test_it_waits_for_the_coordinator_and_no_button_publishes_it(cast, client):
    address = reverse("wagtailadmin_pages:add", args=["events", "coalitioneventpage", cast.overvecht.pk])
    assert "action-publish" not in as_(cast.amina).get(address).text
    propose(cast.amina, cast.overvecht, button="action-publish")
    assert not CoalitionEventPage.objects.filter(live=True).exists()
    CoalitionEventPage.objects.all().delete()
    propose(cast.amina, cast.overvecht)
    page = made()
    assert not page.live
    assert standing(page).stage == Stage.WAITS
    work = read(as_(cast.bram), "/beheer/werklijst/").get_text(" ", strip=True)
    assert "Kijk bij ons" in work
    assert client.get(page.get_url()).status_code == 404


def test_after_a_yes_it_stands_with_its_coalition_and_its_region(cast, client):
    page = approved(cast)
    for address in (page.url, cast.overvecht.url, cast.utrecht.url):
        assert "Kijk bij ons" in read(client, address).get_text(" ", strip=True)
    assert "Kijk bij ons" not in read(client, cast.zuilen.url).get_text(" ", strip=True)


def test_what_is_missing_is_said_when_it_is_sent_in_and_a_draft_may_lack_it(cast):
    shown = propose(cast.amina, cast.overvecht, place="")
    assert "Zeg waar het is" in text_of(shown)
    propose(cast.amina, cast.overvecht, button="x", place="")
    page = made()
    assert any("Zeg waar het is" in str(sentence) for sentence in page.lacks())
    shown = as_(cast.amina).post(reverse("coalitions_review", args=[page.pk]), {"doen": "insturen"}, follow=True)
    assert standing(fresh(page)).stage == Stage.DRAFT


def test_the_coalition_gives_the_seats_and_another_does_not(cast, client):
    page = approved(cast)
    organise(as_(cast.amina), page, "plaatsen", seats="10")
    assert Seating.objects.get(pk=page.pk).seats == 10
    sign_up(client, page)
    answer(client, letters()[0], "bevestigen")
    assert JAN["email"] in organise(as_(cast.badr), page, "").get_text(" ", strip=True)
    for stranger in (cast.fenna, cast.dewi, cast.carla, cast.daan):
        assert as_(stranger).get(f"/beheer/bijeenkomsten/{page.pk}/").status_code in {302, 403}
    assert as_(cast.amina).get(f"/beheer/bijeenkomsten/{page.pk}/herhalen/").status_code in {302, 403}


def test_a_newer_text_waits_again_while_the_old_one_stays(cast, client):
    page = approved(cast)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Loop een hele dag mee."
    draft.save_revision(user=cast.amina)
    assert "een middag mee" in read(client, page.url).get_text(" ", strip=True)
    assert standing(fresh(page)).stage == Stage.NEW_VERSION


def test_the_desk_of_the_coalition_shows_it(cast):
    propose(cast.amina, cast.overvecht)
    desk = read(as_(cast.amina), "/beheer/").get_text(" ", strip=True)
    assert "Een bijeenkomst voorstellen" in desk
    assert "Kijk bij ons" in desk


def test_a_starter_that_only_proposed_a_meeting_still_has_no_practice(cast):
    starter = a_starter(cast)
    page = cast.utrecht.get_children().get(title=starter.title)
    a_meeting_there = CoalitionEventPage(
        title="Kijk", kind="markt", summary="x", starts_at=timezone.now(), ends_at=timezone.now()
    )
    page.add_child(instance=a_meeting_there)
    assert starter.title in read(as_(cast.bram), f"/beheer/werklijst/?soort={Kind.STARTER}").get_text(" ", strip=True)


def test_the_coalition_is_asked_for_its_harvest(cast):
    page = approved(cast)
    ends_at = timezone.now() - timedelta(days=1)
    CoalitionEventPage.objects.filter(pk=page.pk).update(starts_at=ends_at - timedelta(hours=2), ends_at=ends_at)
    ask_for_the_harvest()
    for person in (cast.amina, cast.badr):
        assert [mail for mail in letters(person.email) if mail.subject.startswith("Wat kwam eruit")]
    assert not [mail for mail in letters(cast.bram.email) if mail.subject.startswith("Wat kwam eruit")]
