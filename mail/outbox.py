"""Posting mail: in the transaction of what it is about, so that what is rolled back is never sent."""

from datetime import datetime

from django.utils import timezone

from mail.letters import Letter, one_line
from mail.models import Message


def post(
    letter: Letter,
    *,
    key: str,
    to: str,
    reply_to: str = "",
    not_before: datetime | None = None,
    confidential: bool = False,
    calendar: str = "",
) -> None:
    """Have the worker send this letter once the transaction is done; nothing happens when the key was used before.

    `to` and `reply_to` are bare addresses; `calendar` is the text of an .ics file that goes along. A confidential text,
    such as a link with which one logs in, goes out of the row as soon as it is sent. Raises ValidationError for an
    address that is none.
    """
    now = timezone.now()
    message = Message(
        key=key,
        to=to,
        reply_to=reply_to,
        subject=one_line(letter.subject),
        text=letter.text,
        posted_at=now,
        not_before=not_before or now,
        confidential=confidential,
        calendar=calendar,
    )
    message.clean_fields()
    Message.objects.bulk_create([message], ignore_conflicts=True)


def post_again(key: str) -> bool:
    """Let a mail that was given up, or of which it is uncertain whether it was sent, be sent after all.

    Only for a person who decides so. False when there is no such mail, or its text is gone.
    """
    stuck = Message.objects.troubled().filter(key=key).exclude(text="")
    return bool(
        stuck.update(claimed_at=None, uncertain_at=None, given_up_at=None, attempts=0, not_before=timezone.now())
    )


def forget_about(prefix: str) -> int:
    """Empty the mails whose keys begin so, also those that were not sent yet: they are then never sent. How many."""
    gone = {"to": "", "reply_to": "", "subject": "", "text": "", "calendar": "", "last_error": ""}
    waiting = Message.objects.filter(key__startswith=prefix, claimed_at=None)
    waiting.update(claimed_at=timezone.now(), given_up_at=timezone.now())
    return Message.objects.filter(key__startswith=prefix).update(**gone)
