from datetime import timedelta

from foundation.chores import chore
from mail.forgetting import forget
from mail.sending import notice_silence, send_due


@chore("mail: outbox", every=timedelta(seconds=3), aside=True)
def send_mail() -> None:
    """What is due."""
    send_due()


@chore("mail: silence", every=timedelta(minutes=1))
def notice_who_died() -> None:
    """What a process left half-sent is told, and not sent again."""
    notice_silence()


@chore("mail: old texts", every=timedelta(days=1))
def forget_old_mail() -> None:
    """Texts after two weeks, names after two years."""
    forget()
