from datetime import timedelta

from django.utils import timezone

from desk.worklist import taking, weekly
from foundation.chores import chore


@chore("worklist: weekly mail", every=timedelta(hours=1))
def mail_the_worklist() -> None:
    """Only on Mondays; the outbox knows who was mailed."""
    weekly.mail(timezone.now())


@chore("worklist: what is done", every=timedelta(days=1))
def clear_the_worklist() -> None:
    """Nobody is on what is done, and it was not put off."""
    taking.clear(timezone.now())
