"""A new installation has a home page and plain pages; what is there is left alone."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from coalitions.authority.people import coordinators, is_national_editor, members, owners
from coalitions.models import CoalitionPage, RegionPage
from events import seats
from events.models import AgendaPage, EventKind, EventPage
from events.telling import tell_changes
from home.demo_meetings import demo_meetings
from home.models import ContentPage, HomePage
from mail.models import Message
from tests.events.meetings import a_wish

pytestmark = pytest.mark.django_db
PLAIN = {"over", "toegankelijkheid", "privacy", "cookies", "contact"}


def prepare() -> str:
    out = StringIO()
    call_command("load_vocabularies", stdout=out)
    call_command("prepare_site", stdout=out)
    return out.getvalue()


def test_the_first_page_and_the_plain_pages_are_there(client: Client) -> None:
    prepare()
    assert client.get("/").status_code == 200
    assert set(ContentPage.objects.values_list("slug", flat=True)) == PLAIN
    for slug in PLAIN:
        assert client.get(f"/{slug}/").status_code == 200
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_a_second_time_changes_nothing_that_somebody_wrote() -> None:
    prepare()
    page = ContentPage.objects.get(slug="over")
    page.body = "<p>Door de redactie geschreven.</p>"
    page.save_revision().publish()
    ContentPage.objects.get(slug="cookies").unpublish()
    prepare()
    assert ContentPage.objects.get(slug="over").body == "<p>Door de redactie geschreven.</p>"
    assert not ContentPage.objects.get(slug="cookies").live
    assert HomePage.objects.count() == 1


def test_a_site_from_before_the_agenda_gets_one_and_keeps_its_words(client: Client) -> None:
    prepare()
    AgendaPage.objects.get().delete()
    prepare()
    page = AgendaPage.objects.get()
    assert page.intro in client.get("/agenda/").content.decode()
    page.intro = "Door de redactie geschreven."
    page.save_revision().publish()
    prepare()
    assert "Door de redactie geschreven." in client.get("/agenda/").content.decode()


def test_the_log_ins_for_development_are_made_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare()
    region = HomePage.objects.get().add_child(instance=RegionPage(title="Utrecht", slug="utrecht"))
    coalition = region.add_child(instance=CoalitionPage(title="Overvecht", slug="overvecht"))
    for _ in range(2):
        call_command("demo_people", stdout=StringIO())
    people = {person.email.partition("@")[0]: person for person in get_user_model().objects.all()}
    assert people["redactie"].is_superuser
    assert is_national_editor(people["landelijk"])
    assert list(coordinators(region)) == [people["coordinator"]]
    assert set(members(coalition)) == {people["coalitie"], people["auteur"]}
    assert list(owners(coalition)) == [people["coalitie"]]
    get_user_model().objects.all().delete()
    monkeypatch.delattr(settings, "DEMO_PEOPLE")
    call_command("demo_people", stdout=StringIO())
    assert not get_user_model().objects.exists()


TODAY = date(2026, 11, 27)


def some_content() -> None:
    prepare()
    home = HomePage.objects.get()
    for slug in ("zuid-holland", "noord-holland", "landelijk", "caribisch-nederland", "groningen", "utrecht"):
        home.add_child(instance=RegionPage(title=slug.title(), slug=slug, national=slug == "landelijk"))


def test_the_example_meetings_are_of_every_kind_and_say_what_they_are(client: Client) -> None:
    some_content()
    demo_meetings(TODAY)
    meetings = EventPage.objects.all()
    assert {page.kind for page in meetings} == set(EventKind.values)
    for page in meetings:
        shown = client.get(page.url).content.decode()
        assert "Voorbeeld: " in shown
        assert "Dit is een voorbeeld, geen echte bijeenkomst." in shown
        assert page.begins.weekday() < 5
    (over,) = meetings.filter(ends_at__lt=datetime.combine(TODAY, time.min, UTC))
    assert over.report
    assert over.asked.filter(answer="").count() == 1


def test_their_days_go_along_with_today_but_not_where_somebody_wrote_or_signed_up() -> None:
    some_content()
    demo_meetings(TODAY)
    touched, taken, other = EventPage.objects.filter(starts_at__gt=datetime.combine(TODAY, time.max, UTC))[:3]
    author = get_user_model().objects.create(email="iemand@example.org")
    touched.save_revision(user=author).publish()
    seats.add_by_hand(taken, a_wish(), datetime.combine(TODAY, time.min, UTC))
    before = dict(EventPage.objects.values_list("pk", "starts_at"))
    demo_meetings(TODAY + timedelta(days=14))
    moved = {pk for pk, starts_at in EventPage.objects.values_list("pk", "starts_at") if starts_at != before[pk]}
    assert moved == before.keys() - {touched.pk, taken.pk}
    assert EventPage.objects.get(pk=other.pk).starts_at == before[other.pk] + timedelta(days=14)
    tell_changes(timezone.now())
    assert not Message.objects.filter(subject__startswith="Andere").exists()


def test_a_site_without_demo_people_gets_no_example_meetings(monkeypatch: pytest.MonkeyPatch) -> None:
    some_content()
    monkeypatch.delattr(settings, "DEMO_PEOPLE")
    call_command("demo_meetings", stdout=StringIO())
    assert not EventPage.objects.exists()


def test_the_words_of_the_letter_are_the_first_entries(client: Client) -> None:
    prepare()
    text = client.get("/").content.decode()
    places = [text.index(f">{word}</a>") for word in ("sport", "cultuur", "huiswerkbegeleiding", "beroepenoriëntatie")]
    assert places == sorted(places)
