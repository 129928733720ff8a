"""Who gets a seat. There are never more confirmed and held than seats, and who waited longest is next.

Every function here locks the row of the seats first, and so they take turns: on PostgreSQL by that row, on SQLite since
a transaction there begins with the lock on the whole database. What is held or offered until a moment that has passed
is let go before anything is counted.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.refusal import Refused
from events import notices
from events.models import HOLDING, LIVING, EventPage, Seating, SignUp, Stage, State

HELD_FOR = timedelta(minutes=30)
"""How long a seat waits for who signed up to follow the link in the mail."""
OFFERED_FOR = timedelta(hours=48)
HOPES_FOR = timedelta(hours=48)
"""How long a wish to stand in the queue waits for the link to be followed; it holds no seat."""
PASSING = (Stage.HELD, Stage.OFFERED, Stage.HOPES)


@dataclass(frozen=True)
class Wish:
    """Who wants to come, in their own words. `answers`: pairs of a question and what they said."""

    name: str
    organisation: str
    email: str
    role: str = ""
    needs: str = ""
    answers: list[list[str]] = field(default_factory=list)


@transaction.atomic
def sign_up(event: EventPage, wish: Wish, now: datetime) -> SignUp:
    """Hold a seat until the mail is answered, or note a wish to wait; an address that is known gets its mail again.

    Raises Refused when signing up is closed.
    """
    seating = settled(event, now)
    if not seating.is_open(now):
        raise Refused(_("Signing up for this meeting is closed."))
    known = living(event).filter(email__iexact=wish.email).first()
    if known is not None:
        notices.tell_again(known)
        return known
    free = has_room(seating)
    made = SignUp.objects.create(
        event=event,
        stage=Stage.HELD if free else Stage.HOPES,
        until=now + (HELD_FOR if free else HOPES_FOR),
        made_at=now,
        **asdict(wish),
    )
    notices.tell(made)
    return made


@transaction.atomic
def confirm(sign_up: SignUp, now: datetime) -> SignUp:
    """Who signed up says that it was them, or takes the seat that was offered. Who is late gets a seat if one is left,
    and else a place at the end of the queue. Raises Refused when it can't be any more.
    """
    seating = settled(sign_up.event, now)
    row = SignUp.objects.get(pk=sign_up.pk)
    if row.stage in {Stage.CONFIRMED, Stage.WAITING}:
        return row
    refuse_what_is_over(row, seating, now)
    if row.stage in HOLDING or has_room(seating):
        move(row, Stage.CONFIRMED)
    else:
        move(row, Stage.WAITING, queued_at=end_of_queue(row.event, now))
    return row


def refuse_what_is_over(row: SignUp, seating: Seating, now: datetime) -> None:
    """Raises Refused, in words for whoever followed the link."""
    if seating.is_called_off:
        raise Refused(_("This meeting does not take place."))
    if now >= seating.event.starts_at:
        raise Refused(_("This meeting has begun already."))
    again = living(seating.event).filter(email__iexact=row.email).exclude(pk=row.pk)
    if row.stage == Stage.CANCELLED or (row.stage == Stage.LAPSED and again.exists()):
        raise Refused(_("This sign-up was cancelled. Sign up again if you want to come after all."))


@transaction.atomic
def cancel(sign_up: SignUp, now: datetime) -> SignUp:
    """Who does not come gives the seat to the next."""
    seating = settled(sign_up.event, now)
    row = SignUp.objects.get(pk=sign_up.pk)
    if row.stage in LIVING:
        move(row, Stage.CANCELLED)
        offer_what_is_free(seating, now)
    return row


def correct(sign_up: SignUp, wish: Wish) -> None:
    """What people say of themselves, but for their address; it changes nothing of who has a seat."""
    said = {name: value for name, value in asdict(wish).items() if name != "email"}
    SignUp.objects.filter(pk=sign_up.pk).update(**said)


@transaction.atomic
def add_by_hand(event: EventPage, wish: Wish, now: datetime) -> SignUp:
    """The organiser writes somebody in, who needs no link; who is added to a meeting that has begun was there, and gets
    no mail. Raises Refused without a seat, when they come already, and when there is nothing to come to any more.
    """
    seating = settled(event, now)
    if seating.is_called_off:
        raise Refused(_("This meeting does not take place."))
    if seating.signed_up is not None:
        raise Refused(_("Who came is deleted, and only their number is kept: nobody can be added any more."))
    if living(event).filter(email__iexact=wish.email).exists():
        raise Refused(_("This address stands in the list already."))
    if not has_room(seating):
        raise Refused(_("All seats are taken, or promised to people who wait. Give the meeting more seats first."))
    made = SignUp.objects.create(event=event, stage=Stage.CONFIRMED, made_at=now, **asdict(wish))
    if now < seating.event.starts_at:
        notices.tell(made)
    return made


def resize(event: EventPage, seats: int, now: datetime) -> Seating:
    """Give the meeting another number of seats. Raises Refused when more are taken; what had lapsed is let go even so,
    and the sentence is about what is left.
    """
    with transaction.atomic():
        seating = settled(event, now)
        too_many = taken(event) - seats
        if too_many <= 0:
            seating.seats = seats
            seating.save(update_fields=["seats"])
            offer_what_is_free(seating, now)
            return seating
    sentence = ngettext(
        "More seats are taken than that: %d person must give up a seat first.",
        "More seats are taken than that: %d people must give up a seat first.",
        too_many,
    )
    raise Refused(sentence % too_many)


@transaction.atomic
def call_off(event: EventPage, now: datetime) -> int:
    """The meeting does not take place; everybody who would come, or waited, is told. How many that were. Where nobody
    signs up the row of the seats is made for it: that is where calendars and the agenda read it.
    """
    Seating.objects.get_or_create(event=event, defaults={"seats": 1})
    seating = settled(event, now)
    if seating.is_called_off:
        return 0
    seating.state = State.CANCELLED
    seating.sequence += 1
    seating.save(update_fields=["state", "sequence"])
    told = list(living(event).exclude(stage=Stage.HOPES))
    for row in told:
        notices.tell_called_off(row)
    return len(told)


@transaction.atomic
def settled(event: EventPage, now: datetime) -> Seating:
    """The locked row of the seats, once everything that has lapsed is let go and what is free was offered."""
    seating = Seating.objects.select_for_update(of=("self",)).select_related("event").get(pk=event.pk)
    let_lapse(seating, now)
    offer_what_is_free(seating, now)
    return seating


def let_lapse(seating: Seating, now: datetime) -> None:
    """In silence where there is nothing to come to any more: no seat goes to a next one then."""
    late = seating.event.sign_ups.filter(stage__in=PASSING, until__lte=now)
    if seating.is_called_off or now >= seating.event.starts_at:
        late.update(stage=Stage.LAPSED, until=None)
        return
    for row in late:
        move(row, Stage.LAPSED)


def offer_what_is_free(seating: Seating, now: datetime) -> None:
    """To who waited longest, until two days later or until it begins."""
    event = seating.event
    if seating.is_called_off or now >= event.starts_at:
        return
    free = max(0, seating.seats - taken(event))
    for row in queue(event)[:free]:
        move(row, Stage.OFFERED, until=min(now + OFFERED_FOR, event.starts_at))


def move(row: SignUp, stage: Stage, until: datetime | None = None, queued_at: datetime | None = None) -> None:
    """From one stage to another, with the mail that belongs to it."""
    before, row.stage, row.until = row.stage, stage, until
    row.queued_at = queued_at or row.queued_at
    row.save(update_fields=["stage", "until", "queued_at"])
    notices.tell(row, before)


def taken(event: EventPage) -> int:
    """Confirmed, held and offered."""
    return SignUp.objects.filter(event=event, stage__in=HOLDING).count()


def has_room(seating: Seating) -> bool:
    """Whether a newcomer gets a seat: one is free, and nobody waits for it."""
    return taken(seating.event) < seating.seats and not queue(seating.event).exists()


def queue(event: EventPage) -> "QuerySet[SignUp]":
    """Who waits, the longest first."""
    return SignUp.objects.filter(event=event, stage=Stage.WAITING).order_by("queued_at", "pk")


def end_of_queue(event: EventPage, now: datetime) -> datetime:
    """Now, or just after the last who waits: of two at one moment, too, one was first, and a clock may be set back."""
    last: datetime | None = queue(event).aggregate(last=Max("queued_at"))["last"]
    return now if last is None else max(now, last + timedelta(microseconds=1))


def living(event: EventPage) -> "QuerySet[SignUp]":
    """Who may still come."""
    return SignUp.objects.filter(event=event, stage__in=LIVING)


def with_something_lapsed(now: datetime) -> Iterable[EventPage]:
    """The meetings in which a seat was held or offered too long."""
    late = SignUp.objects.filter(stage__in=PASSING, until__lte=now).values("event")
    found: Iterable[EventPage] = EventPage.objects.filter(pk__in=late)
    return found
