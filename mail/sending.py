"""What the worker does with the outbox. Of two processes only one gets a mail, and none sends it twice.

A row is claimed, and that is committed, before the mail server hears of it. Only an answer by which the server
certainly did not take the mail gives it back; whoever dies in between leaves it claimed, which becomes *uncertain*.
"""

import logging
import smtplib
import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from mail.models import Message
from mail.smtp import Unanswered

log = logging.getLogger("mail")
LONGEST_RUN = 2.0
"""Seconds after which other chores of the worker get their turn."""
REST = timedelta(minutes=1)
"""How long all mail waits when the mail server can't be reached."""
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=2)
MOST_ATTEMPTS = 42
"""With waits that double up to two hours, about three days."""
ICS = "bijeenkomst.ics"
SILENCE = timedelta(minutes=10)
"""After which a process that took a mail must have died: longer than all time-outs of one mail together."""


def send_due() -> int:
    """Send what is due, for at most about two seconds; returns how many the mail server took."""
    sent, deadline = 0, time.monotonic() + LONGEST_RUN
    connection = get_connection(settings.MAIL_SENDING_BACKEND)
    try:
        while time.monotonic() < deadline and Message.objects.due().exists():
            if not reached(connection):
                break
            if message := claim():
                sent += deliver(message, connection)
    finally:
        connection.close()
    return sent


def reached(connection: BaseEmailBackend) -> bool:
    """Open the connection where it is not. When that fails all mail waits a minute, and no attempt is counted."""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        waiting = Message.objects.due().update(not_before=timezone.now() + REST)
        log.warning("%d mails wait, since the mail server can't be reached: %s", waiting, error)
        return False
    return True


def claim() -> Message | None:
    """Take the oldest mail that is due, for good; None when there is none, or another process was first."""
    message = Message.objects.due().first()
    if message is None:
        return None
    # durable: within a transaction that may still be rolled back, a mail could be sent and become due again.
    with transaction.atomic(durable=True):
        mine = Message.objects.due().filter(pk=message.pk)
        taken = mine.update(claimed_at=timezone.now(), attempts=F("attempts") + 1)
    return message if taken else None


def deliver(message: Message, connection: BaseEmailBackend) -> bool:
    """Hand a claimed mail to the server and write down what became of it; True when the server took it."""
    try:
        email = as_email(message)
        email.message()
    except ValueError as error:  # an address or a text that can't be put in a mail
        give_up(message, str(error))
        return False
    try:
        connection.send_messages([email])
    except (Unanswered, OSError, smtplib.SMTPException) as error:
        judge(message, error)
        connection.close()  # whatever state it is in
        return False
    now = timezone.now()
    changed = {"sent_at": now, "uncertain_at": None} | ({"text": "", "calendar": ""} if message.confidential else {})
    Message.objects.filter(pk=message.pk).update(**changed)
    return True


def as_email(message: Message) -> EmailMessage:
    headers = {
        # Fixed, so that a mail that a person sends again is recognised by the reader's own mail server.
        "Message-ID": f"<kansrijk-{message.pk}@{message_id_domain()}>",
        "Auto-Submitted": "auto-generated",
    }
    reply_to = [message.reply_to] if message.reply_to else None
    email = EmailMessage(message.subject, message.text, to=[message.to], reply_to=reply_to, headers=headers)
    if message.calendar:
        email.attach(ICS, message.calendar, "text/calendar")
    return email


def message_id_domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")


def judge(message: Message, error: Exception) -> None:
    """Again later, never again, or uncertain. A server that refuses the sender may be one whose settings are wrong:
    that is tried again, too.
    """
    if isinstance(error, Unanswered):
        doubt(message, str(error))
        return
    code, reason = refusal(error)
    if code >= 500 and not isinstance(error, smtplib.SMTPSenderRefused):
        give_up(message, reason)
        return
    again_later(message, reason)


def refusal(error: Exception) -> tuple[int, str]:
    """The server's code and words; 0 when it said nothing."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return spoken(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return spoken(error.smtp_code, error.smtp_error)
    return 0, str(error) or type(error).__name__


def spoken(code: int, words: bytes | str) -> tuple[int, str]:
    return code, f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


def again_later(message: Message, reason: str) -> None:
    attempts = message.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        give_up(message, reason)
        return
    wait = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    log.warning("The mail “%s” waits until another try: %s", message.key, reason)
    Message.objects.filter(pk=message.pk).update(claimed_at=None, not_before=timezone.now() + wait, last_error=reason)


def give_up(message: Message, reason: str) -> None:
    log.error("The mail “%s” is given up: %s", message.key, reason)
    Message.objects.filter(pk=message.pk).update(given_up_at=timezone.now(), last_error=reason)


def doubt(message: Message, reason: str) -> None:
    log.error("It is uncertain whether the mail “%s” was sent, and it is not sent again: %s", message.key, reason)
    Message.objects.filter(pk=message.pk).update(uncertain_at=timezone.now(), last_error=reason)


def notice_silence() -> None:
    """Mark what a process took and never spoke of again as uncertain."""
    for message in Message.objects.unanswered_since(timezone.now() - SILENCE):
        doubt(message, "The process that was sending it died.")
