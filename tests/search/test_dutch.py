"""Dutch words: folded, as lemmas, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.dutch import Synonyms, analyse, fold, product_synonyms
from search.dutch.compounds import compound_lemma, parts
from search.dutch.files import word_list
from search.dutch.folding import LONGEST_WORD
from search.dutch.misspelling import meant
from search.dutch.related import related


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("School’s cool", "schools cool"),
        ("'s-Gravenhage", "gravenhage"),
        ("in ’t Harde", "in harde"),
        ("Sport & Cultuur", "sport en cultuur"),
        ("één-op-één", "een op een"),
        ("S&O", "s en o"),
        ("IJsselstein", "ijsselstein"),
        ("ĳs", "ijs"),
        ("groep 7/8", "groep 7 8"),
        ("3D-printen", "3d printen"),
        ("a\x00b\ud800c", "a bc"),
        ("🎻 !?", ""),
        ("x" * 500, "x" * LONGEST_WORD),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("words", "lemma"),
    [
        ("museum musea museums", "museum"),
        ("atelier ateliers", "atelier"),
        ("les lessen", "les"),
        ("gastles gastlessen", "gastles"),
        ("lopen liep gelopen loopt", "loop"),
        ("koken kookt gekookt", "koken"),
        ("dans dansen danst", "dans"),
        ("sport sporten gesport", "sport"),
        ("coördinator coördinatoren coordinatoren", "coordinator"),
        ("pabo pabo's pabos", "pabo"),
        ("ikc ikc's ikcs", "ikc"),
        ("vmbo vmbo'ers", "vmbo"),
        ("tutor tutors", "tutor"),
        ("ouder ouders", "ouder"),
        ("peuter peuters", "peuter"),
        ("jongere jongeren", "jongere"),
        ("zomerschool zomerscholen", "zomerschool"),
        ("talentatelier talentateliers", "talentatelier"),
        ("idee ideeën ideeen", "idee"),
        ("naschools naschoolse", "naschools"),
        ("spel spelletjes", "spel"),
        ("conservatorium conservatoria", "conservatorium"),
        ("vo", "vo"),
        ("bso", "bso"),
    ],
)
def test_words_of_one_lemma(words: str, lemma: str) -> None:
    assert {compound_lemma(word) for word in words.split()} == {lemma}


@pytest.mark.parametrize(
    ("first", "second"),
    [("begeleiding", "beleid"), ("school", "scholing"), ("kans", "dans"), ("west", "westerwolde"), ("arm", "armoede")],
)
def test_words_that_only_look_alike(first: str, second: str) -> None:
    assert compound_lemma(first) != compound_lemma(second)
    assert first not in parts(second)
    assert compound_lemma(second) not in related(compound_lemma(first))


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("robotprogrammeren", "robot programmeren"),
        ("talentateliers", "talent atelier"),
        ("wijktalentorkesten", "wijk talent orkest"),
        ("gezinscoaching", "gezin coaching"),
        ("huiswerkbegeleiding", "huiswerk begeleiding"),
        ("rekenachterstanden", "rekenen achterstand"),
        ("rekentutoring", "rekenen tutoring"),
        ("kansenongelijkheid", "kans ongelijkheid"),
        ("kookles", "koken les"),
        ("voorleesexpress", "voorlezen express"),
        ("weerbaarheidstraining", "weerbaarheid training"),
        ("schoolsportvereniging", "school sport vereniging"),
        ("basisschoolkinderen", "basisschool kind"),
        # words for themselves
        ("begeleiding", "begeleiding"),
        ("huiswerk", "huiswerk"),
        ("stedelijk", "stedelijk"),
        ("overdracht", "overdracht"),
        ("buitenschools", "buitenschools"),
        ("programmeren", "programmeren"),
        ("leerkracht", "leerkracht"),
        # names of places
        ("amstelveen", "amstelveen"),
        ("westerveld", "westerveld"),
        ("zoetermeer", "zoetermeer"),
        ("zaanstad", "zaanstad"),
        ("middelburg", "middelburg"),
        ("stadskanaal", "stadskanaal"),
    ],
)
def test_compounds(word: str, pieces: str) -> None:
    assert " ".join(parts(word)) == pieces


def test_a_suspended_compound_gets_its_end_back() -> None:
    tokens = analyse("Sport- en cultuurkamp")
    assert tokens.words == ("sport", "en", "cultuurkamp")
    assert tokens.lemmas == ("sportkamp", "en", "cultuurkamp")
    assert tokens.parts == ("sport", "kamp", "en", "cultuur", "kamp")
    assert analyse("basis- en middelbare scholen").parts == ("basis", "en", "middelbaar", "school")
    assert analyse("sport- en").parts == ("sport", "en")


def test_relatives() -> None:
    assert set(related("begeleiden")) == {"begeleiding", "begeleider"}
    assert "ondernemer" in related("ondernemerschap")
    assert related("zomer") == related("kamer") == related("scholing") == ()


def test_spelled_as_it_sounds() -> None:
    assert "ontbijt" in meant("ontbeit")
    assert "techniek" in meant("tegniek")


def test_rows_of_synonyms() -> None:
    synonyms = Synonyms.of(
        ["muziekles, muziekonderwijs", "viool => muziekles", "vso, voorschoolse opvang", "", "=>", "alleen"]
    )

    def swaps(text: str) -> set[str]:
        return {" ".join(other.words) for other in synonyms.others.get(analyse(text).parts, ())}

    assert swaps("muziekles") == swaps("muziek lessen") == {"muziekonderwijs"}
    assert swaps("viool") == {"muziekles"}
    assert swaps("vso") == swaps("voorschoolse opvang") == swaps("alleen") == set()


def test_the_start_file_has_no_ambiguous_words() -> None:
    synonyms = product_synonyms()
    for word in word_list("ambiguous.txt"):
        assert (word,) not in synonyms.others
        assert all((word,) != other.parts for others in synonyms.others.values() for other in others)


def test_the_start_file_swaps_only_what_a_reader_would_swap() -> None:
    synonyms = product_synonyms()

    def swaps(text: str) -> set[str]:
        return {" ".join(other.words) for other in synonyms.others[analyse(text).parts]}

    assert "snuffelstage" not in synonyms.others.get(analyse("bedrijfsbezoek").parts, ())
    assert swaps("zelfverdediging") == {"weerbaarheid"}
    assert "sport" in swaps("voetbal")
    assert "voetbal" not in swaps("sport")
    assert "les" not in swaps("valkuil")


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_can_be_analysed(text: str) -> None:
    tokens = analyse(text)
    assert len(tokens.words) == len(tokens.lemmas) <= len(tokens.parts) or not tokens.words
    for token in (*tokens.words, *tokens.lemmas, *tokens.parts):
        assert token
        assert not any(letter.isspace() for letter in token)
        token.encode()


@given(st.text(st.characters(codec=None), max_size=300))
def test_what_is_folded_stays_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)
