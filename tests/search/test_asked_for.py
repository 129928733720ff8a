"""Readers ask; an editor sees what they looked for, and mends it with a synonym."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from foundation.chores import REGISTERED
from home.models import HomePage
from search.asked_for import DAYS_KEPT, asked_lists
from search.counting import week_of
from search.models import AskedInWeek, SynonymSet
from tests.people import AMINA, log_in, registered
from tests.search.reader import Reader, two_practices

ADD = "/beheer/gezocht/synoniem/"


@pytest.fixture
def site(home: HomePage) -> None:
    two_practices(home)


@pytest.fixture
def reader(site: None) -> Reader:
    return Reader()


@pytest.fixture
def editor(client: Client, site: None) -> Client:
    """Somebody who may add synonyms and enter the admin, and no more."""
    return allowed(client, "access_admin", "add_synonymset")


def allowed(client: Client, *names: str) -> Client:
    registered(AMINA).user_permissions.set(Permission.objects.filter(codename__in=names))
    log_in(client, AMINA)
    return client


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


def test_what_was_asked_twice_is_not_shown(reader: Reader, editor: Client) -> None:
    reader.asks("piet jansen", times=2)
    assert "piet jansen" not in editor.get("/beheer/gezocht/").content.decode()
    reader.asks("piet jansen")
    assert "piet jansen" in editor.get("/beheer/gezocht/").content.decode()


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
