"""A table of coalitions: read, shown, carried out; and what nonsense in it gets."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from coalitions.models import CoalitionPage, Invitation
from mail.models import Message

HEAD = "regio;coalitie;gemeenten;penvoerder;contact;fase 2025-2026"
ROW = "Utrecht;Kanaleneiland;Utrecht;Stichting Voorbeeld;contact@example.org;voorloper"
ADDRESS = "/beheer/coalities/invoeren/"


def shown(client, content, name="coalities.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(ADDRESS, {"tabel": SimpleUploadedFile(name, content)})


def carried_out(client, content, **kwargs):
    shown(client, content, **kwargs)
    return client.post(ADDRESS, {"uitvoeren": "ja"}, follow=True)


def test_nothing_happens_before_the_button(cast, browser_of):
    answer = shown(browser_of("nadia"), f"{HEAD}\n{ROW}\n")
    assert "Nieuw: er wordt een concept gemaakt." in answer.text
    assert not CoalitionPage.objects.filter(title="Kanaleneiland").exists()


def test_a_row_becomes_a_draft_with_its_facts(cast, browser_of):
    carried_out(browser_of("bram"), f"{HEAD}\n{ROW}\n")
    page = CoalitionPage.objects.get(title="Kanaleneiland")
    draft = page.get_latest_revision_as_object()
    assert not page.live
    assert page.get_parent().pk == cast.utrecht.pk
    assert (draft.lead_party, draft.contact_email) == ("Stichting Voorbeeld", "contact@example.org")
    assert [str(area) for area in draft.areas.all()] == ["Utrecht"]
    assert [(row.school_year, row.phase.slug) for row in draft.phases.all()] == [("2025-2026", "voorloper")]


def test_what_somebody_wrote_stays_and_what_is_missing_is_added(cast, browser_of):
    draft = cast.overvecht.get_latest_revision_as_object()
    draft.lead_party = "De Wijkschool"
    draft.save_revision(user=cast.amina)
    row = "Utrecht;overvecht;Utrecht;Een ander;nieuw@example.org;starter"
    carried_out(browser_of("nadia"), f"{HEAD}\n{row}\n")
    newest = CoalitionPage.objects.get(pk=cast.overvecht.pk).get_latest_revision_as_object()
    assert (newest.lead_party, newest.contact_email) == ("De Wijkschool", "nieuw@example.org")
    assert CoalitionPage.objects.filter(title__iexact="overvecht").count() == 1


def test_the_same_table_twice_makes_nothing_twice(cast, browser_of):
    nadia = browser_of("nadia")
    carried_out(nadia, f"{HEAD}\n{ROW}\n")
    revisions = CoalitionPage.objects.get(title="Kanaleneiland").revisions.count()
    assert "0 coalities zijn gemaakt" in carried_out(nadia, f"{HEAD}\n{ROW}\n").text
    assert CoalitionPage.objects.get(title="Kanaleneiland").revisions.count() == revisions


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Atlantis;Eiland;;;;", "Er is geen regio “Atlantis”"),
        ("Utrecht;;;;;", "geen naam"),
        ("Utrecht;A;Nergenshuizen;;;", "geen gemeente of eiland “Nergenshuizen”"),
        ("Utrecht;A;;;geen adres;", "geen e-mailadres"),
        ("Utrecht;A;;;;heel ver", "geen fase"),
        ("Utrecht;=HYPERLINK(1);;;;", "zoals een formule"),
        ("Utrecht;A;;@SUM(1);;", "zoals een formule"),
        (f"Utrecht;{'a' * 300};;;;", "langer dan 200"),
    ],
)
def test_a_row_with_a_fault_says_which_and_is_passed_over(cast, browser_of, row, sentence):
    nadia = browser_of("nadia")
    answer = shown(nadia, f"{HEAD}\n{row}\n{ROW}\n")
    assert sentence in answer.text
    assert "1 rij is niet te gebruiken" in answer.text
    before = CoalitionPage.objects.count()
    nadia.post(ADDRESS, {"uitvoeren": "ja"})
    assert CoalitionPage.objects.count() == before + 1


def test_a_coordinator_only_imports_in_their_own_region(cast, browser_of):
    answer = shown(browser_of("carla"), f"{HEAD}\n{ROW}\n")
    assert "De regio Utrecht is niet van u." in answer.text


@pytest.mark.parametrize("who", ["amina", "daan"])
def test_others_do_not_import(cast, browser_of, who):
    carried_out(browser_of(who), f"{HEAD}\n{ROW}\n")
    assert not CoalitionPage.objects.filter(title="Kanaleneiland").exists()


def test_latin_letters_with_semicolons_and_utf8_with_commas(cast, browser_of):
    nadia = browser_of("nadia")
    carried_out(nadia, f"{HEAD}\nUtrecht;Café Één;;;;\n".encode("cp1252"))
    carried_out(nadia, "regio,coalitie\nUtrecht,Ondiep à Zuilen\n".encode("utf-8-sig"))
    assert set(CoalitionPage.objects.values_list("title", flat=True)) >= {"Café Één", "Ondiep à Zuilen"}


def test_a_spreadsheet(cast, browser_of):
    book, file = Workbook(), BytesIO()
    for row in (HEAD, ROW):
        book.active.append(row.split(";"))
    book.save(file)
    carried_out(browser_of("nadia"), file.getvalue(), name="coalities.xlsx")
    assert CoalitionPage.objects.filter(title="Kanaleneiland").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "geen tabel"),
        (b"PK\x03\x04kapot", "kan niet worden geopend"),
        (HEAD.encode(), "geen rijen"),
        (f"{HEAD}\n".encode() + b"Utrecht;A;;;;\n" * 1500, "meer dan 1.000 rijen"),
        (b"x" * 2_000_001, "groter dan 2 MB"),
    ],
)
def test_what_is_no_table_gets_a_sentence(cast, browser_of, content, sentence):
    answer = shown(browser_of("nadia"), content)
    assert answer.status_code == 200
    assert sentence in answer.text


def test_a_column_that_means_nothing_is_named(cast, browser_of):
    assert "niet gebruikt: schoenmaat" in shown(browser_of("nadia"), f"{HEAD};schoenmaat\n{ROW};43\n").text


def test_contacts_are_invited_at_once_and_who_accepted_is_shown(cast, browser_of):
    bram = browser_of("bram")
    carried_out(bram, f"{HEAD}\n{ROW}\n")
    page = CoalitionPage.objects.get(title="Kanaleneiland")
    answer = bram.get("/beheer/coalities/uitnodigen/")
    assert "contact@example.org" in answer.text
    assert "Enschede" not in answer.text
    bram.post("/beheer/coalities/uitnodigen/", {"coalitie": [page.pk, cast.enschede.pk], "words": "Doe mee!"})
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.place) == ("contact@example.org", "beheerder", page.pk)
    assert "Doe mee!" in Message.objects.get(to="contact@example.org").text
