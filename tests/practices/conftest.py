"""A site, and a hand to import a file with."""

import json
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from home.models import HomePage
from practices.models import PracticePage
from tests.factories import Facts, a_site
from tests.practices.comparing import RICH
from tests.search.tree import a_coalition, a_practice, a_region

Import = Callable[..., str]


@pytest.fixture
def home(db: None) -> HomePage:
    return a_site()


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[[Iterable[Facts]], Path]:
    def write(records: Iterable[Facts]) -> Path:
        path = tmp_path / "praktijken.json"
        path.write_text(json.dumps({"praktijken": list(records)}))
        return path

    return write


@pytest.fixture
def import_facts(home: HomePage, file_of: Callable[[Iterable[Facts]], Path]) -> Import:
    """Import these records as a file, and give what the command printed."""

    def run(*records: Facts) -> str:
        out = StringIO()
        call_command("import_practices", file_of(records), stdout=out)
        return out.getvalue()

    return run


@pytest.fixture
def coalition(home: HomePage) -> Any:
    return a_coalition(a_region(home), "Coalitie Overvecht")


@pytest.fixture
def four(coalition: Page) -> list[PracticePage]:
    return [
        a_practice(coalition, "Muziek op dinsdag", **RICH),
        a_practice(coalition, "Sport in de pauze", **{**RICH, "domains": ["sport"], "moments": ["tussen-de-middag"]}),
        a_practice(coalition, "Koken met ouders"),
        a_practice(coalition, "Lezen in de wijk", sectors=["po"], groups_words="alleen groep 7"),
    ]
