"""The worker as a process: killed in the middle, nothing is lost."""

import signal
import time
from pathlib import Path

import pytest

from tests.patience import until
from tests.search.running import PATIENCE, copy_of, manage, shell, worker

MANY = 250
COPIES = f"""
from practices.models import PracticePage
from wagtail.signal_handlers import disable_reference_index_auto_update
first = PracticePage.objects.first()
with disable_reference_index_auto_update():
    for number in range({MANY}):
        page = PracticePage(title=f"Koor {{number}}", summary="Zingen", compiled=True)
        first.get_parent().add_child(instance=page)
"""
WAITING = "from search.models import Ticket; print(Ticket.objects.count())"


def until_first_batch(folder: Path) -> None:
    """Until the index grows: the worker is then in the middle."""
    search = folder / "search"
    manifest = search / (search / "current").read_text().strip() / "manifest.json"
    known, deadline = manifest.stat().st_mtime_ns, time.monotonic() + PATIENCE
    while manifest.stat().st_mtime_ns == known:
        assert time.monotonic() < deadline, "the worker did nothing"
        time.sleep(0.002)


def work_off(folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while int(shell(folder, WAITING)):
        assert time.monotonic() < deadline, (folder / "worker.log").read_text()
        time.sleep(0.5)


@pytest.mark.parametrize("wait", [0.0, 0.05])
def test_killed_in_the_middle_of_a_batch_nothing_is_lost(filled: Path, tmp_path: Path, wait: float) -> None:
    folder = copy_of(filled, tmp_path / "var")
    assert int(shell(folder, COPIES + WAITING)) >= MANY
    with worker(folder) as process:
        until_first_batch(folder)
        time.sleep(wait)
        process.kill()
        assert process.wait(PATIENCE) == -signal.SIGKILL
    with worker(folder) as process:
        work_off(folder)
        # Where the first had finished everything nobody waited for the second, and it must hear the signal.
        until(lambda: (folder / "worker.log").read_text().count("The worker runs") == 2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    manage(folder, "search_audit")
