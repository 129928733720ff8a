from typing import Any

from django.core.management.base import BaseCommand

from home.preparing import prepare


class Command(BaseCommand):
    """Make the home page, the plain pages and who may do what below them."""

    help = "Make the home page and the plain pages where they are missing, and the groups of the tree."

    def handle(self, *args: Any, **options: Any) -> None:
        home = prepare()
        self.stdout.write(f"{home.title}: {home.get_descendant_count()} pages")
