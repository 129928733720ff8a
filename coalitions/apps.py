from django.apps import AppConfig


class CoalitionsConfig(AppConfig):
    """Regions and the coalitions in them."""

    name = "coalitions"
