from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.indexing import rebuild
from search.port import EngineDown


class Command(BaseCommand):
    """Build the index anew beside the one in use; readers notice nothing."""

    help = "Build the search index anew from the database, beside the one in use, and swap them."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(f"{rebuild()} documents in a new index")
        except EngineDown as error:
            raise CommandError(str(error)) from error
