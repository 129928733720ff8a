"""Whatever a region holds, its worklist is what the rules say, told here once more in plain Python."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coalitions.models import Confirmation, Question
from coalitions.review import doors
from desk.models import Snoozed
from desk.worklist.kinds import Kind
from desk.worklist.listing import worklist
from desk.worklist.rows import EVERYWHERE
from practices.models import PracticePage, Seen
from tests.cast import Cast, a_practice, fresh, rewrite
from tests.desk import work

STATES = ("concept", "wacht", "opnieuw", "gevraagd", "openbaar", "gewijzigd", "gewijzigd en wacht", "offline")
PUBLIC = {"openbaar", "gewijzigd", "gewijzigd en wacht"}
DAYS = st.none() | st.sampled_from([-800, -92, -91, -90, -89, -1, 0, 1, 89, 90, 91, 400])
AGO = st.none() | st.sampled_from([0, 9, 10, 11, 89, 90, 100])


@dataclass(frozen=True)
class Practice:
    """What a generated practice is. Days before or after today; None is without."""

    place: str
    state: str
    confirmed_months_ago: int | None
    recognised_until: int | None
    looked_at: int | None
    measured: str
    asked_ago: int | None
    answered: bool
    put_off: bool

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC


PRACTICES = st.lists(
    st.builds(
        Practice,
        place=st.sampled_from(["overvecht", "zuilen", "enschede"]),
        state=st.sampled_from(STATES),
        confirmed_months_ago=st.none() | st.sampled_from([0, 13, 14, 15]),
        recognised_until=DAYS,
        looked_at=st.none() | st.sampled_from([0, 729, 732, 900]),
        measured=st.sampled_from(["niet", "ongezien", "gezien", "veranderd"]),
        asked_ago=AGO,
        answered=st.booleans(),
        put_off=st.booleans(),
    ),
    max_size=4,
)


def rules(practice: Practice, today: date) -> set[Kind]:
    """What of this practice stands in the list."""
    ended = practice.recognised_until is not None and practice.recognised_until < 90
    two_years = (today - (today - relativedelta(years=2))).days
    old = practice.looked_at is not None and practice.looked_at >= two_years
    months = practice.confirmed_months_ago
    asked = practice.asked_ago is not None and 10 <= practice.asked_ago < 90 and not practice.answered
    said = {
        Kind.REVIEW: practice.state in ("wacht", "gewijzigd en wacht"),
        Kind.ANSWERED: practice.state == "opnieuw",
        Kind.CHANGED: practice.state == "gewijzigd",
        Kind.RECOGNITION: practice.is_public and ended,
        Kind.RELATION: practice.is_public and old,
        Kind.MEASUREMENT: practice.is_public and practice.measured in ("ongezien", "veranderd"),
        Kind.STALE: practice.is_public and months is not None and months >= 15,
        Kind.QUESTION: asked,
    }
    return {kind for kind, stands in said.items() if stands}


def make(cast: Cast, practice: Practice, title: str, today: date) -> None:
    page = write(cast, practice.state, fresh(getattr(cast, practice.place)), title)
    if practice.confirmed_months_ago is not None:
        held = today - relativedelta(months=practice.confirmed_months_ago)
        Confirmation.objects.update_or_create(page_id=page.pk, defaults={"on": held})
    if practice.recognised_until is not None:
        work.recognised(page, today + timedelta(days=practice.recognised_until))
    if practice.looked_at is not None:
        work.related(cast, page, today - timedelta(days=practice.looked_at), work.source(cast, title=f"Bij {title}"))
    if practice.asked_ago is not None:
        moment = timezone.now() - timedelta(days=practice.asked_ago, minutes=1)
        Question.objects.create(
            page_id=page.pk,
            title=title,
            sent_to="leden",
            asked_at=moment,
            answered_at=timezone.now() if practice.answered else None,
        )
    measure(cast, page, practice.measured)


def measure(cast: Cast, page: PracticePage, measured: str) -> None:
    if measured == "niet":
        return
    row = work.measured(page)
    if measured != "ongezien":
        Seen.objects.create(practice=page, fingerprint=row.fingerprint, verdict="gezien", by=cast.bram)
    if measured == "veranderd":
        row.result = "Toch niet."
        row.save()


def write(cast: Cast, state: str, coalition: Any, title: str) -> PracticePage:
    """A practice in this state."""
    page = a_practice(coalition, cast.amina, title)
    if state in PUBLIC or state == "offline":
        page.get_latest_revision().publish()
    if state == "offline":
        fresh(page).unpublish()
    if state.startswith("gewijzigd"):
        rewrite(page, cast.amina, "Anders.")
    if state in ("wacht", "opnieuw", "gevraagd", "gewijzigd en wacht"):
        doors.submit(fresh(page), cast.sam)
    if state in ("opnieuw", "gevraagd"):
        doors.ask_change(fresh(page), cast.sam, "Wat kost het?")
    if state == "opnieuw":
        doors.submit(fresh(page), cast.sam)
    return fresh(page)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(practices=PRACTICES)
def test_the_worklist_is_what_the_rules_say(cast: Cast, practices: list[Practice]) -> None:
    today, now = timezone.localdate(), timezone.now()
    with undone():
        for number, practice in enumerate(practices):
            make(cast, practice, f"Praktijk {number}", today)
        put_off = {f"Praktijk {number}" for number, practice in enumerate(practices) if practice.put_off}
        for found in worklist(EVERYWHERE, now).rows(0, 100):
            if found.called in put_off:
                Snoozed.objects.create(key=found.key, until=today + timedelta(days=3), reason="Later")
        for paths, here in (
            ((cast.utrecht.path,), {"overvecht", "zuilen"}),
            ((cast.twente.path,), {"enschede"}),
            ((cast.zuilen.path,), {"zuilen"}),
            (EVERYWHERE, {"overvecht", "zuilen", "enschede"}),
        ):
            expected = {
                (kind, f"Praktijk {number}", practice.put_off)
                for number, practice in enumerate(practices)
                if practice.place in here
                for kind in rules(practice, today)
            }
            compare(worklist(paths, now), expected)


def compare(listed: Any, expected: set[tuple[Kind, str, bool]]) -> None:
    rows = listed.rows(0, 100)
    shown = [(found.kind, found.called, False) for found in rows]
    hidden = [(found.kind, found.called, True) for found, _reason in listed.put_off()]
    assert len(shown) == len(set(shown))
    assert {*shown, *hidden} == expected
    assert listed.counts == {kind: n for kind in Kind if (n := sum(row[0] == kind for row in shown))}
    assert rows == sorted(rows, key=lambda found: (found.rank, found.since, found.row))
    assert [*listed.rows(0, 2), *listed.rows(2, 3), *listed.rows(3, 7), *listed.rows(7, 100)] == rows
