from datetime import timedelta

from django.core.management import call_command

from foundation.chores import chore


@chore("scheduled publication", every=timedelta(minutes=1))
def publish_scheduled() -> None:
    """Wagtail's own command: goes live and expires what was scheduled."""
    call_command("publish_scheduled")
