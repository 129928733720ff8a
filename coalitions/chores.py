from datetime import timedelta

from django.utils import timezone

from coalitions.incoming import contact, reports
from coalitions.keeping import forget_old_log
from coalitions.review.notices import remind
from foundation.chores import chore


@chore("reviews: reminders", every=timedelta(hours=1))
def remind_of_reviews() -> None:
    """Once for each text and person; the outbox knows what was mailed."""
    remind(timezone.now())


@chore("log: two years", every=timedelta(days=1))
def keep_the_log_for_two_years() -> None:
    """What is older goes."""
    forget_old_log(timezone.now())


@chore("questions and reports of readers: what is old", every=timedelta(days=1))
def forget_readers() -> None:
    """Their words and addresses go after thirty days."""
    contact.forget()
    reports.forget()
