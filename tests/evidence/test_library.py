"""The library: who adds and changes, what is asked before a source is public, and who finds it."""

import pytest
from django.urls import reverse

from evidence.models import EvidencePage
from search.indexing import drain, rebuild
from tests.access.forms import fields_of
from tests.coalitions.readers import as_, read, text_of
from tests.evidence.sources import a_source
from vocabularies.models import Term, Vocabulary

TYPED = {
    "title": "Langer op school",
    "authors": "Voorbeeld en Voorbeeld",
    "year": "2021",
    "summary": "Overzicht van twaalf onderzoeken naar een langere schooldag.",
    "says": "Gemiddeld leren kinderen iets meer. In vier onderzoeken was er geen verschil.",
    "says_not": "Het zegt niets over kinderen die niet komen.",
    "outcome": "wisselend",
    "link": "https://example.org/langer",
    "language": "nl",
}


def add(person, library, button="action-publish", **changed):
    client = as_(person)
    address = reverse("wagtailadmin_pages:add", args=["evidence", "evidencepage", library.pk])
    form = fields_of(client.get(address).text, "#page-edit-form")
    kind = Term.objects.get(vocabulary=Vocabulary.KNOWLEDGE, slug="overzichtsstudie")
    typed = {**form, **TYPED, "kind": kind.pk, "slug": "langer-op-school", button: "1", **changed}
    return client.post(address, typed, follow=True)


def change(person, page, button="action-publish", **changed):
    client = as_(person)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = client.get(address)
    if shown.status_code != 200:
        return shown
    form = fields_of(shown.text, "#page-edit-form")
    return client.post(address, {**form, **changed, button: "1"}, follow=True)


def made():
    return EvidencePage.objects.filter(slug="langer-op-school").first()


def test_a_coordinator_adds_a_source_that_everybody_finds(cast, library, client):
    rebuild()
    add(cast.bram, library)
    page = made()
    assert page.live
    assert page.owner == cast.bram
    while drain().done:
        pass
    found = read(client, "/kennis/?q=langere+schooldag&kennissoort=overzichtsstudie&jaar=2020-en-later")
    assert [link.get_text() for link in found.select(".k-kaart h3 a")] == ["Langer op school"]
    shown = read(client, page.url).get_text(" ", strip=True)
    for sentence in (
        TYPED["says"],
        TYPED["says_not"],
        "Wisselend: op het ene punt wel",
        "Voorbeeld en Voorbeeld, 2021",
    ):
        assert sentence in shown
    assert not {"bewezen", "beste"} & set(shown.casefold().split())


def test_sources_stand_beside_practices_and_not_among_them(cast, library, client):
    a_source(library)
    rebuild()
    assert not read(client, "/zoeken/?q=muziek").select(".k-kaart h3 a")
    kinds = {link.get_text(" ", strip=True) for link in read(client, "/zoeken/?q=muziek").select(".k-soorten a")}
    assert "Kennis 1" in kinds


def test_an_author_adds_nothing(cast, library):
    assert add_is_refused(cast.amina, library)
    assert made() is None


def add_is_refused(person, library):
    answer = as_(person).get(reverse("wagtailadmin_pages:add", args=["evidence", "evidencepage", library.pk]))
    return answer.status_code != 200


@pytest.mark.parametrize("name", ["amina", "carla", "bo"])
def test_nobody_changes_or_withdraws_the_source_of_another(cast, library, name):
    add(cast.bram, library)
    person = getattr(cast, name)
    change(person, made(), summary="Iets anders.")
    as_(person).post(reverse("wagtailadmin_pages:unpublish", args=[made().pk]))
    assert made().summary == TYPED["summary"]
    assert made().live


def test_who_added_it_and_the_national_editors_change_it(cast, library):
    add(cast.bram, library)
    change(cast.bram, made(), summary="Overzicht van dertien onderzoeken.")
    assert made().summary == "Overzicht van dertien onderzoeken."
    change(cast.nadia, made(), summary="Overzicht van veertien onderzoeken.")
    assert made().summary == "Overzicht van veertien onderzoeken."


def test_a_draft_may_lack_what_publication_asks(cast, library):
    lacking = {"authors": "", "link": "", "summary": "", "says": "", "says_not": ""}
    add(cast.bram, library, button="action-save", **lacking)
    assert made().title == TYPED["title"]
    shown = text_of(change(cast.bram, made()))
    assert "Zeg wie de bron maakte: auteurs of een instituut." in shown
    assert "Geef een link, een DOI of een ISBN, zodat lezers de bron kunnen vinden." in shown
    assert not made().live


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("doi", "tien punt nog iets", "Een DOI ziet eruit als 10.1000/182."),
        ("isbn", "978-90-000-0000-1", "Dit is geen ISBN"),
        ("year", "2999", "Geef een jaar van 1900"),
        ("year", "12", "Geef een jaar van 1900"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(cast, library, field, typed, sentence):
    answer = add(cast.bram, library, **{field: typed})
    assert sentence in text_of(answer)
    assert typed in answer.text
    assert made() is None


def test_identifiers_are_kept_in_one_form(cast, library):
    add(cast.bram, library, doi="https://doi.org/10.1000/182", isbn="0-306-40615-2", link="")
    assert (made().doi, made().isbn) == ("10.1000/182", "9780306406157")


def test_a_withdrawn_library_answers_404(cast, library, client):
    library.unpublish()
    assert client.get("/kennis/").status_code == 404


def test_a_question_that_is_not_understood_gets_a_sentence(cast, library, client):
    rebuild()
    shown = text_of(client.get("/kennis/?kennissoort=onzin&sector=po&pagina=nul"))
    assert "“onzin” is geen keuze bij het filter Soort bron" in shown
    assert "Het filter “Onderwijssector” hoort niet bij deze resultaten." in shown
