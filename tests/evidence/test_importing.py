"""A bibliography: read in each format, shown, carried out; and what nonsense in it gets."""

import json
import re

import pytest

from evidence.models import EvidencePage
from tests.evidence.bibliographies import ADDRESS, carried_out, shown, source, ticks
from vocabularies.models import Term

BIBTEX = r"""
@string{nji = "Nederlands Jeugdinstituut"}
@techreport{sleutel,
  title = {Rijke {Schooldag}: caf{\'e} \& meer},
  author = {Voorbeeld, Anna and M{\"u}ller, Bo and {Ministerie van Voorbeelden} and others},
  institution = nji, year = 2021, doi = {https://doi.org/10.1000/182}, url = {https://bron.example/~a/b\_c%20d},
  isbn = {90-274-3964-8}, langid = {dutch}, abstract = {Zes scholen -- 50% meer muziek.},
}
@manual{sleutel, title = "Muziek in de klas", date = {2020-05-01}}
"""
RIS = """TY  - RPRT
AU  - Voorbeeld, Anna
TI  - Sport na schooltijd
PY  - 2019/03/01/
PB  - Oberon
SN  - 978-90-274-3964-2
UR  - https://bron.example/sport
AB  - Kinderen sporten
op twee middagen
LA  - en
TY  - STAT
T1  - Zonder einde
Y1  - 2018///
"""
CSL = [
    {
        "type": "article-journal",
        "title": "<i>Lezen</i> &amp; taal\u0000",
        "author": [{"given": "Anna", "non-dropping-particle": "van", "family": "Voorbeeld"}, {"literal": "OCW"}],
        "issued": {"date-parts": [["2022", 5]]},
        "DOI": "10.1000/lezen",
        "publisher": "Een uitgever",
        "language": "en-US",
    }
]


def test_nothing_happens_before_the_button(library, browser_of):
    answer = shown(browser_of("bram"), BIBTEX)
    assert answer.text.count("Nieuw: er wordt een concept gemaakt.") == 2
    assert not EvidencePage.objects.exists()


def test_bibtex_becomes_drafts_of_who_sent_it(cast, library, browser_of):
    answer = carried_out(browser_of("bram"), BIBTEX)
    assert answer.redirect_chain == [(f"/beheer/pages/{library.pk}/", 302)]
    assert "2 concepten zijn gemaakt." in answer.text
    page = source("Rijke Schooldag: café & meer")
    assert (page.live, page.owner, page.get_parent().pk) == (False, cast.bram, library.pk)
    assert page.authors == "Anna Voorbeeld, Bo Müller, Ministerie van Voorbeelden e.a."
    assert (page.year, page.doi, page.isbn, page.language) == (2021, "10.1000/182", "9789027439642", "nl")
    assert page.link == "https://bron.example/~a/b_c%20d"
    assert (page.institute.slug, page.institute_words) == ("nji", "")
    assert page.summary == "Zes scholen – 50% meer muziek."
    assert (page.says, page.says_not) == ("", "")
    other = source("Muziek in de klas")
    assert (other.kind.slug, other.year) == ("handreiking", 2020)


def test_who_took_it_over_can_open_and_change_it(cast, library, browser_of):
    bram = browser_of("bram")
    carried_out(bram, BIBTEX)
    page = EvidencePage.objects.get(title="Muziek in de klas")
    assert bram.get(f"/beheer/pages/{page.pk}/edit/").status_code == 200
    assert browser_of("carla").get(f"/beheer/pages/{page.pk}/edit/").status_code == 302


def test_ris_becomes_drafts(library, browser_of):
    carried_out(browser_of("bram"), RIS.replace("\n", "\r\n"))
    page = source("Sport na schooltijd")
    assert (page.authors, page.year, page.isbn) == ("Anna Voorbeeld", 2019, "9789027439642")
    assert (page.institute.slug, page.link, page.language) == ("oberon", "https://bron.example/sport", "en")
    assert page.summary == "Kinderen sporten op twee middagen"
    assert source("Zonder einde").kind.slug == "beleidsstuk"


@pytest.mark.parametrize("wrapped", [CSL, {"items": CSL}, CSL[0]])
def test_csl_json_becomes_drafts(library, browser_of, wrapped):
    carried_out(browser_of("bram"), json.dumps(wrapped))
    page = source("Lezen & taal")
    assert (page.authors, page.year, page.doi) == ("Anna van Voorbeeld, OCW", 2022, "10.1000/lezen")
    assert (page.language, page.institute_words) == ("en", "")


def test_the_content_tells_the_format_not_the_name(library, browser_of):
    assert "Sport na schooltijd" in shown(browser_of("bram"), RIS, name="bronnen.json").text


def test_what_was_not_ticked_stays_out(library, browser_of):
    bram = browser_of("bram")
    first, _second = ticks(shown(bram, BIBTEX))
    bram.post(ADDRESS, {"uitvoeren": "ja", "bron": [first]})
    assert [page.title for page in EvidencePage.objects.all()] == ["Rijke Schooldag: café & meer"]


def test_without_a_tick_nothing_is_done_and_the_list_stays(library, browser_of):
    bram = browser_of("bram")
    shown(bram, BIBTEX)
    answer = bram.post(ADDRESS, {"uitvoeren": "ja"})
    assert "Er is niets gedaan" in answer.text
    assert len(ticks(answer)) == 2


def test_what_was_shown_in_another_tab_is_not_what_was_ticked(library, browser_of):
    bram = browser_of("bram")
    seen = ticks(shown(bram, BIBTEX))
    shown(bram, RIS)
    assert "Er is niets gedaan" in bram.post(ADDRESS, {"uitvoeren": "ja", "bron": seen}).text
    assert not EvidencePage.objects.exists()


def test_the_same_file_twice_makes_nothing_twice(library, browser_of):
    bram = browser_of("bram")
    carried_out(bram, BIBTEX)
    answer = shown(bram, BIBTEX)
    assert answer.text.count("Staat al in de bibliotheek") == 2
    assert not ticks(answer)


@pytest.mark.parametrize(
    "again",
    [
        "@misc{a, title={Heel anders}, doi={10.1000/182}}",
        "@misc{a, title={Heel anders}, doi={HTTPS://DX.DOI.ORG/10.1000/182}}",
        "@book{a, title={Heel anders}, isbn={978-90-274-3964-2}}",
        "@misc{a, title={RIJKE SCHOOLDAG cafe en meer}, year=2021}".replace(" en ", " & "),
    ],
)
def test_a_source_is_known_by_doi_isbn_or_title_and_year(library, browser_of, again):
    bram = browser_of("bram")
    carried_out(bram, BIBTEX)
    assert "Staat al in de bibliotheek: Rijke Schooldag" in shown(bram, again).text.replace("&amp;", "&")


def test_the_same_title_of_another_year_is_another_source(library, browser_of):
    bram = browser_of("bram")
    carried_out(bram, BIBTEX)
    assert len(ticks(shown(bram, "@misc{a, title={Muziek in de klas}, year=2023}"))) == 1


def test_a_draft_of_a_public_source_is_known_too(library, browser_of, make_source):
    page = make_source(title="Openbare bron", doi="10.1000/oud")
    page.doi = "10.1000/nieuw"
    page.save_revision()
    for doi in ("10.1000/oud", "10.1000/nieuw"):
        assert "Openbare bron" in shown(browser_of("bram"), f"@misc{{a, title={{Anders}}, doi={{{doi}}}}}").text


def test_a_source_that_stands_in_the_file_twice_comes_in_once(library, browser_of):
    answer = shown(browser_of("bram"), "@misc{a, title={Twee keer}, year=2020}\n" * 2)
    assert "Deze bron staat twee keer in het bestand." in answer.text
    assert len(ticks(answer)) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ("year={in druk}", "“in druk” is geen jaar."),
        ("year={1066}", "“1066” is geen jaar."),
        ("year={2099}", "“2099” is geen jaar."),
        ("note={x}", "Er staat geen jaar bij."),
        ("doi={11.1000/182}", "“11.1000/182” is geen DOI."),
        ("isbn={978-90-274-3964-3}", "“978-90-274-3964-3” is geen ISBN."),
        ("url={javascript:alert(1)}", "“javascript:alert(1)” is geen adres van een bladzijde."),
    ],
)
def test_what_is_no_year_doi_isbn_or_address_is_left_out_and_told(library, browser_of, fields, sentence):
    bram = browser_of("bram")
    answer = shown(bram, f"@misc{{a, title={{Met een gebrek}}, {fields}}}")
    assert sentence in answer.text
    bram.post(ADDRESS, {"uitvoeren": "ja", "bron": ticks(answer)})
    page = source("Met een gebrek")
    assert (page.year, page.doi, page.isbn, page.link) == (None, "", "", "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [("year=2020", "Er is geen titel."), (f"title={{{'lang ' * 60}}}", "De titel is langer dan 255 tekens.")],
)
def test_a_source_that_cannot_be_a_page_says_why(library, browser_of, fields, sentence):
    answer = shown(browser_of("bram"), f"@misc{{a, {fields}}}\n{BIBTEX}")
    assert sentence in answer.text
    assert len(ticks(answer)) == 2


def test_what_looks_like_a_formula_or_a_page_is_just_text(library, browser_of):
    formula = "=cmd|' /C calc'!A0"
    text = json.dumps([{"title": formula}, {"title": "&lt;script&gt;alert(1)&lt;/script&gt;"}])
    answer = shown(browser_of("bram"), text)
    assert "<script>alert" not in answer.text
    carried_out(browser_of("bram"), text)
    assert {page.title for page in EvidencePage.objects.all()} == {formula, "<script>alert(1)</script>"}


def test_one_broken_source_keeps_the_others_and_is_told(library, browser_of):
    answer = shown(browser_of("bram"), "@misc{kapot, title={X},\n@misc{a, title={Heel}}")
    assert "1 stuk van het bestand is niet te lezen" in answer.text
    assert len(ticks(answer)) == 1


def test_many_authors_end_in_others_and_a_long_summary_is_cut(library, browser_of):
    authors = " and ".join(f"Voorbeeld{number}, Anna" for number in range(400))
    carried_out(browser_of("bram"), f"@misc{{a, title={{Lang}}, author={{{authors}}}, abstract={{{'woord ' * 900}}}}}")
    page = source("Lang")
    assert re.search(r"Anna Voorbeeld\d+ e\.a\.$", page.authors)
    assert 250 < len(page.authors) <= 300
    assert (len(page.summary), page.summary[-1]) == (600, "…")


def test_an_institute_that_the_list_lacks_keeps_its_own_words(library, browser_of):
    carried_out(browser_of("bram"), "@techreport{a, title={Van elders}, institution={Bureau Elders}}")
    page = source("Van elders")
    assert (page.institute, page.institute_words) == (None, "Bureau Elders")


@pytest.mark.parametrize("who", ["amina", "daan"])
def test_who_may_not_add_a_source_takes_none_over(library, browser_of, who):
    browser = browser_of(who)
    assert browser.get(ADDRESS).status_code in {302, 403}
    carried_out(browser, BIBTEX)
    assert not EvidencePage.objects.exists()


def test_the_library_leads_there_for_who_may(library, browser_of):
    button = "Uit BibTeX, RIS of CSL-JSON"
    assert button in browser_of("bram").get(f"/beheer/pages/{library.pk}/").text
    assert ADDRESS in browser_of("nadia").get(f"/beheer/pages/{library.pk}/").text
    assert button not in browser_of("amina").get("/beheer/", follow=True).text


def test_without_a_library_there_is_nothing_to_add_to(cast, browser_of):
    assert browser_of("nadia").get(ADDRESS).status_code == 302


def test_terms_that_are_hidden_are_not_given(library, browser_of):
    Term.objects.filter(slug="handreiking").update(hidden=True)
    carried_out(browser_of("bram"), BIBTEX)
    assert source("Muziek in de klas").kind is None
