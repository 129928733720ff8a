"""The hint below the summary."""

import pytest

from desk.plain import hints, is_hard

LONG = "Elke dinsdag en donderdag zingen alle kinderen van groep vijf en zes samen met hun ouders in het buurthuis."


@pytest.mark.parametrize("word", ["interdisciplinair", "Cofinancieren", "cofinanciering", "conceptualiseren"])
def test_long_and_rare_is_hard(word):
    assert is_hard(word)


@pytest.mark.parametrize(
    "word", ["muziekdocent", "bibliotheek", "verantwoordelijkheid", "kwast", "Huiswerkbegeleiding"]
)
def test_known_short_or_made_of_what_is_known_is_not(word):
    assert not is_hard(word)


def test_a_long_sentence_is_told_with_its_words(browser_of):
    assert hints(f"Kort. {LONG} Ook kort.").sentences == (("Elke dinsdag en donderdag zingen …", 19),)
    answer = browser_of("amina").get("/beheer/bureau/leeshulp/", {"tekst": f"{LONG} Dat is interdisciplinair."})
    assert "heeft 19 woorden" in answer.content.decode()
    assert "“interdisciplinair”" in answer.content.decode()


@pytest.mark.parametrize(
    "text", ["", "Kinderen zingen.", "\x00", "a" * 5000, "!!! ??? ...\n\n", "<script>alert(1)</script>"]
)
def test_nothing_to_say_says_nothing(browser_of, text):
    answer = browser_of("amina").get("/beheer/bureau/leeshulp/", {"tekst": text})
    assert answer.status_code == 200
    assert "<script" not in answer.content.decode()


def test_it_is_for_who_is_logged_in(client, db):
    assert client.get("/beheer/bureau/leeshulp/", {"tekst": "a"}).status_code == 302
