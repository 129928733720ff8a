"""Where a text says what is asked, and the sentence that shows it."""

import re
import tomllib
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.dutch import Question, ask, product_synonyms
from search.dutch.folding import fold, places_of, words_of
from search.dutch.highlighting import said
from search.dutch.slips import slips_between
from search.engines.tantivy import Tantivy
from search.port import Kind, Query
from search.quoting import LONGEST_QUOTE, lacking, marked, quoted, sentences
from tests.search.conftest import Demo
from tests.search.engines import FIELDS, document

SYNONYMS = product_synonyms()
MARK = re.compile(r"</?mark>")
ANYTHING = st.text(st.characters(codec=None), max_size=200)
DUTCH = st.lists(
    st.sampled_from(
        [
            *("huiswerk", "begeleiding", "Huiswerkbegeleiding", "muziekles", "les", "in", "muziek", "sport-", "en"),
            *("cultuurkamp", "biblioteek", "ontbeit", "groep", "8", "vso", "S&O", "<b>", "&amp;", '"', "…", "café"),
            *("cafe\u0301", "’s-Gravenhage", "ﬁetsen", "İstanbul", "\u00a0", "rijke", "schooldag.", "\n", "x" * 300),
        ]
    ),
    max_size=60,
).map(" ".join)
TEXTS = st.one_of(ANYTHING, DUTCH)


def question(text: str) -> Question:
    return ask(text, SYNONYMS)


def with_marks(asked: str, text: str) -> str:
    return str(marked(text, said(question(asked), text))).replace("<mark>", "[").replace("</mark>", "]")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        # the word, its forms, and a compound as a whole
        ("huiswerk", "Hulp bij [huiswerk], en [Huiswerkbegeleiding] na school."),
        ("bibliotheek", "De [bibliotheken] van Breda"),
        ("cultuurkamp", "Een sport- en [cultuurkamp]"),
        ("sport", "Een [sport]- en cultuurkamp"),
        ("begeleiden", "[Begeleiding] en [begeleider]"),
        # several words, and one word for them
        ("muziekles", "Elke dag [muziek les] of [muzieklessen]"),
        ("rijke schooldag", "De [Rijke Schooldag], of [verrijkte schooldag]; een rijk gebouw"),
        ("groep 8", "groep 7 en [groep 8]"),
        ("rekentutoring", "[tutoring] voor [rekenen]"),
        # synonyms, one way and both ways
        ("huiswerkhulp", "[huiswerkbegeleiding]"),
        ("voetbal", "veel [sport]"),
        ("sport", "veel voetbal"),
        ("S&O", "[School en Omgeving]"),
        # slips of the finger, and spelled as it sounds
        ("biblioteek", "de [bibliotheek]"),
        ("ontbeit", "[ontbijt] op school"),
        ("tansen", "op de pansen"),
        # words that say nothing, or little
        ("sport in de wijk", "in de [sport] van de [wijk]"),
        ("sport voor leerlingen", "[sport] voor leerlingen"),
        # letters
        ("cafe", "“[Café]” of [cafe\u0301]…"),
        ("Den Haag", "’s-[Gravenhage]"),
        ("vso", "[VSO] en so"),
        ("???", "wat?"),
    ],
)
def test_what_is_marked(asked: str, shown: str) -> None:
    assert with_marks(asked, shown.replace("[", "").replace("]", "")) == shown


def test_nothing_of_the_text_is_html() -> None:
    text = """<script>alert("huiswerk")</script> <mark>&amp; 'muziek'"""
    html = str(marked(text, said(question("huiswerk muziek script"), text)))
    assert html.startswith("&lt;<mark>script</mark>&gt;alert(&quot;<mark>huiswerk</mark>&quot;)")
    assert re.findall(r"<[^>]*>", MARK.sub("", html)) == []
    assert unescape(MARK.sub("", html)) == text


@given(asked=TEXTS, text=TEXTS)
def test_marks_change_nothing_but_add_marks(asked: str, text: str) -> None:
    plan = question(asked)
    places = said(plan, text)
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(not plan.units[place.unit].light for place in places)
    html = str(marked(text, places))
    assert unescape(MARK.sub("", html)) == unescape(str(marked(text, [])))
    assert not set("<>\"'") & set(MARK.sub("", html))
    assert html.count("<mark>") == html.count("</mark>") <= len(places)


@given(text=TEXTS)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    places = list(places_of(text))
    assert [word for word, _, _ in places] in ([], list(words_of(text)))
    for word, start, end in places:
        assert word.folded in fold(text[start:end]).replace(" ", "")
    assert [start for _, start, _ in places] == sorted(start for _, start, _ in places)


def test_words_of_ordinary_text_all_have_a_place() -> None:
    text = "In ’t Harde: S&O… één ﬁets,\u00a0½ uur cafe\u0301; sport- en cultuurkamp."
    assert [word for word, _, _ in places_of(text)] == list(words_of(text))
    assert [text[start:end] for _, start, end in places_of(text)][:4] == ["In", "Harde", "S", "&"]


@pytest.mark.parametrize(
    ("first", "second", "slips"),
    [
        ("sport", "sport", 0),
        ("spotr", "sport", 1),
        ("spor", "sport", 1),
        ("spoort", "sport", 1),
        ("spart", "sport", 1),
        ("musik", "muziek", 2),
        ("ab", "", 2),
        ("sport", "kunst", 3),
        ("sport", "sportvereniging", 3),
    ],
)
def test_slips_are_counted_up_to_two(first: str, second: str, slips: int) -> None:
    assert slips_between(first, second, 2) == slips_between(second, first, 2) == slips


def test_marks_are_where_the_engine_finds(db: None, demo: Demo) -> None:
    """Each summary and title of the demo content by itself in an index, for every question of one unit."""
    texts = [" ".join(tokens.words) for one in demo.documents for tokens in (one.title_text, one.summary_text)]
    engine = Tantivy(None, FIELDS)
    with engine.rebuilding() as filling:
        filling.put(document(number, title="", body=text) for number, text in enumerate(texts, 1))
    golden = tomllib.loads((Path(__file__).parent / "golden.toml").read_text(encoding="utf-8"))["vraag"]
    plans = {asked["vraag"]: question(asked["vraag"]) for asked in golden}
    single = {text: plan for text, plan in plans.items() if len(plan.units) == 1}
    assert len(single) > 40
    for text, plan in single.items():
        found = engine.find(Query(Kind.PRACTICE, plan, size=1_000)).ids
        assert {number for number, one in enumerate(texts, 1) if said(plan, one)} == set(found), text


STORY = (
    "Het begon klein. Er was muziek, dr. Vos speelde viool! Daarna kwam de huiswerkbegeleiding… en muziek.\nZonder punt"
)


def test_sentences() -> None:
    assert list(sentences(STORY)) == [
        "Het begon klein.",
        "Er was muziek, dr.",
        "Vos speelde viool!",
        "Daarna kwam de huiswerkbegeleiding… en muziek.",
        "Zonder punt",
    ]


@pytest.mark.parametrize(
    ("asked", "wanted", "quote"),
    [
        ("muziek", {0}, "Er was <mark>muziek</mark>, dr."),
        ("muziek huiswerk", {0, 1}, "Daarna kwam de <mark>huiswerkbegeleiding</mark>… en <mark>muziek</mark>."),
        ("muziek huiswerk", {0}, "Daarna kwam de <mark>huiswerkbegeleiding</mark>… en <mark>muziek</mark>."),
        ("klein muziek", {0}, "Het begon <mark>klein</mark>."),
        ("zwemmen", {0}, None),
        ("muziek", set(), None),
    ],
)
def test_the_sentence_that_adds_most(asked: str, wanted: set[int], quote: str | None) -> None:
    assert quoted(question(asked), [STORY], wanted) == quote


def test_a_long_sentence_is_cut_at_words_around_what_it_says() -> None:
    long = f"{'Eerst dit en dan dat ' * 20}komt er muziek en na de muziek {'nog veel meer van alles ' * 20}slot."
    quote = quoted(question("muziek"), [long], {0})
    assert quote is not None
    assert quote.startswith("…")
    assert quote.endswith("…")
    assert quote.count("<mark>") == 2
    words = MARK.sub("", quote).strip("…")
    assert f" {words.strip()} " in long
    assert LONGEST_QUOTE - 20 < len(words) <= LONGEST_QUOTE


@given(asked=DUTCH, text=TEXTS)
def test_a_quote_is_a_piece_of_the_text_that_says_what_lacks(asked: str, text: str) -> None:
    plan = question(asked)
    wanted = lacking(plan)
    quote = quoted(plan, [text], wanted)
    said_somewhere = any(said(plan, sentence) for sentence in sentences(text))
    assert (quote is not None) == said_somewhere
    if quote is None:
        return
    words = unescape(MARK.sub("", quote))
    assert len(words) <= LONGEST_QUOTE + 2
    assert words.removeprefix("…").removesuffix("…") in " ".join(text.split())
    assert "<mark>" in quote


def test_what_lacks_are_the_units_that_count() -> None:
    plan = question("muziek voor leerlingen in Breda")
    assert {plan.units[number].text for number in lacking(plan, said(plan, "Muziekles"))} == {"breda"}
