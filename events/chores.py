from datetime import timedelta

from django.utils import timezone

from events.forgetting import forget
from events.seats import settled, with_something_lapsed
from events.telling import remind, tell_changes
from foundation.chores import chore


@chore("meetings: seats", every=timedelta(minutes=1))
def give_seats_to_the_next() -> None:
    """What was held or offered too long goes to who waits."""
    now = timezone.now()
    for event in with_something_lapsed(now):
        settled(event, now)


@chore("meetings: changes", every=timedelta(minutes=1))
def tell_of_changes() -> None:
    """Of time and place, to who comes or waits."""
    tell_changes(timezone.now())


@chore("meetings: reminders", every=timedelta(hours=1))
def remind_people() -> None:
    """Two days before."""
    remind(timezone.now())


@chore("meetings: people of long ago", every=timedelta(days=1))
def forget_people() -> None:
    """What they need after two weeks, who they are after sixty days."""
    forget(timezone.now())
