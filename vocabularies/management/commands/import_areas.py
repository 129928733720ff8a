from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vocabularies.area_import import import_areas
from vocabularies.area_table import TableProblem


class Command(BaseCommand):
    """Bring a CSV file of municipalities into the areas; its columns stand in docs/import.md."""

    help = "Import municipalities with their CBS codes from a CSV file: all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the CSV file")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_areas(options["file"], dry_run=options["dry_run"])
        except TableProblem as problem:
            raise CommandError(str(problem), returncode=2) from problem
        for line in outcome.lines():
            self.stdout.write(line)
