"""A site, and a hand to import a file with."""

import json
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from home.models import HomePage
from tests.factories import Facts, a_site

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
