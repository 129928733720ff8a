from django.apps import AppConfig


class CoalitionsConfig(AppConfig):
    """Regions and the coalitions in them."""

    name = "coalitions"

    def ready(self) -> None:
        from coalitions import chores, receivers  # noqa: F401  registers them
        from coalitions.authority.privacy import narrow_filters
        from coalitions.review.notices import silence_wagtail

        silence_wagtail()
        narrow_filters()
