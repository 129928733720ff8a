"""What is kept of people who signed up, and how long. The promise stands below the form."""

from datetime import datetime, timedelta

from django.db import transaction

from events.models import Seating, SignUp, Stage
from events.notices import KEY
from mail.outbox import forget_about

NEEDS_KEPT = timedelta(days=14)
PEOPLE_KEPT = timedelta(days=60)


def forget(now: datetime) -> None:
    """What people need to take part goes 14 days after the meeting; the people, and our mails to them, after 60."""
    SignUp.objects.filter(event__ends_at__lt=now - NEEDS_KEPT).exclude(needs="").update(needs="")
    old = SignUp.objects.filter(event__ends_at__lt=now - PEOPLE_KEPT)
    for event_id in old.order_by("event").values_list("event", flat=True).distinct():
        _forget_people(event_id)


@transaction.atomic
def _forget_people(event_id: int) -> None:
    """How many they were stays."""
    people = SignUp.objects.filter(event=event_id)
    came = people.filter(came=True).count()
    counted = Seating.objects.filter(pk=event_id, signed_up=None)
    counted.update(signed_up=people.filter(stage=Stage.CONFIRMED).count(), attended=came)
    people.delete()
    forget_about(KEY.format(event=event_id))
