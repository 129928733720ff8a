import getpass
import logging
from argparse import ArgumentParser
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from mail.letters import letter
from mail.outbox import post

log = logging.getLogger("accounts")


class Command(BaseCommand):
    """Remove the second factors of a person who lost the device and the recovery codes. The person gets a mail."""

    help = "Remove the second factors and recovery codes of a person, who then sets up a new one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the e-mail address of the person")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"Nobody has an account with {options['email']}.")
        count, _rows = Authenticator.objects.filter(user=user).delete()
        if not count:
            raise CommandError(f"{user.email} has no second factor.")
        with override("nl"):
            what = _("Your second factor and your recovery codes were removed by who runs this site.")
        post(letter("account_changed", what=what), key=f"account:forgotten:{uuid4()}", to=user.email)
        log.warning("The second factor of %s (user %s) was removed by %s.", user.email, user.pk, getpass.getuser())
        self.stdout.write(f"{user.email} sets up a new second factor at the next log-in.")
