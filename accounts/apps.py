from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who logs in, and how. Imports nothing of Wagtail: Wagtail's models need the user model first."""

    name = "accounts"

    def ready(self) -> None:
        from accounts import receivers  # noqa: F401  registers them
