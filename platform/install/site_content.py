"""The database, the demo content and the search index of the site on one's own machine."""

import ast
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from install import stamps
from install.places import DEMO_CONTENT, DEV_SETTINGS, PYTHON, ROOT, var_dir
from install.running import Step, run

DEV = "config.settings.dev"
MIGRATIONS = 185  # about as many as a new database gets; only the bar depends on it
# What fills a site, in this order; every command may be repeated and leaves alone what a person wrote.
FILLING = (
    ("Loading the vocabularies and areas.", ["load_vocabularies"]),
    ("Laying out the home page, the plain pages and the groups.", ["prepare_site"]),
    ("Importing the demo content.", ["import_practices", str(DEMO_CONTENT)]),
    ("Making a log-in for each role.", ["demo_people"]),
)


def settings() -> str:
    return os.environ.get("DJANGO_SETTINGS_MODULE", "").strip() or DEV


def manage(sentence: str, *words: str) -> str:
    command: list[str | Path] = [PYTHON, ROOT / "manage.py", *words]
    return run(Step(sentence, command, words[0], migrated, variables={"DJANGO_SETTINGS_MODULE": settings()}))


def migrated(log: str) -> float | None:
    """How far `migrate` is on a new database; None where it has nothing to do, and for the other commands."""
    done = log.count("... OK")
    return done / MIGRATIONS if done else None


def prepare() -> None:
    """Bring the database to the newest shape, and fill it and the index where that was not done yet."""
    var_dir().mkdir(parents=True, exist_ok=True)
    stamp = filling_stamp()
    manage("Bringing the database to the newest shape.", "migrate", "--no-input")
    wanted = stamps.fingerprint(filling_sources())
    if not stamps.is_fresh(stamp, wanted):
        for sentence, words in FILLING:
            manage(sentence, *words)
        stamps.renew(stamp, wanted)
    date_meetings(wanted)
    if index_is_missing():
        manage("Building the search index.", "search_rebuild")


def date_meetings(filled: str) -> None:
    """The example meetings, once a day: they are so many days from today. A new filling has none yet."""
    stamp, wanted = filling_stamp().with_suffix(".meetings"), f"{filled} {date.today()}"
    if not stamps.is_fresh(stamp, wanted):
        manage("Dating the example meetings from today on.", "demo_meetings")
        stamps.renew(stamp, wanted)


def filling_stamp() -> Path:
    """One stamp for each database; a database file that is gone takes its stamp along."""
    url = os.environ.get("DATABASE_URL", "").strip()
    stamp = var_dir() / "stamps" / (hashlib.sha256(url.encode()).hexdigest()[:16] if url else "sqlite")
    if not url and not (var_dir() / "db.sqlite3").exists():
        stamp.unlink(missing_ok=True)
    return stamp


def filling_sources() -> list[Path]:
    """What the filling is made of: data and code of the apps that bring it."""
    apps = ("home", "coalitions", "events", "evidence", "practices", "vocabularies")
    files = [file for app in apps for file in (ROOT / app).glob("**/*")]
    return [file for file in files if file.suffix in {".py", ".json", ".txt", ".csv", ".geojson"}]


def index_is_missing() -> bool:
    folder = var_dir() / "search"
    return not folder.is_dir() or not any(folder.iterdir())


@dataclass(frozen=True)
class DemoPeople:
    """By e-mail address the role, one password, and a code that counts as that of every app."""

    roles: dict[str, str]
    password: str
    code: str


def demo_people() -> DemoPeople | None:
    """The demo log-ins; None under settings that have none."""
    if settings() != DEV:
        return None
    said = {node.targets[0].id: node.value for node in _assignments(DEV_SETTINGS.read_text())}
    names = ("DEMO_PEOPLE", "DEMO_PASSWORD", "MFA_TOTP_INSECURE_BYPASS_CODE")
    return DemoPeople(*(ast.literal_eval(said[name]) for name in names))


def _assignments(source: str) -> Iterator[Any]:
    """What the settings for development say, read as text: Django is not loaded here."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node
