"""The agenda with 5,000 meetings against the same with 50: the list, the archive, a month as a table, and what calendar
programs get; with an index in a folder and a database in memory.

    python tests/bench/agenda.py

Ratios within one run: with many a page must take at most twice as long as with few. Calendars grow with what is in
them, so they are measured by the meeting.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
FEW, MANY = 50, 5_000
ROUNDS = 25
MOST_RATIO = 2.0
PAGES = {
    "the agenda": "/agenda/",
    "its archive": "/agenda/?wanneer=voorbij",
    "a month as a table": "/agenda/?toon={month}",
    "words and filters": "/agenda/?q=leren&regio=twente&bijeenkomstsoort=webinar",
}
CALENDAR = "/agenda/agenda.ics"


def main() -> int:
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.conf import settings
    from django.test.utils import get_runner, setup_test_environment

    setup_test_environment()
    databases = get_runner(settings)(verbosity=0).setup_databases()
    try:
        with tempfile.TemporaryDirectory() as folder:
            settings.SEARCH_DIR = Path(folder)
            return measure()
    finally:
        get_runner(settings)(verbosity=0).teardown_databases(databases)


def measure() -> int:
    """Both sizes after one another: one database holds one agenda."""
    from django.utils import timezone

    from home.preparing import the_agenda
    from tests.cast import a_cast

    cast = a_cast()
    the_agenda(cast.home)
    month = f"{timezone.localdate():%Y-%m}"
    few = of_a_size(cast, FEW, month)
    many = of_a_size(cast, MANY - FEW, month)
    slow = sum(too_slow(name, few[name], many[name]) for name in PAGES)
    calendars(few[CALENDAR], many[CALENDAR])
    return int(slow > 0)


def of_a_size(cast, more, month):
    """The times of each page once there are so many more meetings."""
    from django.db import transaction
    from django.test import Client

    from search.indexing import rebuild
    from tests.events.many import many

    with transaction.atomic():
        many(cast.twente, more)
    rebuild()
    client = Client()
    addresses = {name: address.format(month=month) for name, address in PAGES.items()} | {CALENDAR: CALENDAR}
    times = {name: [] for name in addresses}
    for address in addresses.values():
        assert client.get(address).status_code == 200
    for _round in range(ROUNDS):
        for name, address in addresses.items():
            start = time.perf_counter()
            answer = client.get(address)
            times[name].append((time.perf_counter() - start, answer.content.count(b"BEGIN:VEVENT")))
    return times


def too_slow(name, few, many):
    """Say it, and whether it is."""
    least, most = (statistics.median(seconds for seconds, _ in taken) * 1000 for taken in (few, many))
    ratio = most / least
    sys.stdout.write(
        f"{name}: {least:.0f} ms with {FEW} meetings, {most:.0f} ms with {MANY}, {ratio:.2f} times as long\n"
    )
    return ratio > MOST_RATIO


def calendars(few, many):
    for taken in (few, many):
        seconds, meetings = statistics.median(seconds for seconds, _ in taken), taken[0][1]
        sys.stdout.write(
            f"a calendar of {meetings} meetings: {seconds * 1000:.0f} ms, {seconds / meetings * 1000:.2f} ms for each\n"
        )


if __name__ == "__main__":
    sys.exit(main())
