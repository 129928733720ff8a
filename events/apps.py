from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Meetings where coalitions learn from each other: announcing, signing up, and what they leave behind."""

    name = "events"

    def ready(self) -> None:
        from events import chores, log_actions, reading, taking_away, wanting  # noqa: F401  registers them
