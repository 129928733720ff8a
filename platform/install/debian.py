"""Programs that come from Debian's packages."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from install.running import Step, run
from install.telling import Refusal

POSTGRES_HOMES = Path("/usr/lib/postgresql")
POSTGRES_WANTED = 15
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
