from typing import Any

from django.core.management.base import BaseCommand

from home.demo import demo_people


class Command(BaseCommand):
    """Run by `make run` after the demo content is there."""

    help = "For development only: a log-in for each role."

    def handle(self, *args: Any, **options: Any) -> None:
        for email, role in demo_people().items():
            self.stdout.write(f"{email}: {role}")
