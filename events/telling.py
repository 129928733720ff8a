"""What people are told without asking: that it is in two days, and that its time or place changed."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from events import notices
from events.models import EventPage, Seating, SignUp, Stage, State

REMINDED_BEFORE = timedelta(days=2)
TOLD_OF_CHANGES = (Stage.CONFIRMED, Stage.OFFERED, Stage.WAITING)


def when_and_where(event: EventPage) -> dict[str, str]:
    """What a change of is told. In UTC: one moment has one way to be written, whoever made the page."""
    return {
        "van": event.starts_at.astimezone(UTC).isoformat(),
        "tot": event.ends_at.astimezone(UTC).isoformat(),
        "plaats": event.place,
        "link": event.online_link,
    }


def remind(now: datetime) -> None:
    """Everybody who comes, once, two days before. Who signed up later has read it just now."""
    coming = Seating.objects.filter(
        state=State.PLANNED, event__live=True, event__starts_at__gt=now, event__starts_at__lte=now + REMINDED_BEFORE
    )
    for seating in coming.select_related("event"):
        knew = seating.event.starts_at - REMINDED_BEFORE
        for row in seating.event.sign_ups.filter(stage=Stage.CONFIRMED, made_at__lt=knew):
            notices.remind(row)


def tell_changes(now: datetime) -> None:
    """Compares the public page with what people were told. However it was changed, they hear of it once."""
    for seating in Seating.objects.filter(event__live=True, event__ends_at__gt=now).select_related("event"):
        if seating.told != when_and_where(seating.event):
            _tell(seating.event)


@transaction.atomic
def _tell(event: EventPage) -> None:
    seating = Seating.objects.select_for_update(of=("self",)).get(pk=event.pk)
    before, seating.told = seating.told, when_and_where(event)
    if before == seating.told:
        return
    seating.sequence += bool(before)
    seating.moved_from = _moved_from(seating, event, before)
    seating.save(update_fields=["told", "sequence", "moved_from"])
    if not before or seating.is_called_off:
        return
    for row in SignUp.objects.filter(event=event, stage__in=TOLD_OF_CHANGES):
        notices.tell_changed(row, moved=(before["van"], before["tot"]) != (seating.told["van"], seating.told["tot"]))


def _moved_from(seating: Seating, event: EventPage, before: dict[str, str]) -> datetime | None:
    """When people first knew it to begin; None when that is when it begins."""
    first = seating.moved_from or (datetime.fromisoformat(before["van"]) if before else None)
    return None if first == event.starts_at else first
