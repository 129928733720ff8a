"""The desk and the explorer of a coordinator with 40 coalitions and 2,000 practices against those of one with 40
coalitions and 20 practices.

    python tests/bench/desk.py

Ratios within one run, on a database in memory: with many a page must take at most twice as long as with few.
"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
FEW, MANY, COALITIONS = 20, 2_000, 40
ROUNDS = 25
MOST_RATIO = 2.0


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
        return measure()
    finally:
        get_runner(settings)(verbosity=0).teardown_databases(databases)


def measure() -> int:
    from django.db import transaction
    from django.test import Client

    from tests.cast import PERSONS, a_cast
    from tests.people import log_in

    cast = a_cast()
    bram, carla = Client(), Client()
    log_in(bram, PERSONS["bram"])
    log_in(carla, PERSONS["carla"])
    with transaction.atomic():
        few, *_empty = coalitions_in(cast.twente)
        fill(few, cast, FEW)
        many = coalitions_in(cast.utrecht)
        for coalition in many:
            fill(coalition, cast, MANY // COALITIONS)
    slow = 0
    for name, few_at, many_at in (
        ("the desk", "/beheer/", "/beheer/"),
        ("the explorer of a region", explorer(cast.twente), explorer(cast.utrecht)),
        ("the explorer of a coalition", explorer(few), explorer(many[0])),
    ):
        slow += too_slow(name, *alternately((carla, few_at), (bram, many_at)))
    return int(slow > 0)


def coalitions_in(region):
    """Forty coalitions without a practice."""
    from coalitions.models import CoalitionPage

    made = []
    for number in range(COALITIONS):
        page = CoalitionPage(title=f"Coalitie {number}", slug=f"coalitie-{number}")
        made.append(type(region).objects.get(pk=region.pk).add_child(instance=page))
    return made


def explorer(page):
    return f"/beheer/pages/{page.pk}/"


def too_slow(name, few, many):
    """Say it, and whether it is."""
    least, most = statistics.median(few) * 1000, statistics.median(many) * 1000
    ratio = most / least
    sys.stdout.write(
        f"{name}: {least:.0f} ms with {FEW} practices, {most:.0f} ms with {MANY}, {ratio:.2f} times as long\n"
    )
    return ratio > MOST_RATIO


def fill(coalition, cast, count):
    """One in ten waits for a review, half of the others are public."""
    from coalitions.models import RegionReviewTask
    from practices.models import PracticePage

    for number in range(count):
        page = PracticePage(title=f"Praktijk {number}", slug=f"p-{number}", summary="Zingen.", live=bool(number % 2))
        page.compiled = True
        parent = type(coalition).objects.get(pk=coalition.pk)
        parent.add_child(instance=page)
        page.save_revision(user=cast.sam, clean=False)
        if number % 10 == 0:
            page.get_workflow().start(page, cast.sam)
    assert RegionReviewTask.objects.exists()


def alternately(first, second):
    """The times of both, taken in turn, so that a busy moment of the machine hits both."""
    times = ([], [])
    for client, address in (first, second):
        assert client.get(address).status_code == 200
    for _round in range(ROUNDS):
        for (client, address), taken in zip((first, second), times, strict=True):
            start = time.perf_counter()
            client.get(address)
            taken.append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    sys.exit(main())
