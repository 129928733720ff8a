"""Processes of ours that must not outlive us."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1


def with_parent(sign: signal.Signals) -> Callable[[], None] | None:
    """For Popen's preexec_fn: the kernel sends the child this signal when we die, also by kill -9.

    Only Linux can; elsewhere None, and the ordinary end of this program stops the child.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def follow() -> None:
        prctl(PR_SET_PDEATHSIG, int(sign))
        if os.getppid() != parent:  # we died before the line above
            os._exit(1)

    return follow


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def stop_group(process: subprocess.Popen[bytes], sign: signal.Signals, patience: float) -> None:
    """Signal the whole group of a process that leads one, and kill what is left after `patience` seconds."""
    signal_group(process.pid, sign)
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    signal_group(process.pid, signal.SIGKILL)
    process.wait()


def signal_group(group: int, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, sign)


def number_in(file: Path) -> int | None:
    """The number on the file's first line, if there is one to read."""
    try:
        return int(file.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None
