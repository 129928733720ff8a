"""Two hundred people at once on fifty seats: run by `manage.py shell`, on a database that many connections reach.

Everybody comes by the forms of the site, each in a thread with a connection of its own; meanwhile somebody counts. What
was seen is printed as JSON. `RUSH_AT_ONCE` says how many come at the same moment, if not fifty.
"""

import json
import os
import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.core import signing
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalitions.incoming.robots import SALT
from coalitions.models import RegionPage
from events.models import HOLDING, EventPage, SignUp, Stage
from events.notices import own_url
from mail.models import Message
from tests.events.meetings import a_meeting
from tests.factories import a_site

PEOPLE, SEATS = 200, 50
AT_ONCE = int(os.environ.get("RUSH_AT_ONCE", "50"))
SLOWEST: list[float] = []
"""Of each rush the slowest answer, in medians of that rush."""


def client(number: int) -> Client:
    return Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250 + 1}", SERVER_NAME="localhost")


def signs_up(event: EventPage, number: int) -> int:
    begun = signing.dumps((timezone.now() - timedelta(seconds=60)).timestamp(), salt=SALT)
    form = {"naam": f"Gast {number}", "organisatie": "School", "email": f"gast{number}@example.org", "begonnen": begun}
    return client(number).post(reverse("sign-up", args=[event.pk]), form, secure=True).status_code


def answers(row: SignUp, word: str) -> int:
    return client(row.pk).post(own_url(row), {"doen": word}, secure=True).status_code


def at_once(do, many) -> list[int]:
    """All of them, `AT_ONCE` at a time; the connection of each is closed."""

    def one(each) -> tuple[int, float]:
        start = time.perf_counter()
        try:
            return do(each), time.perf_counter() - start
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(one, many))
    times = [seconds for _status, seconds in answers]
    SLOWEST.append(max(times) / statistics.median(times))
    return sorted({status for status, _seconds in answers})


class Counting(threading.Thread):
    """How many seats were held or confirmed, at most, as long as it is open."""

    def __init__(self, event: EventPage) -> None:
        super().__init__(daemon=True)
        self.event, self.most, self.over = event, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.01):
            self.most = max(self.most, self.event.sign_ups.filter(stage__in=HOLDING).count())
        connection.close()


def stages(event: EventPage) -> dict[str, int]:
    return {stage.value: event.sign_ups.filter(stage=stage).count() for stage in Stage}


def rush() -> dict[str, object]:
    region = a_site().add_child(instance=RegionPage(title="Utrecht", slug="utrecht"))
    event = a_meeting(region, seats=SEATS)
    counting = Counting(event)
    counting.start()
    seen: dict[str, object] = {"signing up": at_once(lambda number: signs_up(event, number), range(PEOPLE))}
    seen["signed up"] = stages(event)
    seen["confirming"] = at_once(lambda row: answers(row, "bevestigen"), list(event.sign_ups.all()))
    seen["confirmed"] = stages(event)
    first = list(event.sign_ups.filter(stage=Stage.CONFIRMED)[:20])
    waits = list(event.sign_ups.filter(stage=Stage.WAITING).order_by("queued_at", "pk").values_list("pk", flat=True))
    seen["cancelling"] = at_once(lambda row: answers(row, "afmelden"), first)
    seen["cancelled"] = stages(event)
    offered = set(event.sign_ups.filter(stage=Stage.OFFERED).values_list("pk", flat=True))
    seen["offered to the first"] = offered == set(waits[:20])
    seen["at most"] = (counting.over.set(), counting.join(), counting.most)[-1]
    seen["mails"] = Message.objects.count() - Message.objects.values("key").distinct().count()
    seen["seats"], seen["slowest"] = SEATS, SLOWEST
    return seen


sys.stdout.write(json.dumps(rush()))
