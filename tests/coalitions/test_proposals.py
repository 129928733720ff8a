"""What becomes of a word that an author misses: accepted, merged or declined, by somebody else, once."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry

from mail.models import Message
from search.models import Ticket
from tests.cast import a_practice, fresh
from tests.coalitions.readers import published, read, text_of
from tests.coalitions.wording import LIST, activity, decide, draft_names, miss, opened, waiting
from vocabularies.models import Domain, Term, TermProposal


@pytest.fixture
def page(cast):
    return a_practice(cast.overvecht, cast.amina)


@pytest.fixture
def row(browser_of, page):
    """Amina misses “Timmeren”."""
    miss(browser_of("amina"), page, "Timmeren", activities_meant="Met hout.")
    return TermProposal.objects.get()


@pytest.fixture
def bram(browser_of):
    return browser_of("bram")


def mails():
    return list(Message.objects.filter(key__startswith="term:").values_list("to", "subject"))


def test_the_list_says_who_misses_what_where_and_why(bram, row):
    shown = read(bram, LIST).select_one(f"#voorstel-{row.pk}-section")
    said = shown.get_text(" ", strip=True)
    assert all(part in said for part in ("Timmeren", "Amina", "Muziek op dinsdag", "“Met hout.”"))
    assert shown.select_one("input[name=naam]")["value"] == "Timmeren"


def test_accepted_it_is_in_the_list_with_its_right_name_and_address(bram, row, page, cast):
    said = {"naam": " Timmeren en  bouwen ", "domeinen": ["cultuur", "sport"], "onder": activity("muziek").pk}
    assert "Aanvaard." in text_of(decide(bram, "aanvaarden", **said))
    term = fresh(row.term)
    assert (term.accepted, term.name, term.slug, term.parent) == (
        True, "Timmeren en bouwen", "timmeren-en-bouwen", activity("muziek"),
    )  # fmt: skip
    assert set(term.domains.values_list("slug", flat=True)) == {"cultuur", "sport"}
    assert "Timmeren en bouwen" in draft_names(page)
    assert mails() == [("amina@example.org", "“Timmeren” staat nu in de lijst")]
    assert "als “Timmeren en bouwen”" in " ".join(Message.objects.get().text.split())
    logged = PageLogEntry.objects.get(page=page.pk, action="kansrijk.term_accepted")
    assert (logged.user, logged.message) == (cast.bram, "Het woord “Timmeren” werd aanvaard als “Timmeren en bouwen”")


def test_the_browser_in_which_it_was_typed_proposes_it_no_second_time(browser_of, bram, row, page):
    amina = browser_of("amina")
    form = opened(amina, page)
    decide(bram, "aanvaarden", naam="Houtbewerking")
    assert miss(amina, page, "timmeren").status_code == 302
    assert form["activities"]
    assert waiting() == []
    assert "Houtbewerking" in draft_names(page)


def test_merged_every_text_has_the_other_one(bram, row, page, browser_of):
    into = activity("muziek")
    assert "Samengevoegd." in text_of(decide(bram, "samenvoegen", bestaand=into.pk))
    assert fresh(row.term).merged_into == into
    shown = BeautifulSoup(browser_of("amina").get(f"/beheer/pages/{page.pk}/edit/").content, "html.parser")
    assert not [box for box in shown.select("input[name=activities]") if box["value"] == str(row.term_id)]
    assert shown.select_one(f"input[name=activities][value='{into.pk}']").has_attr("checked")
    assert mails() == [("amina@example.org", f"“Timmeren” werd “{into.name}”")]


def test_declined_with_a_sentence_that_the_author_reads_in_a_mail_and_in_the_form(bram, row, page, browser_of):
    assert "Zeg in een zin waarom niet" in text_of(decide(bram, "afwijzen", zin=" "))
    assert waiting() == ["Timmeren"]
    decide(bram, "afwijzen", zin="Schrijf het in uw eigen woorden.")
    assert mails() == [("amina@example.org", "“Timmeren” komt niet in de lijst")]
    assert "Schrijf het in uw eigen woorden." in Message.objects.get().text
    shown = browser_of("amina").get(f"/beheer/pages/{page.pk}/edit/").text
    assert "Timmeren (afgewezen: Schrijf het in uw eigen woorden.)" in shown
    assert "Timmeren" in draft_names(page)
    miss(browser_of("amina"), page, "timmeren")
    assert waiting() == []


@pytest.mark.parametrize("first", ["aanvaarden", "samenvoegen", "afwijzen"])
@pytest.mark.parametrize("second", ["aanvaarden", "samenvoegen", "afwijzen"])
def test_of_two_who_decide_the_second_gets_a_sentence(bram, browser_of, row, first, second):
    said = {"zin": "Nee.", "bestaand": activity("muziek").pk}
    decide(bram, first, row, **said)
    after = (fresh(row.term).accepted, fresh(row.term).merged_into_id, fresh(row).outcome, len(mails()))
    assert "al over dit woord beslist" in text_of(decide(browser_of("bo"), second, row, **said))
    assert (fresh(row.term).accepted, fresh(row.term).merged_into_id, fresh(row).outcome, len(mails())) == after


def test_one_decision_counts_wherever_the_word_is_missed(bram, browser_of, row, cast):
    for name, coalition in (("fenna", cast.zuilen), ("dewi", cast.enschede)):
        miss(browser_of(name), a_practice(coalition, getattr(cast, name), "Hout"), "timmeren")
    decide(bram, "aanvaarden", row)
    assert waiting() == []
    assert sorted(to for to, _ in mails()) == ["amina@example.org", "dewi@example.org", "fenna@example.org"]


@pytest.mark.parametrize("name", ["amina", "badr", "carla", "dewi", "daan", ""])
def test_nobody_else_decides(browser_of, row, name):
    client = browser_of(name) if name else Client()
    for button in ("aanvaarden", "samenvoegen", "afwijzen"):
        decide(client, button, row, zin="Zomaar.", bestaand=activity("muziek").pk)
    assert waiting() == ["Timmeren"]


def test_nobody_decides_on_a_word_of_their_own(cast, browser_of, page):
    miss(browser_of("bram"), page, "Timmeren")
    bram = browser_of("bram")
    assert "U hebt dit woord zelf voorgesteld" in text_of(bram.get(LIST))
    assert "of u hebt het woord zelf voorgesteld" in text_of(decide(bram, "aanvaarden"))
    decide(browser_of("bo"), "aanvaarden")
    assert Term.objects.get(name="Timmeren").accepted


def test_a_word_that_its_author_took_back_or_changed_is_not_decided_on(cast, browser_of, bram, row, page):
    TermProposal.objects.update(word="Hout")
    assert "er intussen “Hout” van gemaakt" in text_of(decide(bram, "aanvaarden", row))
    TermProposal.objects.update(outcome="ingetrokken", word="Timmeren")
    assert "Timmeren" not in text_of(bram.get(LIST))
    assert "teruggenomen" in text_of(decide(bram, "aanvaarden", row))
    assert not fresh(row.term).accepted


@pytest.mark.parametrize(
    ("button", "said", "sentence"),
    [
        ("aanvaarden", {"naam": ""}, "leeg"),
        ("aanvaarden", {"naam": "x" * 101}, "100"),
        ("aanvaarden", {"naam": "Zwémmen"}, "Er is al een woord “Zwemmen”"),
        ("aanvaarden", {"naam": "Timmeren", "onder": "onzin"}, "Kies een woord uit de lijst"),
        ("samenvoegen", {"bestaand": ""}, "Kies een woord uit de lijst"),
        ("samenvoegen", {"bestaand": "99999999"}, "Kies een woord uit de lijst"),
        ("samenvoegen", {"bestaand": "9" * 40}, "Kies een woord uit de lijst"),
        ("afwijzen", {"zin": "x" * 501}, "korter dan 500 tekens"),
        ("zingen", {}, "Dat kan hier niet"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(bram, row, button, said, sentence):
    Term.objects.create(vocabulary="activiteit", slug="zwemmen-2", name="Zwemmen")
    answer = decide(bram, button, **{"zin": "Mijn zin.", **said})
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert shown.select_one("[name=zin]").get_text().strip() == said.get("zin", "Mijn zin.")
    assert waiting() == ["Timmeren"]


def test_a_proposal_is_no_word_to_merge_with_or_to_belong_to(bram, row, browser_of, page):
    miss(browser_of("amina"), page, "Zagen")
    other = Term.objects.get(name="Zagen")
    assert "Kies een woord uit de lijst" in text_of(decide(bram, "samenvoegen", row, bestaand=other.pk))
    assert "Kies een woord uit de lijst" in text_of(decide(bram, "aanvaarden", row, onder=other.pk))
    assert waiting() == ["Timmeren", "Zagen"]


def test_a_hidden_word_of_the_same_name_is_for_the_national_editors(bram, row):
    Term.objects.create(vocabulary="activiteit", slug="timmeren", name="Timmeren", hidden=True)
    assert "heeft verborgen" in text_of(decide(bram, "aanvaarden"))
    decide(bram, "aanvaarden", naam="Timmerwerk")
    assert fresh(row.term).slug == "timmerwerk"


def test_an_address_that_is_taken_gets_a_number(bram, row):
    Term.objects.create(vocabulary="activiteit", slug="timmeren", name="Houtbewerking")
    decide(bram, "aanvaarden")
    assert fresh(row.term).slug == "timmeren-2"


def test_the_index_follows_in_the_same_transaction(bram, browser_of, cast, page, row):
    public = published(fresh(page))
    for button, said in (("aanvaarden", {}), ("samenvoegen", {"bestaand": activity("theater").pk})):
        TermProposal.objects.update(outcome="")
        Term.objects.filter(pk=row.term_id).update(accepted=False, merged_into=None)
        Ticket.objects.all().delete()
        decide(bram, button, row, **said)
        assert set(Ticket.objects.values_list("page_id", flat=True)) == {public.pk}


def test_a_region_sees_its_own_and_the_national_editors_all_oldest_first(cast, browser_of, row):
    miss(browser_of("dewi"), a_practice(cast.enschede, cast.dewi, "Hout"), "Zagen")
    seen = {name: [p.get_text(strip=True) for p in read(browser_of(name), LIST).select(".w-panel__heading")]
            for name in ("bram", "carla", "nadia")}  # fmt: skip
    assert [len(found) for found in seen.values()] == [1, 1, 2]
    assert TermProposal.objects.open_in([cast.utrecht.path]).get() == row
    assert [p.word for p in TermProposal.objects.open_in([cast.home.path])] == ["Timmeren", "Zagen"]


def test_a_row_of_the_worklist_asks_nothing_more(cast, row, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [(p.term.name, p.page.title, str(p.proposed_by)) for p in TermProposal.objects.open_in(["0"])]


def test_the_list_asks_as_much_for_many_words_as_for_one(bram, browser_of, page, row):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            bram.get(LIST)
        return len(queries)

    few = asked()
    miss(browser_of("amina"), page, "Zagen", "Schaven", "Vijlen", "Boren")
    assert asked() == few


def test_only_who_decides_has_the_list_in_the_menu(browser_of):
    for name, is_there in (("bram", True), ("nadia", True), ("sam", True), ("amina", False)):
        assert (LIST in browser_of(name).get("/beheer/").text) is is_there
    assert browser_of("amina").get(LIST).status_code == 302


def test_a_domain_that_is_none_is_left_out(bram, row):
    decide(bram, "aanvaarden", domeinen=["onzin", Domain.objects.first().slug])
    assert fresh(row.term).domains.count() == 1


def test_who_left_gets_no_mail(bram, row):
    TermProposal.objects.update(proposed_by=None)
    assert "Afgewezen." in text_of(decide(bram, "afwijzen", zin="Nee."))
    assert mails() == []
