from datetime import timedelta

from foundation.chores import chore
from search.asked_for import forget
from search.indexing import audit, drain


@chore("search: tickets", every=timedelta(seconds=1))
def work_off_tickets() -> None:
    """Until no ticket is due."""
    while drain().done:
        pass


@chore("search: audit", every=timedelta(days=1))
def nightly_audit() -> None:
    """What no signal told, such as a restored backup, is found and mended."""
    audit()


@chore("search: what was asked", every=timedelta(days=1))
def forget_what_was_asked() -> None:
    """After 90 days, and after its week what was asked less than three times."""
    forget()
