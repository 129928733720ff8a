"""A comparison in a file: read back with other programs than wrote it, and nothing in it is a formula."""

import csv
import zipfile
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from defusedxml import ElementTree
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook
from wagtail.models import Page

from foundation.spreadsheets import BEGINS_A_FORMULA, as_csv, as_ods
from home.models import HomePage
from practices.models import PracticePage
from tests.search.tree import a_coalition, a_practice, a_region

FORMULA = "=cmd|' /C calc'!A0"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
Grid = list[list[Any]]


@pytest.fixture
def coalition(home: HomePage) -> Any:
    return a_coalition(a_region(home), "@Coalitie")


@pytest.fixture
def two(coalition: Page) -> list[PracticePage]:
    return [
        a_practice(
            coalition, FORMULA, sectors=["po"], hours=Decimal("2.5"), cost=Decimal(1250), partner_kinds=["cultuur"]
        ),
        a_practice(coalition, "Sport", sectors=["po", "vo"], hours=(2, 3), groups_words="+31 is geen groep"),
    ]


def asked(client: Client, ending: str, *pages: Page) -> HttpResponse:
    answer = client.get(f"/vergelijken/tabel.{ending}", {"p": [page.pk for page in pages]})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="kansrijk-vergelijking.{ending}"'
    assert answer["X-Robots-Tag"] == "noindex"
    return answer


def in_csv(content: bytes) -> Grid:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for something else without this mark"
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def in_ods(content: bytes) -> Grid:
    return load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()


def by_label(grid: Grid) -> dict[str, list[Any]]:
    return {line[0]: line[1:] for line in grid}


def test_the_csv_holds_the_whole_table(client: Client, two: list[PracticePage]) -> None:
    grid = in_csv(asked(client, "csv", *two).content)
    table = by_label(grid)
    assert {len(line) for line in grid} == {4}
    assert table["Praktijk"] == [f"'{FORMULA}", "Sport", "Verschilt"]
    assert table["Adres"][1] == f"http://testserver/p/{two[1].pk}/"
    assert table["Sector"] == ["Basisonderwijs", "Basisonderwijs; voortgezet onderwijs", "ja"]
    assert table["Uren per week"] == ["2,5", "2 tot 3", "ja"]
    assert table["Kosten per leerling per jaar"] == ["1250", "niet bekend", ""]
    assert table["Coalitie"] == ["'@Coalitie", "'@Coalitie", ""]
    assert table["Groep of leerjaar"] == ["niet bekend", "'+31 is geen groep", ""]


def test_the_spreadsheet_says_the_same_with_numbers_as_numbers(client: Client, two: list[PracticePage]) -> None:
    grid = in_ods(asked(client, "ods", *two).content)
    table = by_label(grid)
    assert table["Praktijk"] == [FORMULA, "Sport", "Verschilt"]
    assert table["Uren per week"] == [2.5, "2 tot 3", "ja"]
    assert table["Kosten per leerling per jaar"] == [1250.0, "niet bekend", ""]
    assert [line[0] for line in grid] == [line[0] for line in in_csv(asked(client, "csv", *two).content)]


def test_words_beside_a_number_have_a_row_of_their_own(client: Client, two: list[PracticePage]) -> None:
    edition = two[0].editions.get()
    edition.cost_words = "zonder de huur"
    edition.save()
    table = by_label(in_csv(asked(client, "csv", *two).content))
    assert table["Kosten per leerling per jaar"][0] == "1250"
    assert table["Kosten per leerling per jaar, in eigen woorden"] == ["zonder de huur", "", ""]


def test_too_few_lead_to_the_page_that_says_so(client: Client, two: list[PracticePage]) -> None:
    for ending in ("csv", "ods"):
        answer = client.get(f"/vergelijken/tabel.{ending}?p={two[0].pk}&p=onzin")
        assert answer.status_code == 302
        assert answer["Location"] == f"/vergelijken/?p={two[0].pk}"


SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
words = st.text(SIGNS, max_size=20)
dangerous = st.tuples(st.sampled_from(BEGINS_A_FORMULA), words).map("".join)
numbers = st.one_of(st.integers(0, 10**9), st.decimals(0, 9999, places=1, allow_nan=False))


@given(text=dangerous)
def test_no_cell_of_a_csv_begins_a_formula(text: str) -> None:
    ((cell,),) = in_csv(as_csv([[text]]))
    assert cell == f"'{text}"


@given(value=st.one_of(words.filter(lambda text: not text.startswith(BEGINS_A_FORMULA)), numbers))
def test_what_is_no_formula_stays_as_it_is(value: Any) -> None:
    ((cell,),) = in_csv(as_csv([[value, ""]]))[:1] and [in_csv(as_csv([[value, ""]]))[0][:1]]
    assert cell == value if isinstance(value, str) else Decimal(cell.replace(",", ".")) == value


@pytest.mark.parametrize("text", [FORMULA, "+1", "-1", "@SUM(A1)", "\t=1", "of:=1+1", "12", "<b>&", "a\nb"])
def test_text_of_a_spreadsheet_is_text(text: str) -> None:
    with zipfile.ZipFile(BytesIO(as_ods([["naam", "ook"], [text, 3]], "Lijst", "Lijst"))) as parts:
        assert parts.testzip() is None
        content = ElementTree.fromstring(parts.read("content.xml"))
    assert not [cell for cell in content.iter() if f"{TABLE}formula" in cell.attrib]
    kinds = [
        cell.get("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type")
        for cell in content.iter(f"{TABLE}table-cell")
    ]
    assert kinds == ["string", "string", "string", "float"]
