"""What every site on a folder of its own begins with, made once for all processes of a test run."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BEGINNING = (("migrate", "--no-input", "--verbosity=0"), ("load_vocabularies",))
# Django takes seconds to start, so one process does all.
IN_A_ROW = """
import json, sys
sys.path.insert(0, "platform")
from django.core.management import execute_from_command_line
for words in json.loads(sys.argv[1]):
    execute_from_command_line(["manage.py", *words])
"""


def manage(environment: Mapping[str, str], *commands: Sequence[str]) -> str:
    """What these commands of the site say, one after the other; fails with it where one of them fails."""
    command = [sys.executable, "-c", IN_A_ROW, json.dumps(commands)]
    done = subprocess.run(command, cwd=ROOT, env={**environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{commands}:\n{done.stdout}{done.stderr}"
    return done.stdout


def of_this_run(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of the test run share."""
    own = factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made by whoever comes first, anew where that one died."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def begin(folder: Path, environment: Mapping[str, str]) -> None:
    """A database in a file with all tables and words, in a new folder."""

    def make(target: Path) -> None:
        target.mkdir()
        manage({**environment, "VAR_DIR": str(target)}, *BEGINNING)

    shutil.copytree(once(folder.parent / "begun", make), folder)
