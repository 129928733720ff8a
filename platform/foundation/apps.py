from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """The ground the apps stand on. Knows no app."""

    name = "foundation"
