from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What somebody sees first after logging in. Computed from the other apps; owns no facts."""

    name = "desk"
