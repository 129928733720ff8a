"""Who gets a seat, whatever people do and whenever: never too many, the queue in order, each mail once."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from coalitions.refusal import Refused
from events import seats
from events.models import HOLDING, LIVING, EventPage, SignUp, Stage
from mail.models import Message
from tests.events.meetings import a_meeting, a_wish

pytestmark = pytest.mark.database
NAMES = st.sampled_from([f"gast{number}" for number in range(12)])
NOW = datetime.fromisoformat("2026-03-02T09:00:00+01:00")


class Meeting(RuleBasedStateMachine):
    """Twelve people and one organiser, who do anything in any order."""

    region: Any

    @initialize(number=st.integers(1, 4))
    def begin(self, number: int) -> None:
        SignUp.objects.all().delete()
        Message.objects.all().delete()
        EventPage.objects.all().delete()
        self.now = NOW
        region = type(self.region).objects.get(pk=self.region.pk)
        self.event = a_meeting(region, seats=number, now=NOW)
        self.seats = number
        self.waited: list[int] = []
        self.asked_again: Counter[int] = Counter()

    def row(self, name: str) -> SignUp | None:
        return self.event.sign_ups.filter(email=a_wish(name).email).order_by("-pk").first()

    @rule(name=NAMES)
    def sign_up(self, name: str) -> None:
        before = self.row(name)
        living = before is not None and before.stage in LIVING and not self.is_late(before)
        made = seats.sign_up(self.event, a_wish(name), self.now)
        assert not living or made == before
        self.asked_again[made.pk] += living

    def is_late(self, row: SignUp) -> bool:
        return row.until is not None and row.until <= self.now

    @rule(name=NAMES)
    def confirm(self, name: str) -> None:
        row = self.row(name)
        if row is None:
            return
        in_time = row.stage in HOLDING and not self.is_late(row)
        try:
            found = seats.confirm(row, self.now)
        except Refused:
            assert row.stage == Stage.CANCELLED
            return
        assert found.stage in {Stage.CONFIRMED, Stage.WAITING, Stage.OFFERED}
        assert not in_time or found.stage == Stage.CONFIRMED

    @rule(name=NAMES)
    def cancel(self, name: str) -> None:
        row = self.row(name)
        if row is None:
            return
        found = seats.cancel(row, self.now)
        assert found.stage in {Stage.CANCELLED, Stage.LAPSED}

    @rule(minutes=st.sampled_from([1, 29, 31, 60 * 24, 60 * 49]))
    def time_passes(self, minutes: int) -> None:
        if self.now + timedelta(minutes=minutes) < self.event.starts_at:
            self.now += timedelta(minutes=minutes)

    @rule()
    def the_worker_comes_by(self) -> None:
        for event in seats.with_something_lapsed(self.now):
            seats.settled(event, self.now)

    @rule(number=st.integers(1, 6))
    def resize(self, number: int) -> None:
        try:
            seats.resize(self.event, number, self.now)
        except Refused as refused:
            said = str(refused)
        else:
            self.seats = number
            return
        too_many = seats.taken(self.event) - number
        assert too_many > 0
        assert str(too_many) in said

    @rule(name=NAMES)
    def add_by_hand(self, name: str) -> None:
        try:
            row = seats.add_by_hand(self.event, a_wish(name), self.now)
        except Refused:
            return
        assert row.stage == Stage.CONFIRMED

    @invariant()
    def there_are_never_more_than_seats(self) -> None:
        held = self.event.sign_ups.filter(stage__in=HOLDING)
        assert held.count() <= self.seats

    @invariant()
    def who_waited_longest_is_next(self) -> None:
        """Nobody who waits stood in the queue before somebody who was offered a seat from it since."""
        waits = list(self.event.sign_ups.filter(stage=Stage.WAITING).order_by("queued_at", "pk"))
        ranks = [row.pk for row in waits]
        stayed = [pk for pk in self.waited if pk in ranks]
        assert stayed == ranks[: len(stayed)]
        called = [pk for pk in self.waited if pk not in ranks and SignUp.objects.get(pk=pk).stage == Stage.OFFERED]
        assert all(self.waited.index(pk) < self.waited.index(other) for pk in called for other in stayed)
        self.waited = ranks

    @invariant()
    def no_seat_is_empty_while_somebody_waits(self) -> None:
        waits = self.event.sign_ups.filter(stage=Stage.WAITING).exists()
        assert not waits or seats.taken(self.event) == self.seats or self.somebody_is_late()

    def somebody_is_late(self) -> bool:
        return self.event.sign_ups.filter(stage__in=seats.PASSING, until__lte=self.now).exists()

    @invariant()
    def an_address_comes_once(self) -> None:
        living = Counter(seats.living(self.event).values_list("email", flat=True))
        assert not living or max(living.values()) == 1

    @invariant()
    def nobody_is_mailed_twice(self) -> None:
        """One mail for each that a row counts, and none says what the one before it said, but where somebody signed up
        once more.
        """
        said: dict[int, list[str]] = {}
        for key, subject in Message.objects.order_by("pk").values_list("key", "subject"):
            said.setdefault(int(key.split(":")[2]), []).append(subject)
        assert {pk: len(subjects) for pk, subjects in said.items()} == dict(
            self.event.sign_ups.values_list("pk", "mails")
        )
        for pk, subjects in said.items():
            assert sum(one == other for one, other in pairwise(subjects)) <= self.asked_again[pk]


@pytest.mark.django_db
def test_whatever_people_do(cast: Any) -> None:
    Meeting.region = cast.utrecht
    run_state_machine_as_test(
        Meeting,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
