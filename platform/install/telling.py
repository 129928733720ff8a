"""What a person sees: one sentence for each step, a bar while it lasts, and one sentence when it can't go on."""

import shutil
import sys
import time
from dataclasses import dataclass, field

BAR_WIDTH = 24


class Refusal(Exception):
    """The set-up can't go on; the text says to a person why, and what to do."""


def speaks_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def tell(sentence: str) -> None:
    print(sentence, flush=True)


def bar(part: float, width: int = BAR_WIDTH) -> str:
    """A bar of `width` signs and the percentage, for a part between 0 and 1."""
    part = min(max(part, 0.0), 1.0)
    full = round(part * width)
    done, left = ("█", "░") if speaks_utf8() else ("#", "-")
    return f"{done * full}{left * (width - full)} {part:4.0%}"


def duration(seconds: float) -> str:
    """1.4 s under a minute, 2:07 from then on."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


@dataclass
class Line:
    """The line of one step: redrawn in a terminal, written once where the output goes to a file or a pipe."""

    sentence: str
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.live = sys.stdout.isatty()
        if self.live:
            self.draw(None)
        else:
            tell(self.sentence)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def draw(self, part: float | None) -> None:
        """Show how far it is; None where nobody knows."""
        if not self.live:
            return
        tail = bar(part) if part is not None else duration(self.seconds)
        self._write(f"{self.sentence}  {tail}")

    def close(self) -> None:
        if self.live:
            self._write(f"{self.sentence}  {duration(self.seconds)}", end="\n")

    def _write(self, text: str, end: str = "") -> None:
        # A line longer than the terminal would wrap, and then can't be redrawn.
        columns = shutil.get_terminal_size().columns - 1
        if len(text) > columns:
            head, _, tail = text.rpartition("  ")
            text = f"{head[: max(columns - len(tail) - 2, 0)]}  {tail}"[:columns]
        print(f"\r\x1b[2K{text}", end=end, flush=True)
