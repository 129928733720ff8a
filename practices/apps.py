from django.apps import AppConfig


class PracticesConfig(AppConfig):
    """Practices: what was done, for whom, at what price, and what went wrong."""

    name = "practices"

    def ready(self) -> None:
        from practices import chores, coalition_reading, reading  # noqa: F401  registers them
