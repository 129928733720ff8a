"""The engine of this installation."""

from functools import cache

from django.conf import settings

from search.engines.tantivy import Tantivy
from search.facets import FACETS
from search.port import Engine

FACET_NAMES = (*(facet.name for facet in FACETS), "bekend")


@cache
def engine() -> Engine:
    """The engine that the settings name, made once per process. SEARCH_DIR of None keeps the index in memory."""
    return Tantivy(settings.SEARCH_DIR, FACET_NAMES)
