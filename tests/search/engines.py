"""The engines that the contract holds for, and documents and questions to try them with.

Another engine joins by one more entry in ENGINES.
"""

import dataclasses
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from search.dutch import Synonyms, analyse, ask, fold
from search.engines import DATE_NAMES, FACET_NAMES
from search.engines.elasticsearch import Elasticsearch
from search.engines.tantivy import Tantivy
from search.port import KNOWN, Document, Engine, Kind, Query
from tests.search.servers import OF_THIS_RUN

FACETS = ("sector", "tijdstip", "gebied")
FIELDS = (*FACETS, "activiteit", "groep", KNOWN)
DATES = ("bevestigd",)
SYNONYMS = Synonyms.of(["huiswerkbegeleiding, huiswerkhulp", "voetbal => sport"])


def elasticsearch(facets: Sequence[str], dates: Sequence[str] = DATES) -> Elasticsearch:
    """With a prefix of its own in the cluster of the tests."""
    return Elasticsearch(facets=facets, dates=dates, **in_the_cluster())


def in_the_cluster() -> dict[str, Any]:
    """The settings of a site of its own there, patient where the machine is busy."""
    return {"urls": [os.environ["ELASTICSEARCH_URL"]], "prefix": f"{OF_THIS_RUN}-{uuid4().hex}", "seconds": 30.0}


def empty_elasticsearch(folder: Path) -> Engine:
    """An index by itself: unlike tantivy the engine makes none but by rebuilding."""
    engine = elasticsearch(FIELDS)
    with engine.rebuilding():
        pass
    return engine


ENGINES: Mapping[str, Callable[[Path], Engine]] = {
    "tantivy in memory": lambda folder: Tantivy(None, FIELDS, DATES),
    "tantivy in a folder": lambda folder: Tantivy(folder, FIELDS, DATES),
    "elasticsearch": empty_elasticsearch,
}
DEMO_ENGINES: Mapping[str, Callable[[], Engine]] = {
    "tantivy": lambda: Tantivy(None, FACET_NAMES, DATE_NAMES),
    "elasticsearch": lambda: elasticsearch(FACET_NAMES, DATE_NAMES),
}


def document(
    page_id: int,
    title: str = "Muziek op dinsdag",
    summary: str = "",
    body: str = "",
    kind: Kind = Kind.PRACTICE,
    freshness: float = 0.5,
    newest: str = "",
    dates: Mapping[str, Mapping[int, date]] | None = None,
    **facets: Iterable[str],
) -> Document:
    found = Document(
        kind=kind,
        page_id=page_id,
        title_text=analyse(title),
        summary_text=analyse(summary),
        body_text=analyse(body),
        exact_title=fold(title),
        facets={name: tuple(values) for name, values in facets.items()},
        newest=newest or f"{page_id:05}",
        alphabet=f"{fold(title)} {page_id:05}",
        freshness=freshness,
        stamp="",
        dates=dates or {},
    )
    return dataclasses.replace(found, stamp=str(hash(repr(found))))


def asked(text: str | None = None, **others: object) -> Query:
    question = None if text is None else ask(text, SYNONYMS)
    return dataclasses.replace(Query(Kind.PRACTICE, question, facets=FACETS), **others)  # type: ignore[arg-type]


def ids(engine: Engine, text: str | None = None, **others: object) -> list[int]:
    return list(engine.find(asked(text, **others)).ids)
