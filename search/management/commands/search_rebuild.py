from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.indexing import go_back, rebuild
from search.port import EngineDown


class Command(BaseCommand):
    """Build the index anew beside the one in use; readers notice nothing. Or take the one from before."""

    help = "Build the search index anew from the database, beside the one in use, and swap them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--back", action="store_true", help="use the index from before the last rebuild again")

    def handle(self, *args: Any, back: bool, **options: Any) -> None:
        try:
            self.stdout.write(self._gone_back() if back else f"{rebuild(self._tell)} documents in a new index")
        except EngineDown as error:
            raise CommandError(str(error)) from error

    def _gone_back(self) -> str:
        differences = go_back().differences
        return f"the index from before the last rebuild is in use; {differences} pages differ and have a ticket"

    def _tell(self, count: int) -> None:
        if count % 10_000 == 0:
            self.stdout.write(f"{count} documents …")
