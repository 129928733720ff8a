from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mail.models import Message
from mail.outbox import post_again


class Command(BaseCommand):
    """Say how the outbox stands, or send one mail after all."""

    help = "How many mails wait, and which were given up or are uncertain; --again KEY sends such a one after all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", metavar="KEY", help="the mail that is to be sent after all")

    def handle(self, *args: Any, **options: Any) -> None:
        if key := options["again"]:
            if not post_again(key):
                raise CommandError(f"No mail “{key}” was given up or is uncertain, or its text is gone.")
            self.stdout.write(f"The worker sends “{key}” again.")
            return
        self.stdout.write(f"{Message.objects.waiting().count()} mails wait.")
        for message in Message.objects.troubled():
            self.stdout.write(f"{message.state}  {message.key}  {message.to}  {message.last_error}")
