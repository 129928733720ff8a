from django.apps import AppConfig


class CoalitionsConfig(AppConfig):
    """Regions and the coalitions in them."""

    name = "coalitions"

    def ready(self) -> None:
        from coalitions import chores, receivers  # noqa: F401  registers them
        from coalitions.notices import silence_wagtail
        from coalitions.privacy import narrow_filters

        silence_wagtail()
        narrow_filters()
