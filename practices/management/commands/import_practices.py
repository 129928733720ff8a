from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from practices.importing.problems import ImportProblem
from practices.importing.tree import import_file


class Command(BaseCommand):
    """Bring practices from a file of facts into the page tree; the shape of the file stands in docs/import.md."""

    help = "Import practices from a JSON file: all or nothing, and never over what a person wrote."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the JSON file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_file(options["file"])
        except ImportProblem as problem:
            raise CommandError(str(problem), returncode=2) from problem
        for line in report.lines():
            self.stdout.write(line)
