from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds the site's own commands, the worker among them."""

    name = "config"

    def ready(self) -> None:
        from config import chores  # noqa: F401  registers them
