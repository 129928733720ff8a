"""Production does not start on what is only good enough for development."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection


def manage(*words, **variables):
    known = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.ROOT,
        env={**known, "DJANGO_SETTINGS_MODULE": "config.settings.production", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "secret", [{}, {"SECRET_KEY": ""}, {"SECRET_KEY": "too-short"}], ids=["unset", "empty", "short"]
)
def test_without_a_secret_key_it_says_in_a_sentence_that_it_will_not_start(secret):
    done = manage("check", **secret)
    assert done.returncode != 0
    assert "SECRET_KEY is not set, or shorter than 40 characters." in done.stderr.splitlines()[-1]


def test_with_its_secrets_it_passes_the_check_for_deployment(tmp_path):
    done = manage(
        *("check", "--deploy", "--fail-level", "WARNING"),
        SECRET_KEY="a-stand-in-for-the-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        BASE_URL="https://kansrijk.example",
        VAR_DIR=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr


def test_the_database_is_the_one_that_database_url_names():
    named = os.environ.get("DATABASE_URL", "").partition(":")[0]
    assert connection.vendor == ("postgresql" if named == "postgres" else "sqlite")
