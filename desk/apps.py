from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What somebody sees first after logging in. Computed from the other apps; of its own it knows who is on what."""

    name = "desk"

    def ready(self) -> None:
        from desk import chores  # noqa: F401  registers them
