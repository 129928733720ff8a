"""Elastic's own build of the server for integration tests: fetched once by Maven, unpacked for every run."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from install import debian
from install.running import Step, run
from install.telling import Refusal

VERSION = "8.19.20"
GROUP = "org.elasticsearch.distribution.integ-test-zip"
SIZE = 106_863_786  # bytes
# By its full name, or else Maven takes the newest there happens to be.
FETCH = "org.apache.maven.plugins:maven-dependency-plugin:2.8:get"


def repository() -> Path:
    """Maven's folder for what it fetched, which is our cache: the zip is fetched once for all clones."""
    return Path.home() / ".m2" / "repository"


def fetched() -> Path:
    """The zip, fetched where it is not there yet; raises Refusal where it can't be."""
    folder = repository().joinpath(*GROUP.split("."), "elasticsearch", VERSION)
    build = folder / f"elasticsearch-{VERSION}.zip"
    if not build.exists():
        fetch(folder)
    return build


def fetch(folder: Path) -> None:
    maven = debian.need("Maven", debian.maven, ["maven"])
    # -U: what Maven did not find an hour ago it looks for again.
    command: list[str | Path] = [maven, "--quiet", "--batch-mode", "-U", FETCH, f"-Dmaven.repo.local={repository()}"]
    wanted = [f"-Dartifact={GROUP}:elasticsearch:{VERSION}:zip", "-Dtransitive=false"]
    run(
        Step(
            f"Fetching Elasticsearch {VERSION} for the tests (107 MB, once).",
            [*command, *wanted],
            "elasticsearch",
            measure=lambda _: min(sum(sizes(folder)) / SIZE, 1.0),
        )
    )


def sizes(folder: Path) -> Iterator[int]:
    """What has come in so far, in bytes: Maven writes beside the name that the file is to have."""
    for file in folder.glob("*.zip*"):
        try:
            yield file.stat().st_size
        except FileNotFoundError:  # renamed meanwhile
            continue


def unpack(build: Path, folder: Path, owner: str | None) -> Path:
    """Unpack it into the folder, give it to the owner, and return its home."""
    try:
        with zipfile.ZipFile(build) as packed:
            packed.extractall(folder)
    except zipfile.BadZipFile as damaged:
        raise Refusal(f"{build} is damaged. Remove it and try again: it is then fetched anew.") from damaged
    home = folder / f"elasticsearch-{VERSION}"
    for program in (home / "bin").iterdir():
        program.chmod(0o755)
    if owner is not None:
        for part in (folder, *folder.rglob("*")):
            shutil.chown(part, owner)
    return home
