from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: the engines, the facets, the tickets and the pages of results."""

    name = "search"

    def ready(self) -> None:
        from search import chores, receivers  # noqa: F401  registers them
