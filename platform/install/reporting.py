"""What to say after the tests: the slowest parts, every skip that was not agreed on, and what did not run at all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from xml.etree import ElementTree

from install import timing
from install.places import REPORTS, ROOT
from install.telling import duration, tell

ALLOWED_SKIPS = ROOT / ".ci" / "skips.txt"
MUST_RUN = ROOT / ".ci" / "must-run.txt"
SLOWEST = 10


@dataclass(frozen=True)
class Skip:
    """A test that did not run: its id, in which pass, and the reason it gave."""

    test: str
    where: str
    reason: str


def forget(*names: str) -> None:
    """Remove the reports of an earlier run, so that they can't be taken for this one's."""
    for name in names:
        for ending in ("xml", "parts.json"):
            (REPORTS / f"{name}.{ending}").unlink(missing_ok=True)


def tell_slowest() -> None:
    """Print the slowest parts: tests, linters and steps of the set-up."""
    tests, _ = read_tests()
    slowest = sorted([*read_parts(), *tests], key=lambda part: -part[1])[:SLOWEST]
    tell(f"\nThe {len(slowest)} slowest parts:")
    for name, seconds in slowest:
        tell(f"  {duration(seconds):>8}  {name}")


def judge_skips() -> int:
    """Print the skips that are not on the list, and what had to run and did not; 0 where there is neither, else 1."""
    tests, skips = read_tests()
    allowed = patterns(ALLOWED_SKIPS)
    unexpected = [skip for skip in skips if not any(fnmatchcase(skip.test, pattern) for pattern in allowed)]
    tell(f"Tests that ran or were skipped: {len(tests)}. Skips: {len(skips)}, not on the list: {len(unexpected)}.")
    for skip in unexpected:
        tell(f"  skipped on {skip.where}: {skip.test}: {skip.reason}")
    missing = list(not_run())
    for sentence in missing:
        tell(sentence)
    if not tests:
        tell("No test ran.")
    return int(bool(unexpected or missing) or not tests)


def not_run() -> Iterator[str]:
    """A sentence for each line of .ci/must-run.txt that no test of its pass answers to, that really ran."""
    for file in sorted(REPORTS.glob("*.xml")):
        ran = [test for test, _, skipped in cases(file) if skipped is None]
        wanted = [line.split() for line in patterns(MUST_RUN)]
        for pattern in (pattern for where, pattern in wanted if where in (file.stem, "both")):
            if not any(fnmatchcase(test, pattern) for test in ran):
                yield f"Not one test like {pattern} ran on {file.stem}, and .ci/must-run.txt says that they must."


def patterns(file: Path) -> list[str]:
    """The ids in the file; what follows a # is the reason."""
    lines = file.read_text().splitlines() if file.exists() else []
    return [line.partition("#")[0].strip() for line in lines if line.partition("#")[0].strip()]


def read_parts() -> Iterator[tuple[str, float]]:
    yield from timing.parts
    for file in sorted(REPORTS.glob("*.parts.json")):
        yield from json.loads(file.read_text())


def read_tests() -> tuple[list[tuple[str, float]], list[Skip]]:
    tests: list[tuple[str, float]] = []
    skips: list[Skip] = []
    for file in sorted(REPORTS.glob("*.xml")):
        for test, seconds, skipped in cases(file):
            tests.append((f"{test} ({file.stem})", seconds))
            if skipped is not None:
                skips.append(Skip(test, file.stem, skipped))
    return tests, skips


def cases(file: Path) -> Iterator[tuple[str, float, str | None]]:
    """Each test of a report: its id, its seconds, and the reason where it was skipped."""
    for case in ElementTree.parse(file).iter("testcase"):  # noqa: S314 - pytest wrote it a moment ago
        skipped = case.find("skipped")
        reason = None if skipped is None else skipped.get("message", "")
        yield f"{case.get('classname')}::{case.get('name')}", float(case.get("time", "0")), reason
