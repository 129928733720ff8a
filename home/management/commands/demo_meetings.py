from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.demo_meetings import demo_meetings


class Command(BaseCommand):
    """Run by `make run`, every day anew, after the demo content is there."""

    help = "For development only: example meetings of every kind, dated from today on."

    def handle(self, *args: Any, **options: Any) -> None:
        for title in demo_meetings(timezone.localdate()):
            self.stdout.write(title)
