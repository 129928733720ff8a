from typing import Any

from django.core.management.base import BaseCommand

from vocabularies.loading import load


class Command(BaseCommand):
    """Add the terms, domains and areas we start with; what is there already stays as it is."""

    help = "Add the missing terms, development domains and areas; never changes what an editor did."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load()} words added")
