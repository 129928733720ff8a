from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The first page and the plain content pages."""

    name = "home"

    def ready(self) -> None:
        from home import overview  # noqa: F401  registers what the home page shows
