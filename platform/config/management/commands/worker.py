"""The one process that does all that waits."""

import logging
import signal
import threading
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections

from foundation.chores import REGISTERED, Chore

log = logging.getLogger("config")
LOOK_EVERY = 1.0  # seconds


class Command(BaseCommand):
    """Do every registered chore when it is due, and publish what is scheduled; SIGTERM ends it between two chores."""

    help = "Work off what waits: search tickets, scheduled publication and the chores of the apps."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        log.info("The worker runs: %s.", ", ".join(REGISTERED))
        work(stop)
        log.info("The worker stopped.")


def work(stop: threading.Event) -> None:
    """Until told to stop. A chore that fails is logged and tried again when it is next due."""
    due: dict[str, float] = {}
    aside: dict[str, threading.Thread] = {}
    while not stop.is_set():
        for chore in REGISTERED.values():
            if not stop.is_set() and time.monotonic() >= due.get(chore.name, 0.0):
                _start(chore, aside)
                due[chore.name] = time.monotonic() + chore.every.total_seconds()
        stop.wait(LOOK_EVERY)
    for thread in aside.values():
        thread.join()


def _start(chore: Chore, aside: dict[str, threading.Thread]) -> None:
    """Do it here, or in a thread where none still does it."""
    if not chore.aside:
        _do(chore)
        return
    if chore.name not in aside or not aside[chore.name].is_alive():
        aside[chore.name] = threading.Thread(target=_do_aside, args=[chore], name=chore.name)
        aside[chore.name].start()


def _do_aside(chore: Chore) -> None:
    try:
        _do(chore)
    finally:
        connections.close_all()


def _do(chore: Chore) -> None:
    close_old_connections()
    try:
        chore.work()
    except Exception:
        log.exception("The chore “%s” failed; it is tried again.", chore.name)
