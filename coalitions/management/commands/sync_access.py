from typing import Any

from django.core.management.base import BaseCommand

from coalitions.authority.access import sync_access


class Command(BaseCommand):
    """Exit status 1 when something was wrong, so that a nightly run is noticed."""

    help = "Make groups, grants and collections as the tree of pages asks for them, and say what was wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        said = sync_access()
        for sentence in said:
            self.stdout.write(sentence)
        if not said:
            self.stdout.write("Everybody may do what the tree says, and nothing else.")
