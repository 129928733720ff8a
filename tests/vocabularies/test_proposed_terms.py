"""Words that nobody has accepted, in the lists of the national editors; and merges that cannot be."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from vocabularies.models import ProposalOutcome, Term, TermProposal
from vocabularies.proposing import words_of


def sector(slug: str) -> Term:
    return Term.objects.get(vocabulary="sector", slug=slug)


@pytest.fixture
def proposed(words: None) -> Term:
    term = Term.objects.create(vocabulary="sector", slug="voorstel-1", name="Zeevaartschool", accepted=False)
    TermProposal.objects.create(term=term, page=Page.objects.get(depth=1), word=term.name)
    return term


def save(editor: Client, term: Term, **values: object) -> Tag:
    """What the form says after it was sent."""
    fields = {"name": term.name, "explanation": "", "parent": term.parent_id or "", "merged_into": ""}
    answer = editor.post(reverse("woorden_sector:edit", args=[term.pk]), {**fields, **values}, follow=True)
    assert answer.status_code == 200
    page: Tag = BeautifulSoup(answer.content, "html.parser").main
    return page


@pytest.mark.parametrize("field", ["merged_into", "parent"])
def test_what_a_term_cannot_be_merged_into_or_belong_to(editor: Client, proposed: Term, field: str) -> None:
    vo, not_that = sector("vo"), "Kies een ander woord, een dat is aanvaard."
    for other, sentence in (
        (vo.pk, not_that),
        (proposed.pk, not_that),
        (sector("vmbo").pk, "kan niet bij zichzelf horen"),
        ("onzin", not_that),
        ("9" * 40, not_that),
    ):
        answer = save(editor, vo, **{field: other, "name": "Voortgezet"})
        assert sentence in answer.get_text(" ", strip=True)
        assert answer.select_one("[name=name]")["value"] == "Voortgezet"
    assert (sector("vo").merged_into, sector("vo").parent, sector("vo").name) == (None, None, vo.name)


def test_no_circle_through_others(editor: Client) -> None:
    assert "kan niet" not in save(editor, sector("havo"), merged_into=sector("vwo").pk).get_text()
    assert "kan niet" not in save(editor, sector("vwo"), merged_into=sector("mbo").pk).get_text()
    assert "kan niet bij zichzelf horen" in save(editor, sector("mbo"), merged_into=sector("havo").pk).get_text()
    assert sector("mbo").merged_into is None


def test_nor_in_code(proposed: Term) -> None:
    po = sector("po")
    po.merged_into = proposed
    with pytest.raises(ValidationError, match="nog maar een voorstel"):
        po.full_clean()


def test_the_list_says_what_was_proposed_and_leaves_out_what_was_taken_back(editor: Client, proposed: Term) -> None:
    def row() -> str:
        shown = BeautifulSoup(editor.get(reverse("woorden_sector:index")).content, "html.parser")
        return " ".join(tr.get_text(" ", strip=True) for tr in shown.select("tr") if "Zeevaart" in tr.get_text())

    assert "wacht" in row()
    TermProposal.objects.update(outcome=ProposalOutcome.DECLINED)
    assert "afgewezen" in row()
    TermProposal.objects.update(outcome=ProposalOutcome.WITHDRAWN)
    assert row() == ""


def test_a_proposal_is_decided_on_elsewhere(editor: Client, proposed: Term) -> None:
    assert "Beslis erover bij Nieuwe woorden" in save(editor, proposed, merged_into=sector("po").pk).get_text()
    assert Term.objects.get(pk=proposed.pk).merged_into is None


def test_it_is_not_offered_and_a_merged_one_means_something(proposed: Term) -> None:
    assert proposed not in Term.objects.offered()
    assert proposed not in Term.objects.with_meaning()
    Term.objects.filter(pk=proposed.pk).update(merged_into=sector("po"))
    assert proposed in Term.objects.with_meaning()
    assert proposed not in Term.objects.offered()


def test_words_stand_on_lines_of_their_own() -> None:
    assert words_of(" Timmeren \r\n\r\nkoken  op vuur\nTIMMEREN\n") == ["Timmeren", "koken op vuur"]
