from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.indexing import audit
from search.port import EngineDown


class Command(BaseCommand):
    """Compare the index with the database; every difference gets a ticket."""

    help = "Compare the search index with the database and write a ticket for every difference (exit status 1 if any)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = audit()
        except EngineDown as error:
            raise CommandError(str(error)) from error
        for name, keys in found._asdict().items():
            self.stdout.write(f"{name}: {len(keys)} {' '.join(keys[:10])}".rstrip())
        if found.differences:
            raise SystemExit(1)
