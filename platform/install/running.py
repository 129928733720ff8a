"""Run one step of the set-up as a command of its own, its output kept in a log file."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from install import timing
from install.places import LOGS, ROOT
from install.telling import Line, Refusal

LOOK_EVERY = 0.2  # seconds between two looks at how far a step is
TAIL_LINES = 25
NO_NETWORK = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "Failed to establish a new connection",
    "NewConnectionError",
    "Network is unreachable",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "ENETUNREACH",
    "ECONNREFUSED",
    "Temporary failure resolving",
    "Could not transfer artifact",
)


@dataclass(frozen=True)
class Step:
    """A sentence for the person, the command, and a measure of how far it is: its log's text → 0 to 1, or None."""

    sentence: str
    command: Sequence[str | Path]
    name: str
    measure: Callable[[str], float | None] | None = None
    folder: Path = ROOT
    variables: Mapping[str, str] | None = None


def run(step: Step) -> str:
    """Run the step to its end and return what it printed; raises Refusal with the end of that when it fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{step.name}.log"
    line = Line(step.sentence)
    with log.open("w") as output, timing.part(f"set-up: {step.name}"):
        process = subprocess.Popen(
            [str(part) for part in step.command],
            cwd=step.folder,
            env={**os.environ, **(step.variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        wait(process, step, log, line)
    line.close()
    text = log.read_text(errors="replace")
    if process.returncode:
        raise Refusal(explain(step, text, log))
    return text


def wait(process: subprocess.Popen[bytes], step: Step, log: Path, line: Line) -> None:
    try:
        while process.poll() is None:
            line.draw(step.measure(log.read_text(errors="replace")) if step.measure and line.live else None)
            time.sleep(LOOK_EVERY)
    except BaseException:
        process.terminate()
        process.wait()
        raise


def explain(step: Step, text: str, log: Path) -> str:
    if any(sign in text for sign in NO_NETWORK):
        return (
            f"No network: this step fetches packages and can't reach where they come from. "
            f"Look at the connection or the proxy settings and try again. All that was printed: {log}"
        )
    tail = "\n".join(f"    {part}" for part in text.splitlines()[-TAIL_LINES:])
    return f"This step failed ({step.name}). The end of what it printed, all of which is in {log}:\n{tail}"
