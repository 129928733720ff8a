"""The agenda: what comes and what is over, the filters, and the month as a table."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import CoalitionEventPage, Zone
from home.preparing import the_agenda
from search.indexing import drain, rebuild
from tests.coalitions.readers import as_, read
from tests.events.meetings import a_meeting
from tests.events.signing import organise, plan
from tests.search.nonsense import EVERY_STRANGE_VALUE
from vocabularies.models import Domain

AMSTERDAM, KRALENDIJK = ZoneInfo("Europe/Amsterdam"), ZoneInfo("America/Kralendijk")
LINK = "https://video.example/geheim"


@pytest.fixture
def agenda(cast):
    return the_agenda(cast.home)


def meeting(region, title, start, hours=2, **others):
    return a_meeting(region, title=title, starts_at=start, ends_at=start + timedelta(hours=hours), **others)


def in_days(days, hour=10):
    return (timezone.localtime() + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


@pytest.fixture
def some(cast, agenda):
    """Three that come, of three kinds, and two that are over."""
    meeting(cast.utrecht, "Later", in_days(20))
    meeting(cast.utrecht, "Eerder", in_days(3), kind="webinar", place="", online_link=LINK)
    meeting(cast.twente, "Op reis", in_days(9), kind="werkbezoek", online_link=LINK)
    meeting(cast.utrecht, "Lang geleden", in_days(-300))
    meeting(cast.twente, "Pas geleden", in_days(-3))
    rebuild()


def titles(page):
    return [link.get_text() for link in page.select(".k-kaart h3 a")]


def found(client, query=""):
    return titles(read(client, f"/agenda/{query}"))


def test_what_comes_stands_first_and_what_is_over_in_the_archive(client, some):
    assert found(client) == ["Eerder", "Op reis", "Later"]
    shown = read(client, "/agenda/")
    archive = next(link for link in shown.select(".k-soorten a") if "Archief" in link.get_text())
    assert archive.get_text(" ", strip=True) == "Archief 2"
    assert found(client, archive["href"].removeprefix("/agenda/")) == ["Pas geleden", "Lang geleden"]


def test_a_meeting_of_today_comes_until_the_day_is_over(client, cast, agenda):
    now = timezone.now()
    meeting(cast.utrecht, "Zojuist begonnen", now - timedelta(minutes=1), hours=0.1)
    meeting(cast.utrecht, "Gisteren tot vandaag", in_days(-1, 20), hours=30)
    rebuild()
    assert set(found(client)) == {"Zojuist begonnen", "Gisteren tot vandaag"}
    assert found(client, "?wanneer=voorbij") == []


@pytest.mark.parametrize(
    ("query", "those"),
    [
        ("regio=utrecht", ["Eerder", "Later"]),
        ("regio=utrecht&regio=twente", ["Eerder", "Op reis", "Later"]),
        ("bijeenkomstsoort=webinar", ["Eerder"]),
        ("bijeenkomstsoort=webinar&bijeenkomstsoort=werkbezoek", ["Eerder", "Op reis"]),
        ("online=ja", ["Eerder", "Op reis"]),
        ("online=nee", ["Op reis", "Later"]),
        ("online=ja&regio=twente", ["Op reis"]),
        ("volgorde=laatste", ["Later", "Op reis", "Eerder"]),
        ("q=reis", ["Op reis"]),
        ("wanneer=voorbij&regio=utrecht", ["Lang geleden"]),
        ("wanneer=voorbij&wanneer=komend&regio=twente", ["Pas geleden", "Op reis"]),
    ],
)
def test_filters(client, some, query, those):
    assert found(client, f"?{query}") == those


def test_by_what_it_is_about(client, cast, agenda):
    page = meeting(cast.utrecht, "Sportdag", in_days(5))
    page.domains.add(Domain.objects.get(slug="sport"))
    page.save_revision().publish()
    rebuild()
    assert found(client, "?ontwikkelgebied=sport") == ["Sportdag"]
    assert found(client, "?ontwikkelgebied=cultuur") == []


def test_a_month_is_that_of_its_own_clock(client, cast, agenda):
    """Half past nine in the evening on Bonaire is the next month in the Netherlands already."""
    first = (timezone.localdate().replace(day=1) + timedelta(days=70)).replace(day=1)
    evening = datetime(first.year, first.month, 1, 21, 30, tzinfo=KRALENDIJK) - timedelta(days=1)
    before = f"{evening:%Y-%m}"
    meeting(cast.utrecht, "Avond op Bonaire", evening, time_zone=Zone.ISLANDS)
    meeting(cast.utrecht, "Nacht in Utrecht", evening.astimezone(AMSTERDAM))
    rebuild()
    assert found(client, f"?maand={before}") == ["Avond op Bonaire"]
    assert found(client, f"?maand={first:%Y-%m}") == ["Nacht in Utrecht"]
    table = read(client, f"/agenda/?toon={before}").select_one(".k-maand")
    assert cells(table) == {str(evening.day): ["21:30 (eilanden) Avond op Bonaire"]}
    table = read(client, f"/agenda/?toon={first:%Y-%m}").select_one(".k-maand")
    assert cells(table) == {"1": [f"{evening.astimezone(AMSTERDAM):%H:%M} Nacht in Utrecht"]}


def cells(table):
    """By the number of the day what stands in its cell."""
    return {
        re.search(r"\d+", cell.select_one(".k-maand__dag").get_text())[0]: [
            entry.get_text(" ", strip=True) for entry in cell.select("li")
        ]
        for cell in table.select("td")
        if cell.select("li")
    }


def test_the_month_is_a_table_with_ways_to_the_others(client, cast, agenda):
    meeting(cast.utrecht, "Eendaags", datetime(2027, 3, 9, 12, 30, tzinfo=UTC), hours=2)
    meeting(cast.utrecht, "Driedaags", datetime(2027, 3, 30, 8, 0, tzinfo=UTC), hours=50)
    meeting(cast.twente, "Elders", datetime(2027, 3, 9, 8, 0, tzinfo=UTC))
    rebuild()
    shown = read(client, "/agenda/?regio=utrecht&toon=2027-03")
    table = shown.select_one("table.k-maand")
    assert [head.get_text() for head in table.select("th[scope=col]")][::6] == ["maandag", "zondag"]
    assert shown.select_one("#maandkop").get_text() == "Maart 2027"
    assert cells(table) == {"9": ["13:30 Eendaags"], "30": ["10:00 Driedaags"], "31": ["Driedaags"]}
    assert table.caption.get_text() == "2 bijeenkomsten in maart 2027"
    before, after = (link["href"] for link in shown.select(".k-maandblok__weg a"))
    assert (before, after) == (
        "/agenda/?regio=utrecht&toon=2027-02#maand",
        "/agenda/?regio=utrecht&toon=2027-04#maand",
    )
    assert cells(read(client, after).select_one(".k-maand")) == {"1": ["Driedaags"]}


def test_the_month_keeps_to_the_words_and_filters_and_is_kept_by_them(client, cast, agenda):
    meeting(cast.utrecht, "Samen koken", datetime(2027, 3, 9, 12, 30, tzinfo=UTC))
    meeting(cast.utrecht, "Samen zingen", datetime(2027, 3, 10, 12, 30, tzinfo=UTC))
    rebuild()
    shown = read(client, "/agenda/?q=zingen&toon=2027-03")
    assert cells(shown.select_one(".k-maand")) == {"10": ["13:30 Samen zingen"]}
    assert shown.select_one("form#zoek input[name=toon]")["value"] == "2027-03"
    chip = shown.select_one(".k-keuzes a")
    assert cells(read(client, chip["href"]).select_one(".k-maand")).keys() == {"9", "10"}
    archive = read(client, "/agenda/?wanneer=voorbij")
    assert archive.select_one("form#zoek input[type=hidden][name=wanneer]")["value"] == "voorbij"


def test_today_is_marked_and_the_first_month_has_none_before(client, agenda):
    rebuild()
    today = read(client, "/agenda/").select_one(".k-maand [aria-current=date] .k-maand__dag").get_text()
    assert re.search(r"\d+", today)[0] == str(timezone.localdate().day)
    assert [link.get_text() for link in read(client, "/agenda/?toon=2022-01").select(".k-maandblok__weg a")] == [
        "De maand erna"
    ]


def test_what_is_called_off_says_so_in_the_list_and_in_the_table(client, cast, agenda):
    event = a_meeting(cast.utrecht, seats=4)
    rebuild()
    organise(as_(cast.bram), event, "afgelasten")
    shown = read(client, f"/agenda/?toon={event.begins:%Y-%m}")
    assert "Afgelast" in shown.select_one(".k-kaart").get_text()
    (entries,) = cells(shown.select_one(".k-maand")).values()
    assert entries == [f"{event.begins:%H:%M} {event.title} afgelast"]


def test_who_publishes_a_meeting_finds_it_in_the_agenda_and_in_the_search(client, cast, agenda):
    rebuild()
    assert "Hier staat nog niets." in read(client, "/agenda/").get_text()
    plan(cast.bram, cast.utrecht)
    while drain().done:
        pass
    assert found(client) == ["Samen koken"]
    shown = read(client, "/zoeken/?q=koken")
    link = next(link for link in shown.select(".k-soorten a") if link.get_text(strip=True) == "Agenda")
    assert titles(read(client, link["href"])) == ["Samen koken"]
    assert titles(read(client, "/zoeken/?soort=bijeenkomst&q=koken")) == ["Samen koken"]
    rows = client.get("/zoeken/suggesties/?q=samen").json()["rijen"]
    assert ["Bijeenkomst", "Samen koken", "/utrecht/samen-koken/"] in rows


def test_a_draft_and_what_stands_behind_a_password_is_nowhere(client, cast, agenda):
    plan(cast.bram, cast.utrecht, button="action-save")
    rebuild()
    for address in ("/agenda/?toon=2027-03", "/agenda/agenda.ics", "/agenda/agenda.xml"):
        assert "koken" not in client.get(address).text


def test_the_link_to_take_part_is_nowhere(client, some):
    for address in ("/agenda/", f"/agenda/?toon={in_days(3):%Y-%m}", "/agenda/agenda.ics", "/agenda/agenda.xml"):
        answer = client.get(address)
        assert "Eerder" in answer.text
        assert LINK not in answer.text.replace("\r\n ", "")


def test_nothing_found_shows_a_way_on(client, some):
    shown = read(client, "/agenda/?q=geleden&regio=utrecht")
    ways = {link.get_text(): link["href"] for link in shown.select(".k-opties a")}
    assert "Bekijk de hele agenda" in ways
    assert titles(read(client, ways["Kijk in het archief"])) == ["Lang geleden"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("maand=2026-13", "“2026-13” is geen keuze bij het filter Maand."),
        ("toon=9999-99", "“9999-99” is geen maand van de agenda. U ziet deze maand."),
        ("toon=1999-01", "“1999-01” is geen maand van de agenda. U ziet deze maand."),
        ("pagina=abc", "“abc” is geen paginanummer."),
        ("regio=%00", ""),
        ("sector=po", "Het filter “Onderwijssector” hoort niet bij deze resultaten."),
        ("wanneer=ooit", "“ooit” is geen keuze bij het filter Wanneer."),
        ("volgorde=raar", "“raar”"),
    ],
)
def test_what_was_not_understood_is_said_and_the_rest_still_counts(client, some, query, sentence):
    shown = read(client, f"/agenda/?{query}&regio=twente")
    assert titles(shown) == ["Op reis"]
    assert sentence in " ".join(note.get_text() for note in shown.select(".k-let"))


@pytest.mark.once
def test_every_strange_value_is_answered(client, some):
    for address in ("/agenda/", "/agenda/agenda.ics", "/agenda/agenda.xml"):
        for query in EVERY_STRANGE_VALUE:
            allowed = {200, 404} if query.startswith("pagina") and address == "/agenda/" else {200}
            assert client.get(address, QUERY_STRING=query).status_code in allowed, (address, query)


def test_a_withdrawn_agenda_answers_404(client, agenda):
    agenda.unpublish()
    assert client.get("/agenda/").status_code == 404


def test_the_national_editors_write_the_words_above_it(client, cast, agenda):
    address = reverse("wagtailadmin_pages:edit", args=[agenda.pk])
    assert as_(cast.nadia).get(address).status_code == 200
    assert agenda.intro in read(client, "/agenda/").get_text()


def test_a_script_gets_the_part_that_changes_with_the_month(client, some):
    part = client.get("/agenda/?regio=twente", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'id="maand"' in part
    assert "Op reis" in part


def test_a_meeting_of_a_coalition_stands_with_its_region(client, cast, agenda):
    start = in_days(5)
    page = CoalitionEventPage(title="Kijk bij ons", kind="werkbezoek", summary="Kom.", place="Hier", starts_at=start)
    page.ends_at = start + timedelta(hours=2)
    cast.overvecht.add_child(instance=page)
    rebuild()
    assert found(client, "?regio=utrecht") == ["Kijk bij ons"]
    assert found(client, "?regio=twente") == []
    assert found(client, "?q=overvecht") == ["Kijk bij ons"]
    shown = read(client, f"/agenda/?toon={start:%Y-%m}").get_text(" ", strip=True)
    assert "Kijk bij ons" in shown


def test_what_was_asked_and_agreed_is_found_afterwards(client, cast, agenda):
    event = meeting(cast.utrecht, "Geleerd", in_days(-5), report="<p>De proeftuin werkte.</p>")
    event.asked.create(question="Wie betaalt de groente?", answer="Het fonds.")
    event.agreements.create(text="Wij planten aardbeien.")
    event.save()
    rebuild()
    for words in ("proeftuin", "groente", "aardbeien"):
        assert found(client, f"?wanneer=voorbij&q={words}") == ["Geleerd"]
        assert "Geleerd" in read(client, f"/zoeken/?soort=bijeenkomst&wanneer=voorbij&q={words}").get_text()
