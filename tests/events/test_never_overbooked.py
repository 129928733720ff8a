"""Two hundred people on fifty seats at once, on a database with real connections."""

import json
from pathlib import Path

import pytest
from django.db import connection

from tests.mail.test_processes import empty_database
from tests.search.running import manage, shell

pytestmark = pytest.mark.database
AT_ONCE = {"postgresql": "50", "sqlite": "20"}
"""How many come at the same moment. In SQLite all wait for one lock, and not in their order."""


def test_two_hundred_people_on_fifty_seats(tmp_path: Path) -> None:
    with empty_database(tmp_path) as url:
        told = {"DATABASE_URL": url, "ALLOWED_HOSTS": "localhost", "RUSH_AT_ONCE": AT_ONCE[connection.vendor]}
        manage(tmp_path, "migrate", "--no-input", "--verbosity=0", **told)
        manage(tmp_path, "createcachetable", **told)
        seen = json.loads(shell(tmp_path, "import tests.events.a_rush", **told).splitlines()[-1])
    assert seen["signing up"] == seen["confirming"] == seen["cancelling"] == [302]
    assert seen["at most"] <= seen["seats"] == 50
    assert (seen["signed up"]["vastgehouden"], seen["signed up"]["wil-wachten"]) == (50, 150)
    assert (seen["confirmed"]["bevestigd"], seen["confirmed"]["wacht"]) == (50, 150)
    assert (seen["cancelled"]["bevestigd"], seen["cancelled"]["aangeboden"], seen["cancelled"]["wacht"]) == (
        30,
        20,
        130,
    )
    assert seen["offered to the first"]
