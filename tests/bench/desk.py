"""The desk of a coordinator with 40 coalitions and 2,000 practices against that of one with 20 practices.

    python tests/bench/desk.py

Ratios within one run, on a database in memory: the desk with many must take at most twice as long as with few.
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

    from coalitions.models import CoalitionPage
    from tests.cast import PERSONS, a_cast
    from tests.people import log_in

    cast = a_cast()
    bram, carla = Client(), Client()
    log_in(bram, PERSONS["bram"])
    log_in(carla, PERSONS["carla"])
    with transaction.atomic():
        fill(cast.enschede, cast, FEW)
        for number in range(COALITIONS):
            page = CoalitionPage(title=f"Coalitie {number}", slug=f"coalitie-{number}")
            region = type(cast.utrecht).objects.get(pk=cast.utrecht.pk)
            fill(region.add_child(instance=page), cast, MANY // COALITIONS)
    few, many = alternately(carla, bram)
    ratio = statistics.median(many) / statistics.median(few)
    sys.stdout.write(f"the desk with {FEW} practices:    {statistics.median(few) * 1000:6.0f} ms" + "\n")
    sys.stdout.write(
        f"the desk with {MANY} practices:  {statistics.median(many) * 1000:6.0f} ms, {ratio:.2f} times as long" + "\n"
    )
    return int(ratio > MOST_RATIO)


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
    for client in (first, second):
        assert client.get("/beheer/").status_code == 200
    for _round in range(ROUNDS):
        for client, taken in zip((first, second), times, strict=True):
            start = time.perf_counter()
            client.get("/beheer/")
            taken.append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    sys.exit(main())
