from datetime import timedelta

from django.utils import timezone

from events.evaluating import ask_all
from events.forgetting import forget
from events.harvesting import ask_organisers
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


@chore("meetings: harvest", every=timedelta(hours=1))
def ask_for_the_harvest() -> None:
    """The organiser, on the day after; and who came, what they thought of it."""
    ask_organisers(timezone.now())
    ask_all(timezone.now())


@chore("meetings: people of long ago", every=timedelta(days=1))
def forget_people() -> None:
    """What they need after two weeks, who they are after sixty days."""
    forget(timezone.now())
