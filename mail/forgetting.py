"""What is kept of a mail, and how long."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from mail.models import Message, MessageQuerySet

TEXT_KEPT = timedelta(days=14)
NAMES_KEPT = timedelta(days=730)


def forget() -> None:
    """Two weeks after a mail was done with its text goes, after two years to whom and about what it was.

    The row stays with its key: what was mailed once is never mailed again.
    """
    _done_before(TEXT_KEPT).exclude(text="", reply_to="", calendar="").update(text="", reply_to="", calendar="")
    _done_before(NAMES_KEPT).exclude(to="").update(to="", subject="", last_error="")


def _done_before(age: timedelta) -> MessageQuerySet:
    moment = timezone.now() - age
    ended = Q(sent_at__lt=moment) | Q(given_up_at__lt=moment) | Q(uncertain_at__lt=moment)
    return Message.objects.filter(ended).exclude(claimed_at=None)
