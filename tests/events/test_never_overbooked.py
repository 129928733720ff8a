"""Two hundred people on fifty seats at once, on a database with real connections."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.mail.test_processes import empty_database

pytestmark = pytest.mark.database
SETUP = "call_command('migrate', verbosity=0, interactive=False); call_command('createcachetable')"
RUSH = "import tests.events.a_rush"


def shell(folder: Path, url: str, lines: str) -> str:
    known = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    variables = {
        **known,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "a-stand-in-for-the-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": "localhost",
        "VAR_DIR": str(folder),
        "DATABASE_URL": url,
    }
    words = [sys.executable, "manage.py", "shell", "--no-imports", "--verbosity=0", "--command", lines]
    done = subprocess.run(words, cwd=settings.ROOT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_two_hundred_people_on_fifty_seats(tmp_path: Path) -> None:
    with empty_database(tmp_path) as url:
        shell(tmp_path, url, f"from django.core.management import call_command; {SETUP}")
        seen = json.loads(shell(tmp_path, url, RUSH).splitlines()[-1])
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
