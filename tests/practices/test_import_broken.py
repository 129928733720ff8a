"""A file that cannot be used: a sentence with the record and the field, exit status 2, and nothing has changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from home.models import HomePage
from practices.models import ImportRecord, PracticePage
from tests.factories import a_home, facts, full_facts
from vocabularies.models import Area, Term

pytestmark = pytest.mark.once


@pytest.fixture
def refused(db: None) -> Callable[[Path], str]:
    """Import a file that must be refused; gives what a person reads on stderr."""
    home: HomePage = a_home()
    Term.objects.create(vocabulary="activiteit", slug="muziek", name="Muziek")
    Term.objects.create(vocabulary="partner", slug="school", name="School")

    def run(path: Path) -> str:
        with pytest.raises(CommandError) as caught:
            call_command("import_practices", path)
        assert caught.value.returncode == 2
        assert not Page.objects.descendant_of(home).exists()
        assert not Area.objects.exists()
        return str(caught.value)

    return run


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "geen JSON: kijk bij regel 1"),
        (b'{"praktijken": [\n{"id": "a",}]}', "geen JSON: kijk bij regel 2"),
        (b"", "geen JSON"),
        (b'{"praktijken": [{"id": "a\0"}]}', "geen JSON"),
        (b'{"praktijken": [{"id": NaN}]}', "geen bruikbare JSON"),
        (b'{"praktijken": [' + b"9" * 5000 + b"]}", "geen bruikbare JSON"),
        (b"[" * 100_000, "geen bruikbare JSON"),
        (b'{"praktijken": [{"id": "caf\xe9"}]}', "geen tekst in UTF-8"),
        (b"\xff\xfe{\0}\0", "geen tekst in UTF-8"),
        (b"[]", "“praktijken”"),
        (b"null", "“praktijken”"),
        (b'{"praktijken": {}}', "“praktijken”"),
    ],
)
def test_a_file_of_another_shape(refused: Any, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bestand.json"
    path.write_bytes(content)
    assert words in refused(path)


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "is een map"), ("weg.json", "bestaat niet"), ("a\0b", "kan niet gelezen"), ("x" * 300, "kan niet gelezen")],
)
def test_a_file_that_cannot_be_read(refused: Any, tmp_path: Path, name: str, words: str) -> None:
    assert words in refused(f"{tmp_path}/{name}")


# What is wrong, the field that is named, and words of the sentence.
BROKEN = [
    ({"id": None}, "id", "ontbreekt"),
    ({"id": "  "}, "id", "ontbreekt"),
    ({"id": 7}, "id", "tekst zijn"),
    ({"id": "x" * 101}, "id", "langer dan 100"),
    ({"naam": None}, "naam", "ontbreekt"),
    ({"naam": ["Muziek"]}, "naam", "tekst zijn"),
    ({"naam": "M" * 201}, "naam", "langer dan 200"),
    ({"naam": "Mu\0ziek"}, "naam", "niet bewaard"),
    ({"naam": "Mu\ud800ziek"}, "naam", "niet bewaard"),
    ({"organisatie": "O" * 201}, "organisatie", "langer dan 200"),
    ({"soort": {}}, "soort", "tekst zijn"),
    ({"bronnen": None}, "bronnen", "ontbreekt"),
    ({"bronnen": []}, "bronnen", "ontbreekt"),
    ({"bronnen": "https://example.org"}, "bronnen", "lijst"),
    ({"bronnen": ["example"]}, "bronnen", "geen webadres"),
    ({"bronnen": ["javascript:alert(1)"]}, "bronnen", "geen webadres"),
    ({"bronnen": ["https://example.org/" + "a" * 500]}, "bronnen", "langer dan 500"),
    ({"activiteiten": "muziek"}, "activiteiten", "lijst"),
    ({"activiteiten": [1]}, "activiteiten", "tekst zijn"),
    ({"activiteiten": ["x" * 600, "y" * 600]}, "activiteiten", "langer dan 1000"),
    ({"gemeente": "Gouda"}, "gemeente", "lijst"),
    ({"doelgroep": ["kinderen"]}, "doelgroep", "tekst zijn"),
    ({"peiljaar": 2022}, "peiljaar", "tekst zijn"),
    ({"partners": ["p" * 201]}, "partners", "langer dan 200"),
    ({"samenvatting": "x" * 401}, "samenvatting", "langer dan 400"),
    ({"evidence": ["meting"]}, "evidence", "object"),
    ({"evidence": [{"soort": "meting"}]}, "evidence.resultaat", "ontbreekt"),
    ({"evidence": [{"soort": "m", "resultaat": "r", "bron": "x"}]}, "evidence.bron", "geen webadres"),
    ({"codes": []}, "codes", "object"),
    ({"codes": ["muziek"]}, "codes", "object"),
    ({"codes": {"smaak": {}}}, "codes.smaak", "woordenlijst bestaat niet"),
    ({"codes": {"partner": {}}}, "codes.partner", "woordenlijst bestaat niet"),
    ({"codes": {"activiteit": ["muziek"]}}, "codes.activiteit", "object"),
    ({"codes": {"activiteit": {"jodelen": "op"}}}, "codes.activiteit", "“jodelen” staat niet in deze woordenlijst"),
    ({"codes": {"activiteit": {"muziek": "viool"}}}, "codes.activiteit.muziek", "“viool” staan niet in deze praktijk"),
    ({"codes": {"activiteit": {"muziek": ""}}}, "codes.activiteit.muziek", "ontbreekt"),
    ({"codes": {"activiteit": {"muziek": 1}}}, "codes.activiteit.muziek", "tekst zijn"),
    ({"codes": {"activiteit": {"muziek": "zang"}}, "samenvatting": "zang"}, "codes.activiteit.muziek", "staan niet"),
    ({"partnercodes": {}}, "partnercodes", "lijst"),
    ({"partnercodes": [{"soort": "school"}]}, "partnercodes.naam", "ontbreekt"),
    ({"partnercodes": [{"naam": "x", "soort": "kerk"}]}, "partnercodes.soort", "“kerk” staat niet"),
    ({"partnercodes": [{"naam": "x", "rol": "baas"}]}, "partnercodes.rol", "“baas” staat niet"),
    ({"getallen": []}, "getallen", "object"),
    ({"getallen": {"dagen": 2}}, "getallen.dagen", "kent het bestand niet"),
    ({"getallen": {"scholen": 2}}, "getalwoorden.scholen", "ontbreekt"),
    ({"getallen": {"scholen": 2}, "getalwoorden": {"scholen": "twee"}}, "getalwoorden.scholen", "staan niet"),
    ({"getallen": {"scholen": 2}, "getalwoorden": {"scholen": []}}, "getalwoorden.scholen", "tekst zijn"),
]


@pytest.mark.parametrize(("wrong", "field", "words"), BROKEN)
def test_a_broken_record_is_named_with_its_field(
    refused: Any, file_of: Any, wrong: dict[str, Any], field: str, words: str
) -> None:
    sentence = refused(file_of([facts(id="goed"), facts(**{"id": "kapot", **wrong})]))
    assert sentence.startswith("Praktijk nummer 2, " if field == "id" and words != "langer dan 100" else "Praktijk ")
    assert ("id" in wrong) or "Praktijk kapot, " in sentence
    assert f"veld “{field}”" in sentence
    assert words in sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jaar", 1066),
        ("jaar", 2022.5),
        ("uren_per_week", -1),
        ("uren_per_week", 169),
        ("uren_per_week", 1.25),
        ("uren_per_week", [3, 2]),
        ("uren_per_week", [1, 2, 3]),
        ("uren_per_week", "2"),
        ("weken_per_jaar", 53),
        ("leerlingen", 3_000_000_000),
        ("leerlingen", True),
        ("scholen", -1),
        ("leeftijd", [12, 8]),
        ("leeftijd", [8, 100]),
        ("kosten_per_leerling", 1_000_000),
        ("kosten_per_leerling", 1.005),
    ],
)
def test_a_number_out_of_range_is_named(refused: Any, file_of: Any, name: str, value: Any) -> None:
    record = facts(id="kapot", omvang=["2 uur"], getallen={name: value}, getalwoorden={name: "2 uur"})
    sentence = refused(file_of([record]))
    assert "Praktijk kapot" in sentence
    assert f"veld “getallen.{name}”" in sentence
    assert "getal" in sentence.split(": ", 1)[1]


def test_a_record_that_is_no_object(refused: Any, file_of: Any) -> None:
    assert "nummer 1" in refused(file_of(["muziek"]))


def test_an_id_that_stands_there_twice(refused: Any, file_of: Any) -> None:
    sentence = refused(file_of([facts(id="dubbel"), facts(id="dubbel"), facts(id="enkel")]))
    assert sentence == "Praktijk dubbel, veld “id”: dit id staat 2 keer in het bestand."


def test_every_broken_record_has_its_sentence(refused: Any, file_of: Any) -> None:
    sentences = refused(file_of([facts(id="a", naam=None), facts(id="b"), facts(id="c", bronnen=["x"])]))
    assert [line.split(",")[0] for line in sentences.splitlines()] == ["Praktijk a", "Praktijk c"]


def test_a_sentence_stays_printable_and_short(refused: Any, file_of: Any) -> None:
    sentence = refused(file_of([facts(id="a", codes={"activiteit": {"\ud800\x1b" + "x" * 10_000: "op"}})]))
    assert sentence.encode()
    assert "\x1b" not in sentence
    assert len(sentence) < 1000


def test_without_a_home_page_it_says_what_to_do_first(db: None, file_of: Any) -> None:
    with pytest.raises(CommandError, match="prepare_site"):
        call_command("import_practices", file_of([facts()]))


def test_without_terms_it_says_what_to_do_first(db: None, file_of: Any) -> None:
    a_home()
    with pytest.raises(CommandError, match="load_vocabularies"):
        call_command("import_practices", file_of([facts()]))


def test_a_file_that_breaks_half_way_changes_nothing(import_facts: Any, file_of: Any) -> None:
    import_facts(full_facts())
    before = (Page.objects.count(), Revision.objects.count(), ImportRecord.objects.count())
    changed = full_facts(naam="Nieuw", gemeente=["Nergenshuizen"])
    with pytest.raises(CommandError):
        call_command("import_practices", file_of([changed, facts(id="nieuw"), facts(id="kapot", bronnen=[])]))
    assert (Page.objects.count(), Revision.objects.count(), ImportRecord.objects.count()) == before
    assert PracticePage.objects.get().title == "Muziek op dinsdag"
    assert not Area.objects.filter(name="Nergenshuizen").exists()


def test_what_stops_an_import_half_way_takes_everything_back(import_facts: Any, file_of: Any) -> None:
    import_facts(full_facts())
    before = (Page.objects.count(), Revision.objects.count(), ImportRecord.objects.count())

    def stop(instance: Page, **kwargs: Any) -> None:
        if instance.title == "Derde":
            raise KeyboardInterrupt

    page_published.connect(stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            import_facts(full_facts(naam="Eerste"), facts(id="twee"), facts(id="drie", naam="Derde"))
    finally:
        page_published.disconnect(stop)
    assert (Page.objects.count(), Revision.objects.count(), ImportRecord.objects.count()) == before
    assert PracticePage.objects.get().title == "Muziek op dinsdag"
