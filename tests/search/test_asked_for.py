"""Readers ask; an editor sees what they looked for, and mends it with a synonym."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from config.settings.production import SQLITE_OPTIONS
from foundation.chores import REGISTERED
from home.models import HomePage
from search.asked_for import DAYS_KEPT, asked_lists
from search.counting import countable, week_of
from search.engines import engine
from search.indexing import rebuild
from search.models import AskedInWeek, SynonymSet
from tests.search.running import HOST, Served, copy_of, serving, shell
from tests.search.tree import a_coalition, a_practice, a_region

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
HERE = "http://testserver"
ADD = "/beheer/gezocht/synoniem/"
LESS_THAN_THE_LOCK = SQLITE_OPTIONS["timeout"] / 2


class Reader:
    """A browser: it says where it comes from, as browsers do within one site."""

    def __init__(self) -> None:
        self.client = Client(headers={"User-Agent": BROWSER})
        self.at = ""

    def goes_to(self, address: str, **headers: str) -> str:
        answer = self.client.get(address, headers={"Referer": self.at, **headers} if self.at else headers)
        assert answer.status_code == 200
        self.at = HERE + address
        return answer.content.decode()

    def starts_anew(self) -> None:
        self.at = ""

    def asks(self, text: str, times: int = 1) -> str:
        """From the home page, each time."""
        for _time in range(times):
            self.at = HERE + "/"
            html = self.goes_to(f"/zoeken/?q={text}")
        return html


@pytest.fixture
def site(home: HomePage) -> None:
    coalition = a_coalition(a_region(home), "Coalitie Overvecht")
    a_practice(coalition, "Koken met de buurt", sectors=["po"])
    a_practice(coalition, "Tuinieren na school", sectors=["vo"])
    rebuild()


@pytest.fixture
def reader(site: None) -> Reader:
    return Reader()


@pytest.fixture
def editor(client: Client, site: None) -> Client:
    """Somebody who may add synonyms and enter the admin, and no more."""
    return allowed(client, "access_admin", "add_synonymset")


def allowed(client: Client, *names: str) -> Client:
    person = get_user_model().objects.create_user("redactie@example.org", "rijke-schooldag")
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(person)
    return client


def counted(text: str) -> tuple[int, int, int]:
    """Asked, without results, opened; all zero when it is not kept."""
    row = AskedInWeek.objects.filter(text=text).first()
    return (row.asked, row.without_results, row.opened) if row else (0, 0, 0)


def test_from_a_question_without_results_to_a_synonym_that_finds(reader: Reader, editor: Client) -> None:
    assert "Koken met de buurt" not in reader.asks("kokkerellen", times=3)
    page = editor.get("/beheer/gezocht/").content.decode()
    assert "kokkerellen" in page
    form = re.search(r'href="(/beheer/gezocht/synoniem/[^"]*kokkerellen)"', page)
    assert form, "the first click"
    assert editor.get(form.group(1)).context["effect"].now.total == 0

    typed = {"tekst": "kokkerellen", "ook": "koken"}
    seen = editor.post(ADD, typed)
    effect = seen.context["effect"]
    assert (effect.now.total, effect.then.total) == (0, 1)
    assert [(title.text, title.new) for title in effect.then.titles] == [("Koken met de buurt", True)]
    assert not SynonymSet.objects.exists(), "nothing is saved by looking"
    assert "Koken met de buurt" not in reader.asks("kokkerellen")

    hidden = re.search(r'name="gezien" value="([^"]*)"', seen.content.decode())
    assert hidden
    saved = editor.post(ADD, {**typed, "gezien": hidden.group(1), "bewaren": "ja"}, follow=True)
    assert saved.redirect_chain == [("/beheer/gezocht/", 302)]
    assert "Koken met de buurt" in reader.asks("kokkerellen")
    assert _("has synonyms") in saved.content.decode()


def test_a_page_that_was_opened_counts_for_the_text(reader: Reader) -> None:
    html = reader.asks("Kóken!", times=3)
    address = re.search(r'href="([^"]*koken-met-de-buurt[^"]*)"', html)
    assert address
    assert [text.text for text in asked_lists().never_opened] == ["koken"]
    reader.goes_to(address.group(1))
    assert counted("koken") == (3, 0, 1)
    assert asked_lists().never_opened == []
    reader.goes_to("/zoeken/?q=tuinieren")
    reader.goes_to("/")
    assert counted("tuinieren") == (1, 0, 0), "the home page is no result"
    reader.starts_anew()
    reader.goes_to(address.group(1))
    assert counted("koken") == (3, 0, 1)


def test_the_same_text_with_other_filters_is_the_same_question(reader: Reader) -> None:
    reader.asks("koken")
    reader.goes_to("/zoeken/?q=koken&sector=po", **{"HX-Request": "true"})
    reader.goes_to("/zoeken/?q=koken&sector=po&sector=vo")
    reader.goes_to("/zoeken/?q=koken&volgorde=titel")
    assert counted("koken") == (1, 0, 0)
    reader.goes_to("/zoeken/?q=tuin&sector=po", **{"HX-Request": "true"})
    assert counted("tuin") == (1, 0, 0), "nothing found under a filter says nothing of the text"


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": ROBOT},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Referer": f"{HERE}/beheer/gezocht/"},
    ],
)
def test_who_is_no_reader_is_not_counted(site: None, headers: dict[str, str]) -> None:
    Client(headers={"User-Agent": BROWSER, **headers}).get("/zoeken/?q=koken")
    assert counted("koken") == (0, 0, 0)


@pytest.mark.parametrize(
    "referer", ["http://[", "http://other.example/zoeken/?q=koken", f"{HERE}/zoeken/?{'a=b&' * 300}q=koken", "zoeken"]
)
def test_a_strange_address_to_come_from_is_none(site: None, referer: str) -> None:
    assert Client(headers={"User-Agent": BROWSER, "Referer": referer}).get("/zoeken/?q=koken").status_code == 200
    assert counted("koken") == (1, 0, 0)


@pytest.mark.parametrize(
    "text",
    ["jan@school.nl", "bel 06-12345678", "06 12 34 56 78", "123456782", "BSN 1234.56.782", "samen " * 17, "", "?!"],
)
def test_what_may_say_who_somebody_is_is_not_kept(text: str) -> None:
    assert countable(text) == ""


@pytest.mark.parametrize("text", ["groep 5 6 7", "schooljaar 2024-2025", "top 2000", "0-4 jaar", "9292"])
def test_other_numbers_are_words_like_all(text: str) -> None:
    assert countable(text)


def test_what_was_asked_twice_is_not_shown(reader: Reader, editor: Client) -> None:
    reader.asks("piet jansen", times=2)
    assert "piet jansen" not in editor.get("/beheer/gezocht/").content.decode()
    reader.asks("piet jansen")
    assert "piet jansen" in editor.get("/beheer/gezocht/").content.decode()


def test_while_the_engine_is_down_nothing_found_is_not_the_readers_fault(
    reader: Reader, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_DIR = tmp_path
    engine.cache_clear()
    reader.asks("kokkerellen")
    assert counted("kokkerellen") == (1, 0, 0)


def kept(text: str, asked: int, weeks_ago: int) -> None:
    AskedInWeek.objects.create(text=text, asked=asked, week=week_of() - timedelta(weeks=weeks_ago))


def test_old_weeks_go_and_so_does_what_was_asked_seldom(db: None) -> None:
    beyond = DAYS_KEPT // 7 + 1
    for text, asked, weeks_ago in [
        ("often, long ago", 50, beyond),
        ("often, last week", 3, 1),
        ("seldom, last week", 2, 1),
        ("seldom, this week", 1, 0),
        ("seldom twice", 1, 0),
        ("seldom twice", 1, 1),
        ("often, then seldom", 3, 2),
        ("often, then seldom", 1, 1),
        ("often, too long ago", 9, beyond),
        ("often, too long ago", 1, 3),
    ]:
        kept(text, asked, weeks_ago)
    assert [(one.text, one.asked) for one in asked_lists().most] == [("often, then seldom", 4), ("often, last week", 3)]
    REGISTERED["search: what was asked"].work()
    left = AskedInWeek.objects.values_list("text", flat=True).distinct()
    assert set(left) == {"often, last week", "seldom, this week", "seldom twice", "often, then seldom"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"tekst": "koken", "ook": ""}, None),
        ({"tekst": "koken", "ook": " , "}, "One word is not enough: say which other words mean the same."),
        ({"tekst": "koken", "ook": "Kóken"}, "For search these words are the same already."),
        ({"tekst": "koken, bakken", "ook": "eten"}, "Write one thing here, without a comma."),
        ({"tekst": "koken", "ook": "bakken => eten"}, "Leave out “=>”. Choose “One way only” instead."),
        ({"tekst": "juf", "ook": "leraar"}, "These words find each other already. Nothing needs to be added."),
    ],
)
def test_what_would_do_nothing_is_refused_and_stays_typed(
    editor: Client, typed: dict[str, str], sentence: str | None
) -> None:
    answer = editor.post(ADD, {**typed, "bewaren": "ja", "gezien": "x"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert escape(_(sentence)) in html if sentence else True
    for value in typed.values():
        assert f'value="{escape(value)}"' in html or not value.strip()
    assert not SynonymSet.objects.exists()


def test_an_ambiguous_abbreviation_is_a_choice_and_no_synonym(editor: Client) -> None:
    sentence = _(
        "“%(text)s” means more than one thing here. It works one way only: readers then choose what they mean."
    ) % {"text": "vso"}
    assert sentence in editor.get(f"{ADD}?tekst=vso&ook=school").content.decode()
    answer = editor.post(reverse("synoniemen:add"), {"words": "vso, school", "note": ""})
    assert sentence in answer.content.decode()
    assert not SynonymSet.objects.exists()
    assert editor.get(f"{ADD}?tekst=vso&ook=opvang&eenrichting=on").context["a_choice"]
    editor.post(reverse("synoniemen:add"), {"words": "vso => voorschoolse opvang", "note": ""})
    assert SynonymSet.objects.get().words == "vso => voorschoolse opvang"


def test_words_changed_after_looking_are_shown_once_more_before_they_are_saved(editor: Client) -> None:
    editor.post(ADD, {"tekst": "kokkerellen", "ook": "koken"})
    changed = {"tekst": "kokkerellen", "ook": "tuinieren", "gezien": "kokkerellen, koken", "bewaren": "ja"}
    answer = editor.post(ADD, changed)
    assert [title.text for title in answer.context["effect"].then.titles] == ["Tuinieren na school"]
    assert not SynonymSet.objects.exists()
    editor.post(ADD, {**changed, "gezien": "kokkerellen, tuinieren"})
    assert SynonymSet.objects.get().words == "kokkerellen, tuinieren"


def test_one_way_only(editor: Client, reader: Reader) -> None:
    address = f"{ADD}?tekst=kokkerellen&ook=koken"
    both = editor.get(address).context["others"]
    assert [(other.text, other.now.total, other.then.total) for other in both] == [("koken", 1, 1)]
    assert editor.get(f"{address}&eenrichting=on").context["others"] == []
    words = {"tekst": "kokkerellen", "ook": "koken", "eenrichting": "on", "bewaren": "ja"}
    editor.post(ADD, {**words, "gezien": "kokkerellen => koken"})
    assert SynonymSet.objects.get().words == "kokkerellen => koken"
    assert "Koken met de buurt" in reader.asks("kokkerellen")


@pytest.mark.parametrize("address", ["/beheer/gezocht/", ADD])
@pytest.mark.parametrize("permissions", [(), ("access_admin",), ("access_admin", "delete_synonymset")])
def test_nobody_else_enters(client: Client, site: None, address: str, permissions: tuple[str, ...]) -> None:
    assert client.get(address).status_code == 302
    assert allowed(client, *permissions).get(address).status_code == 302
    if permissions:
        assert "/beheer/gezocht/" not in client.get("/beheer/", follow=True).content.decode()


def test_a_question_costs_one_more_to_count(site: None) -> None:
    def questions(reader: Client) -> int:
        reader.get("/zoeken/?q=koken")
        with CaptureQueriesContext(connection) as asked:
            reader.get("/zoeken/?q=koken")
        return len(asked)

    assert questions(Client(headers={"User-Agent": BROWSER})) == questions(Client(headers={"User-Agent": ROBOT})) + 1


def asked_of(served: Served, text: str) -> int:
    """The status of the results; fails when they are not there well before SQLite would give up the lock."""
    address = f"http://127.0.0.1:{served.port}/zoeken/?q={text}"
    request = Request(address, headers={"Host": HOST, "User-Agent": BROWSER})
    with urlopen(request, timeout=LESS_THAN_THE_LOCK) as answer:  # noqa: S310
        return int(answer.status)


COUNTED = "from search.models import AskedInWeek; print(sorted(AskedInWeek.objects.values_list('text', 'asked')))"


def test_results_are_shown_while_a_writer_holds_the_database(filled: Path, tmp_path: Path) -> None:
    folder = copy_of(filled, tmp_path / "var")
    with serving(folder) as served, closing(sqlite3.connect(folder / "db.sqlite3")) as writer:
        assert asked_of(served, "muziek") == 200
        writer.execute("BEGIN IMMEDIATE")
        for _time in range(3):
            assert asked_of(served, "dans") == 200
        writer.rollback()
        assert asked_of(served, "muziek") == 200
    assert shell(folder, COUNTED).strip() == "[('muziek', 2)]"
