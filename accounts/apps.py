from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who logs in. Imports nothing of Wagtail: Wagtail's models need the user model first."""

    name = "accounts"
