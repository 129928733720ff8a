"""Programs that come from Debian's packages."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from install.running import Step, run
from install.telling import Refusal

POSTGRES_HOMES = Path("/usr/lib/postgresql")
POSTGRES_WANTED = 15
JAVA_HOMES = Path("/usr/lib/jvm")
JAVA_WANTED = 17
_updated: list[bool] = []


def chromium() -> Path | None:
    """The browser of the browser tests."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return Path(found) if found else None


def postgres() -> Path | None:
    """The folder with PostgreSQL's server programs: version 15 where it is there, or else the newest after it."""
    homes = {int(home.parent.name): home for home in POSTGRES_HOMES.glob("*/bin") if home.parent.name.isdecimal()}
    usable = {version: home for version, home in homes.items() if (home / "initdb").exists()}
    if POSTGRES_WANTED in usable:
        return usable[POSTGRES_WANTED]
    newest = max(usable, default=0)
    return usable[newest] if newest > POSTGRES_WANTED else None


def calcurse() -> Path | None:
    """The calendar program that reads our calendars in the tests."""
    found = shutil.which("calcurse")
    return Path(found) if found else None


def maven() -> Path | None:
    """The program that fetches what is published for Java."""
    found = shutil.which("mvn")
    return Path(found) if found else None


def java() -> Path | None:
    """The home of the Java that JAVA_HOME names, or else the oldest of Debian's that is new enough."""
    own = os.environ.get("JAVA_HOME", "").strip()
    for homes in ([Path(own)] if own else []), JAVA_HOMES.glob("*"):
        versions = {java_version(home): home for home in homes if (home / "bin" / "java").exists()}
        usable = [version for version in versions if version >= JAVA_WANTED]
        if usable:
            return versions[min(usable)]
    return None


def java_version(home: Path) -> int:
    """17 for Java 17.0.15; 0 where it does not say."""
    release = home / "release"
    said = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE) if release.exists() else None
    return int(said[1]) if said else 0


def need(what: str, find: Callable[[], Path | None], packages: Sequence[str]) -> Path:
    """Find the program; install its packages where it is missing and we may; otherwise say what to type."""
    found = find()
    if not found and may_install():
        install(what, packages)
        found = find()
    if not found:
        raise Refusal(
            f"The tests need {what}, which is not here. On Debian, as root: "
            f"apt-get update && apt-get install {' '.join(packages)}"
        )
    return found


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(what: str, packages: Sequence[str]) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if not _updated:
        run(Step("Reading Debian's package lists.", ["apt-get", "update"], "apt-update", variables=quiet))
        _updated.append(True)
    run(
        Step(
            f"Installing {what} from Debian's packages.",
            ["apt-get", "install", "--yes", "--no-install-recommends", *packages],
            f"apt-{packages[0]}",
            variables=quiet,
        )
    )
