"""The linters, one after the other; all of them run, also when one fails."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from install import timing
from install.places import PYTHON, ROOT
from install.telling import tell

# Stand-ins that are long and varied enough for Django's own check of them.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-stand-in-for-the-linter-0123456789-abcdefghijklmnopqrstuvwxyz",
    "BASE_URL": "https://kansrijk.example",
    "ALLOWED_HOSTS": "kansrijk.example",
}
DEVELOPMENT = {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"
SOURCE_PATH = {"PYTHONPATH": f"platform{os.pathsep}."}


@dataclass(frozen=True)
class Linter:
    name: str
    words: Sequence[str]
    variables: Mapping[str, str] = field(default_factory=dict)


LINTERS = (
    Linter("ruff check", ["-m", "ruff", "check", "."]),
    Linter("ruff format", ["-m", "ruff", "format", "--check", "."]),
    Linter("djhtml", ["-m", "djhtml", "--check", "templates"]),
    Linter("import-linter", ["-c", IMPORT_LINTER], {**SOURCE_PATH, **DEVELOPMENT}),
    Linter("mypy", ["-m", "mypy"], DEVELOPMENT),
    Linter("makemigrations", ["manage.py", "makemigrations", "--check", "--dry-run"], DEVELOPMENT),
    Linter("check --deploy", ["manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
)


def check() -> int:
    """Run every linter and return 1 when one has something to say, and else 0."""
    failed = [linter.name for linter in LINTERS if not passes(linter)]
    if failed:
        tell(f"\nNot clean: {', '.join(failed)}.")
        return 1
    tell(f"Clean: {', '.join(linter.name for linter in LINTERS)}.")
    return 0


def passes(linter: Linter) -> bool:
    with timing.part(f"linter: {linter.name}"):
        done = subprocess.run(
            [PYTHON, *linter.words],
            cwd=ROOT,
            env={**os.environ, **linter.variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        tell(f"\n{linter.name}:\n{done.stdout}{done.stderr}")
    return done.returncode == 0


def rewrite() -> int:
    """Let the formatters put right what they can."""
    call([PYTHON, "-m", "ruff", "check", "--fix", "--quiet", "."])
    call([PYTHON, "-m", "ruff", "format", "."])
    call([PYTHON, "-m", "djhtml", "templates"])
    return 0


def call(command: Sequence[str | Path]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode
