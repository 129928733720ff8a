"""What to say after the tests: the slowest parts, and every skip that was not agreed on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from xml.etree import ElementTree

from install import timing
from install.places import REPORTS, ROOT
from install.telling import duration, tell

ALLOWED_SKIPS = ROOT / ".ci" / "skips.txt"
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
    """Print the skips that are not on the list; 1 when there is one, or when no test ran at all, and else 0."""
    tests, skips = read_tests()
    allowed = patterns()
    unexpected = [skip for skip in skips if not any(fnmatchcase(skip.test, pattern) for pattern in allowed)]
    tell(f"Tests that ran or were skipped: {len(tests)}. Skips: {len(skips)}, not on the list: {len(unexpected)}.")
    for skip in unexpected:
        tell(f"  skipped on {skip.where}: {skip.test}: {skip.reason}")
    if not tests:
        tell("No test ran.")
    return int(bool(unexpected) or not tests)


def patterns() -> list[str]:
    """The ids in .ci/skips.txt; what follows a # is the reason."""
    lines = ALLOWED_SKIPS.read_text().splitlines() if ALLOWED_SKIPS.exists() else []
    return [line.partition("#")[0].strip() for line in lines if line.partition("#")[0].strip()]


def read_parts() -> Iterator[tuple[str, float]]:
    yield from timing.parts
    for file in sorted(REPORTS.glob("*.parts.json")):
        yield from json.loads(file.read_text())


def read_tests() -> tuple[list[tuple[str, float]], list[Skip]]:
    tests: list[tuple[str, float]] = []
    skips: list[Skip] = []
    for file in sorted(REPORTS.glob("*.xml")):
        for case in ElementTree.parse(file).iter("testcase"):  # noqa: S314 - pytest wrote it a moment ago
            test = f"{case.get('classname')}::{case.get('name')}"
            tests.append((f"{test} ({file.stem})", float(case.get("time", "0"))))
            skipped = case.find("skipped")
            if skipped is not None:
                skips.append(Skip(test, file.stem, skipped.get("message", "")))
    return tests, skips
