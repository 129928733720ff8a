"""The engine of this installation."""

from functools import cache

from django.conf import settings

from search.dates import DateFacet
from search.engines.elasticsearch import Elasticsearch
from search.engines.tantivy import Tantivy
from search.facets import FACETS
from search.port import KNOWN, Engine

DATE_NAMES = tuple(facet.name for facet in FACETS if isinstance(facet, DateFacet))
FACET_NAMES = (*(facet.name for facet in FACETS if facet.name not in DATE_NAMES), KNOWN)


@cache
def engine() -> Engine:
    """The engine that the settings name, made once per process. SEARCH_DIR of None keeps tantivy's index in memory."""
    if settings.SEARCH_ENGINE == "elasticsearch":
        return Elasticsearch(facets=FACET_NAMES, dates=DATE_NAMES, **settings.ELASTICSEARCH)
    return Tantivy(settings.SEARCH_DIR, FACET_NAMES, DATE_NAMES)
