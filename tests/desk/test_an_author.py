"""What an author sees after logging in, and what they do from there."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from coalitions.confirming import confirmed_on
from coalitions.incoming.contact import ask
from coalitions.models import Question
from coalitions.review import doors
from coalitions.review.stages import Stage, standing
from tests.cast import fresh, rewrite
from tests.desk.conftest import row_of, rows, words


def test_a_new_coalition_is_shown_where_to_begin(desk_of, cast):
    desk = desk_of("amina")
    assert words(desk.select_one("h1")) == "Uw bureau"
    assert "Er is nog geen praktijk" in words(desk)
    assert desk.select_one("header a")["href"] == f"/beheer/pages/add/practices/practicepage/{cast.overvecht.pk}/"
    assert rows(desk) == ["Overvecht"]
    assert "Zuilen" not in words(desk)


def test_a_page_compiled_about_them_is_offered_to_them(desk_of, write, cast):
    page = write()
    page.compiled = True
    page.save_revision(user=cast.nadia).publish()
    row = row_of(desk_of("badr"), "Muziek op dinsdag")
    assert "Samengesteld uit openbare bronnen" in words(row)
    assert row.select_one(".k-doen a")["href"] == f"/p/{page.pk}/van-ons/"


def test_the_desk_asks_whether_a_readers_question_was_answered(desk_of, publish, browser_of, cast):
    page = publish()
    question = ask(page, "Jan", "jan@example.org", "Hoeveel kinderen doen mee?")
    assert not desk_of("fenna").select("[id^=vragen]")
    asked = desk_of("badr").select_one("[id^=vragen] li")
    assert "Is die vraag beantwoord?" in words(asked)
    assert "Hoeveel kinderen" not in words(asked)
    button = asked.select_one("form")["action"]
    assert "mag" in browser_of("fenna").post(button, follow=True).text
    assert Question.objects.get().state == "onbekend"
    browser_of("badr").post(button)
    assert Question.objects.get().state == "beantwoord"
    assert not desk_of("amina").select("[id^=vragen]")
    Question.objects.update(answered_at=None, asked_at=timezone.now() - timedelta(days=91))
    assert not desk_of("amina").select("[id^=vragen]")
    page.delete()
    assert Question.objects.get(pk=question.pk).title == "Muziek op dinsdag"


def test_a_draft_says_what_is_missing_and_then_how_to_send_it_in(desk_of, write, browser_of, cast):
    page = write()
    draft = page.get_latest_revision_as_object()
    draft.pitfalls = ""
    draft.save_revision(user=cast.amina, clean=False)
    row = row_of(desk_of("badr"), "Muziek op dinsdag")
    assert "Nog niet ingevuld: valkuilen" in words(row)
    assert row.select_one(".k-doen a")["href"] == f"/beheer/pages/{page.pk}/edit/"
    draft.pitfalls = "<p>Vrijdag kwam niemand.</p>"
    draft.save_revision(user=cast.amina)
    row = row_of(desk_of("badr"), "Muziek op dinsdag")
    assert "Stuur de tekst in" in words(row)
    browser_of("badr").post(row.select_one(".k-doen a")["href"], {"doen": "insturen"})
    assert standing(fresh(page)).stage == Stage.WAITS
    assert "Wacht op de coördinator" in words(row_of(desk_of("amina"), "Muziek op dinsdag"))


def test_what_waits_for_me_comes_first(desk_of, write, publish, cast):
    publish("Openbaar")
    publish("Te bevestigen", days_ago=370)
    write("Concept")
    sent = write("Ingestuurd")
    doors.submit(sent, cast.amina)
    asked = write("Gevraagd")
    doors.submit(asked, cast.amina)
    doors.ask_change(fresh(asked), cast.bram, "Hoeveel kinderen doen mee?")
    corrected = write("Verbeterd")
    doors.submit(corrected, cast.amina)
    corrected = rewrite(corrected, cast.bram, "Beter.")
    doors.hand_back(corrected, cast.bram, doors.version_of(corrected))
    desk = desk_of("amina")
    mine = desk.select_one(f"#praktijken-{cast.overvecht.pk}")
    assert rows(mine) == ["Verbeterd", "Gevraagd", "Te bevestigen", "Concept", "Ingestuurd", "Openbaar"]
    assert "Bram heeft iets verbeterd" in words(row_of(mine, "Verbeterd"))
    assert "“Hoeveel kinderen doen mee?”" in words(row_of(mine, "Gevraagd"))
    assert len(mine.select(".utrecht-button--primary-action")) == 4


def test_a_yes_on_the_desk_confirms_it_and_changes_nothing_else(desk_of, publish, browser_of, cast):
    page = publish(days_ago=370)
    rewrite(page, cast.amina, "Een nieuwe tekst die niemand heeft gelezen.")
    page = fresh(page)
    draft = page.get_latest_revision_as_object()
    draft.summary = page.summary
    draft.save_revision(user=cast.amina)
    answer = browser_of("badr").post(f"/beheer/bureau/klopt-nog/{page.pk}/", follow=True)
    assert "is voor een jaar bevestigd" in answer.content.decode()
    assert confirmed_on(page) == timezone.localdate()
    assert fresh(page).summary == page.summary
    assert "Klopt dit nog" not in words(desk_of("badr"))


def test_nobody_else_confirms(publish, browser_of, cast):
    page = publish(days_ago=370)
    before = confirmed_on(page)
    for name in ("bram", "dewi", "nadia", "sam"):
        answer = browser_of(name).post(f"/beheer/bureau/klopt-nog/{page.pk}/", follow=True)
        assert "Alleen iemand van de coalitie" in answer.content.decode(), name
    assert browser_of("amina").get(f"/beheer/bureau/klopt-nog/{page.pk}/").status_code == 405
    assert confirmed_on(page) == before


def test_a_long_list_shows_its_beginning_and_all_on_asking(desk_of, write, cast):
    for number in range(23):
        write(f"Praktijk {number}")
    name = f"praktijken-{cast.overvecht.pk}"
    short = desk_of("amina")
    assert len(rows(short.select_one(f"#{name}"))) == 20
    link = short.select_one(".k-meer a")
    assert words(link) == "Toon alle 23"
    assert len(rows(desk_of("amina", link["href"]).select_one(f"#{name}"))) == 23
    assert desk_of("amina", "?toon=onzin&toon=%00")


def test_who_has_no_coalition_is_told_so(desk_of, cast):
    cast.overvecht.access.authors.user_set.remove(cast.badr)
    cast.zuilen.access.authors.user_set.add(cast.badr)
    assert "Overvecht" not in words(desk_of("badr"))
    assert "Zuilen" in words(desk_of("badr"))


def test_the_button_is_a_form_with_its_own_token(publish, browser_of, cast):
    page = publish(days_ago=370)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser_of("badr").cookies
    form = BeautifulSoup(strict.get("/beheer/").content, "html.parser").select_one(".k-doen form")
    token = form.select_one("input[name=csrfmiddlewaretoken]")["value"]
    assert strict.post(form["action"], {"csrfmiddlewaretoken": token}).status_code == 302
    assert confirmed_on(page) == timezone.localdate()
