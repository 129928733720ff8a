from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """What is known beyond one coalition: sources, recognition, and how a practice relates to both."""

    name = "evidence"

    def ready(self) -> None:
        from evidence import chores, log_actions, reading, receivers  # noqa: F401  registers them
