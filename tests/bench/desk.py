"""The desk and the explorer of a coordinator with 40 coalitions and 2,000 practices against those of one with 40
coalitions and 20 practices; then the worklist of a region with 60 coalitions and 3,000 practices, and that of the whole
country, against that of a region with 60 coalitions and 30 practices.

    python tests/bench/desk.py

Ratios within one run, on a database in memory: with many a page must take at most twice as long as with few, and the
worklist of the whole country at most four times.
"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
FEW, MANY, COALITIONS = 20, 2_000, 40
MORE_FEW, MORE_MANY, MORE_COALITIONS = 10, 1_000, 20
"""Added for the worklist."""
ROUNDS = 25
MOST_RATIO, MOST_RATIO_NATIONAL = 2.0, 4.0
WORKLIST = "/beheer/werklijst/"


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
    bram, carla, nadia = Client(), Client(), Client()
    for client, name in ((bram, "bram"), (carla, "carla"), (nadia, "nadia")):
        log_in(client, PERSONS[name])
    with transaction.atomic():
        few, *_empty = coalitions_in(cast.twente, COALITIONS)
        fill(few, cast, FEW)
        many = coalitions_in(cast.utrecht, COALITIONS)
        for coalition in many:
            fill(coalition, cast, MANY // COALITIONS)
    slow = 0
    for name, few_at, many_at in (
        ("the desk", "/beheer/", "/beheer/"),
        ("the explorer of a region", explorer(cast.twente), explorer(cast.utrecht)),
        ("the explorer of a coalition", explorer(few), explorer(many[0])),
    ):
        slow += too_slow(name, *alternately((carla, few_at), (bram, many_at)))
    with transaction.atomic():
        for region, more in ((cast.twente, MORE_FEW), (cast.utrecht, MORE_MANY)):
            fill(coalitions_in(region, MORE_COALITIONS, COALITIONS)[0], cast, more)
        give_work(cast)
    for name, client, most in (
        ("the worklist of a region", bram, MOST_RATIO),
        ("the worklist of the whole country", nadia, MOST_RATIO_NATIONAL),
    ):
        times = alternately((carla, WORKLIST), (client, WORKLIST))
        slow += too_slow(name, *times, FEW + MORE_FEW, MANY + MORE_MANY, most)
    return int(slow > 0)


def give_work(cast):
    """Every practice has its codes; one in three waits for a confirmation, one in five has a recognition that ends, and
    one in seven a measurement that nobody saw.
    """
    from datetime import timedelta

    from django.utils import timezone

    from evidence.loading import load
    from evidence.models import Recognition, RecognitionLevel, Register
    from practices.models import Measurement, PracticeDomain, PracticePage
    from vocabularies.models import Domain, Term, Vocabulary

    load()
    today, register, level = timezone.localdate(), Register.objects.first(), RecognitionLevel.objects.first()
    domains, sectors = list(Domain.objects.all()), list(Term.objects.filter(vocabulary=Vocabulary.SECTOR))
    pages = list(PracticePage.objects.order_by("pk").values_list("pk", flat=True))
    old = PracticePage.objects.filter(pk__in=pages[::3])
    old.update(compiled=False)
    old.update(last_published_at=timezone.now() - timedelta(days=600))
    PracticeDomain.objects.bulk_create(
        PracticeDomain(content_object_id=pk, tag=domains[at % len(domains)]) for at, pk in enumerate(pages)
    )
    through = PracticePage.sectors.through
    through.objects.bulk_create(
        through(practicepage_id=pk, term_id=sectors[at % len(sectors)].pk) for at, pk in enumerate(pages)
    )
    years_ago = today - timedelta(days=1500)
    Recognition.objects.bulk_create(
        Recognition(
            practice_id=pk, register=register, level=level, approach="A", recognised_on=years_ago, expires_on=today
        )
        for pk in pages[::5]
    )
    Measurement.objects.bulk_create(Measurement(practice_id=pk, what="B", fingerprint="0") for pk in pages[::7])


def coalitions_in(region, how_many, first=0):
    """So many coalitions without a practice, numbered from the first."""
    from coalitions.models import CoalitionPage

    made = []
    for number in range(first, first + how_many):
        page = CoalitionPage(title=f"Coalitie {number}", slug=f"coalitie-{number}")
        made.append(type(region).objects.get(pk=region.pk).add_child(instance=page))
    return made


def explorer(page):
    return f"/beheer/pages/{page.pk}/"


def too_slow(name, few, many, least_practices=FEW, most_practices=MANY, most_ratio=MOST_RATIO):
    """Say it, and whether it is."""
    least, most = statistics.median(few) * 1000, statistics.median(many) * 1000
    ratio = most / least
    sys.stdout.write(
        f"{name}: {least:.0f} ms with {least_practices} practices, {most:.0f} ms with {most_practices}, "
        f"{ratio:.2f} times as long\n"
    )
    return ratio > most_ratio


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
