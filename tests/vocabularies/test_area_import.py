"""Municipalities from a spreadsheet: what changes is said row by row, and what is wrong changes nothing."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from vocabularies.models import Area, AreaKind

pytestmark = pytest.mark.django_db
HEADINGS = "GemeentecodeGM;Gemeentenaam;Provincienaam"
Import = Callable[..., str]


@pytest.fixture
def run(words: None, tmp_path: Path) -> Import:
    """Import these lines, and give what was printed."""

    def run(*lines: str, headings: str = HEADINGS, encoding: str = "utf-8", dry_run: bool = False) -> str:
        file, out = tmp_path / "gemeenten.csv", StringIO()
        file.write_bytes("\r\n".join([headings, *lines]).encode(encoding))
        call_command("import_areas", file, dry_run=dry_run, stdout=out)
        return out.getvalue()

    return run


def rows() -> list[object]:
    return list(Area.objects.order_by("pk").values_list("slug", "name", "kind", "parent__slug", "cbs_code"))


def refused(run: Import, *lines: str, **more: str) -> str:
    """What was said; nothing may have changed."""
    before = rows()
    with pytest.raises(CommandError) as caught:
        run(*lines, **more)
    assert caught.value.returncode == 2
    assert rows() == before
    return str(caught.value)


def test_a_known_municipality_gets_its_code_and_a_new_one_is_made(run: Import) -> None:
    said = run("GM0363;Amsterdam;Noord-Holland", "GM0060;Ameland;Fryslân")
    assert "Rij 2: Amsterdam krijgt de code GM0363." in said
    assert "Rij 3: Ameland (GM0060) is nieuw." in said
    assert Area.objects.get(slug="amsterdam").cbs_code == "GM0363"
    new = Area.objects.get(slug="ameland")
    assert (new.kind, new.parent and new.parent.slug, new.cbs_code) == (AreaKind.MUNICIPALITY, "fryslan", "GM0060")


def test_a_second_time_changes_nothing(run: Import) -> None:
    lines = ("GM0363;Amsterdam;Noord-Holland", "GM0080;Leeuwarden;Friesland")
    run(*lines)
    before = rows()
    assert run(*lines).strip() == "2 rijen veranderen niets."
    assert rows() == before


def test_a_preview_says_the_same_and_does_nothing(run: Import) -> None:
    before = rows()
    said = run("GM0363;Amsterdam;Noord-Holland", "GM0080;Leeuwarden;Fryslân", dry_run=True)
    assert rows() == before
    assert run("GM0363;Amsterdam;Noord-Holland", "GM0080;Leeuwarden;Fryslân") == said


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("latin-1", ";"), ("utf-8", ","), ("utf-8-sig", ";"), ("cp1252", "\t")]
)
def test_spreadsheets_write_csv_in_many_ways(run: Import, encoding: str, delimiter: str) -> None:
    run(
        "GM0080;Súdwest-Fryslân;Fryslân".replace(";", delimiter),
        headings=HEADINGS.replace(";", delimiter),
        encoding=encoding,
    )
    assert Area.objects.get(cbs_code="GM0080").name == "Súdwest-Fryslân"


def test_the_list_of_the_statistics_office_itself_is_understood(run: Import) -> None:
    run(
        "80;GM0080;Leeuwarden;21;PV21;Fryslân",
        headings="Gemeentecode;GemeentecodeGM;Gemeentenaam;Provinciecode;ProvinciecodePV;Provincienaam",
    )
    assert Area.objects.get(slug="leeuwarden").cbs_code == "GM0080"


def test_a_renamed_municipality_keeps_its_address(run: Import) -> None:
    run("GM0363;Amsterdam;Noord-Holland")
    assert "Rij 2: Amsterdam heet nu Mokum." in run("GM0363;Mokum;Noord-Holland")
    assert Area.objects.get(cbs_code="GM0363").slug == "amsterdam"


def test_one_that_lies_in_another_province_moves(run: Import) -> None:
    run("GM0363;Amsterdam;Noord-Holland")
    assert "gaat van Noord-Holland naar Utrecht" in run("GM0363;Amsterdam;Utrecht")


def test_a_city_and_a_province_of_one_name_are_two_areas(run: Import) -> None:
    run("GM0344;Utrecht;Utrecht", "GM0014;Groningen;Groningen")
    for name in ("utrecht", "groningen"):
        city = Area.objects.get(slug=f"gemeente-{name}")
        assert city.parent == Area.objects.get(slug=name, kind=AreaKind.PROVINCE)
        assert city.cbs_code


def test_an_island_lies_in_no_province(run: Import) -> None:
    run("GM9001;Bonaire;", "GM9002;Saba;Caribisch Nederland")
    for slug in ("bonaire", "saba"):
        island = Area.objects.get(slug=slug)
        assert (island.kind, island.parent) == (AreaKind.ISLAND, None)
        assert island.cbs_code
    assert "is een eiland en ligt in geen provincie" in refused(run, "GM9001;Bonaire;Zeeland")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('"=HYPERLINK(""http://x"")";Leeuwarden;Fryslân', "is een formule"),
        ("GM0080;+Leeuwarden;Fryslân", "is een formule"),
        ("GM0080;Leeuwarden;@Fryslân", "is een formule"),
        ("80;Leeuwarden;Fryslân", "is geen CBS-code"),
        ("GM0080;;Fryslân", "er moet een naam staan"),
        (f"GM0080;{'x' * 5000};Fryslân", "ten hoogste 100 tekens"),
        ("GM0080;Leeuwarden;Holland", "er is geen provincie “Holland”"),
        ("GM0080;Leeuwarden;", "er is geen provincie “”"),
        ("GM0080", "er moet een naam staan"),
        ("GM0363;Leeuwarden;Fryslân", "staat ook in rij 2"),
        ("GM0080;amsterdam;Noord-Holland", "staat ook in rij 2"),
    ],
)
def test_what_is_wrong_is_said_with_its_row_and_nothing_is_half_done(run: Import, line: str, sentence: str) -> None:
    said = refused(run, "GM0363;Amsterdam;Noord-Holland", line)
    assert said.startswith("Rij 3: ")
    assert sentence in said


def test_every_wrong_row_is_named_at_once(run: Import) -> None:
    said = refused(run, "x;Leeuwarden;Fryslân", "GM0363;Amsterdam;Noord-Holland", "GM0081;;Fryslân")
    assert [line.partition(":")[0] for line in said.splitlines()] == ["Rij 2", "Rij 4"]


def test_two_that_became_one_are_for_a_person_to_judge(run: Import) -> None:
    run("GM0363;Amsterdam;Noord-Holland", "GM0080;Leeuwarden;Fryslân")
    assert "Voeg ze eerst met de hand samen" in refused(run, "GM0363;Leeuwarden;Fryslân")
    assert "heeft hier de code GM0363" in refused(run, "GM0999;Amsterdam;Noord-Holland")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "ontbreken de koppen"),
        (b"naam;provincie\nLeeuwarden;Fryslan", "ontbreken de koppen: gemeentecodegm"),
        (HEADINGS.encode(), "geen rijen onder de koppen"),
        (b"PK\x03\x04\x00\x00", "geen CSV-bestand"),
        ("GemeentecodeGM".encode("utf-16"), "geen CSV-bestand"),
        (b"x" * 2_000_001, "te groot"),
        (b'"' + b"x" * 200_000, "geen CSV-bestand"),
    ],
)
def test_what_is_no_such_table_gets_a_sentence(words: None, tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "gemeenten.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("import_areas", file)


def test_a_file_that_is_not_there_gets_a_sentence(words: None, tmp_path: Path) -> None:
    for path in (tmp_path / "geen.csv", tmp_path):
        with pytest.raises(CommandError, match="kan niet"):
            call_command("import_areas", path)
