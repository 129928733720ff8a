"""Words are renamed, hidden, merged and proposed; old addresses of results work, and what nobody accepted is unseen."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from home.models import HomePage
from practices.importing.coding import known_slugs
from practices.models import PracticePage
from search.dutch import Synonyms
from search.indexing import drain
from search.rephrasing import field_words
from tests.search.tree import a_coalition, a_practice, a_region, publish, term
from vocabularies.models import Term, Vocabulary
from vocabularies.wordbook import Wordbook

OLD = "/zoeken/?activiteit=dans"


@pytest.fixture
def dancing(home: HomePage, site_engine: None) -> PracticePage:
    coalition = a_coalition(a_region(home), activities=[term("activiteit", "dans")])
    a_practice(coalition, "Zingen", activities=["muziek"], sectors=["po"])
    page = a_practice(coalition, "Dansen", activities=["dans"], sectors=["po"])
    drain()
    return page


def found(client: Client, address: str) -> set[str]:
    """The titles of the cards."""
    answer = client.get(address)
    assert answer.status_code == 200
    return {card.title for card in answer.context["results"].cards}


def chips(client: Client, address: str) -> str:
    shown = BeautifulSoup(client.get(address).content, "html.parser").select_one(".k-keuzes")
    return shown.get_text(" ", strip=True) if shown else ""


def change(known_as: str, /, **values: object) -> Term:
    word = term("activiteit", known_as)
    for name, value in values.items():
        setattr(word, name, value)
    word.full_clean()
    word.save()
    drain()
    return word


def test_a_renamed_word_keeps_its_address(client: Client, dancing: PracticePage) -> None:
    change("dans", name="Dans en beweging")
    assert found(client, OLD) == {"Dansen"}
    assert "Dans en beweging" in chips(client, OLD)


def test_a_hidden_word_still_filters(client: Client, dancing: PracticePage) -> None:
    name = change("dans", hidden=True).name
    assert found(client, OLD) == {"Dansen"}
    assert name in chips(client, OLD)


def test_the_address_of_a_merged_word_gives_what_it_became(client: Client, dancing: PracticePage) -> None:
    theatre = term("activiteit", "theater")
    old = change("dans", merged_into=theatre)
    for address in (OLD, "/zoeken/?activiteit=theater", "/zoeken/?activiteit=dans&activiteit=theater"):
        assert found(client, address) == {"Dansen"}
        assert theatre.name in chips(client, address)
    change("theater", merged_into=term("activiteit", "muziek"))
    assert found(client, OLD) == {"Dansen", "Zingen"}
    text = BeautifulSoup(client.get(dancing.url).content, "html.parser").main.get_text()
    assert term("activiteit", "muziek").name in text
    assert f"{old.name}\n" not in text


@pytest.fixture
def proposed(dancing: PracticePage) -> Term:
    """Public, with a word that nobody has accepted."""
    word = Term.objects.create(vocabulary="activiteit", slug="voorstel-1", name="Glasblazen", accepted=False)
    for page in (dancing, dancing.get_parent().specific):
        page.activities.add(word)
        publish(page)
    drain()
    return word


ADDRESSES = (
    "/", "/zoeken/", "/zoeken/?q=dansen", "/zoeken/?q=dansen+glas", "/zoeken/?q=glasblasen", "/zoeken/?sector=po",
    "/zoeken/?soort=coalitie", "/zoeken/suggesties/?q=glas",
)  # fmt: skip


def test_what_nobody_accepted_no_reader_sees(client: Client, dancing: PracticePage, proposed: Term) -> None:
    above = dancing.get_parent()
    for address in (*ADDRESSES, dancing.url, above.url, above.get_parent().url):
        said = client.get(address).text.lower()
        assert "glasblaz" not in said, address
        assert proposed.slug not in said, address


def test_nor_is_anything_found_by_it(client: Client, dancing: PracticePage, proposed: Term) -> None:
    assert found(client, "/zoeken/?q=glasblazen") == set()
    assert "is geen keuze bij het filter" in client.get(f"/zoeken/?activiteit={proposed.slug}").text
    answer = client.get("/zoeken/?q=dansen+glasblazen")  # the words of the question stand in the page, and no card
    assert all("glasblaz" not in f"{card.summary}{card.quote}".lower() for card in answer.context["results"].cards)


def test_the_wordbook_and_the_importer_do_not_know_it(dancing: PracticePage, proposed: Term) -> None:
    book = Wordbook.read()
    assert "glasblazen" not in field_words(Synonyms.of([]), book)
    assert not book.named([proposed.pk])
    assert not book.term_slugs([proposed.pk])
    assert book.current_slug(Vocabulary.ACTIVITY, proposed.slug) is None
    assert proposed.slug not in {word.slug for word in book.vocabulary(Vocabulary.ACTIVITY)}
    assert proposed.slug not in known_slugs()["activiteit"]


def test_once_accepted_it_is_found(client: Client, dancing: PracticePage, proposed: Term) -> None:
    change("voorstel-1", accepted=True, slug="glasblazen")
    assert found(client, "/zoeken/?q=glasblazen") == {"Dansen"}
    assert found(client, "/zoeken/?activiteit=glasblazen") == {"Dansen"}


def test_once_merged_it_is_found_as_the_other(client: Client, dancing: PracticePage, proposed: Term) -> None:
    change("voorstel-1", merged_into=term("activiteit", "theater"))
    assert found(client, "/zoeken/?activiteit=theater") == {"Dansen"}
    assert "Glasblazen" not in client.get(dancing.url).text
