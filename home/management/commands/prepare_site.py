from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from home.preparing import demo_account, prepare


class Command(BaseCommand):
    """Make the home page, the plain pages and, for development only, a log-in."""

    help = "Make the home page and the plain pages where they are missing; in development also a log-in."

    def handle(self, *args: Any, **options: Any) -> None:
        home = prepare()
        self.stdout.write(f"{home.title}: {home.get_descendant_count()} pages")
        if account := demo_account():
            code = settings.MFA_TOTP_INSECURE_BYPASS_CODE
            self.stdout.write("Log in at /beheer/ with {}, {} and {}".format(*account, code or "the code of the app"))
