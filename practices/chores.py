from datetime import timedelta

from django.utils import timezone

from foundation.chores import chore
from practices.still_true import ask


@chore("practices: still true?", every=timedelta(hours=6))
def ask_whether_it_holds() -> None:
    """Once for each practice, year and person; the outbox knows what was mailed."""
    ask(timezone.localdate())
