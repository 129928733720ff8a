"""The engines that the contract holds for, and documents and questions to try them with.

Another engine joins by one more entry in ENGINES.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from search.dutch import Synonyms, analyse, ask, fold
from search.engines.tantivy import Tantivy
from search.port import Document, Engine, Kind, Query

FACETS = ("sector", "tijdstip", "gebied")
SYNONYMS = Synonyms.of(["huiswerkbegeleiding, huiswerkhulp", "voetbal => sport"])
ENGINES: Mapping[str, Callable[[Path], Engine]] = {
    "tantivy in memory": lambda folder: Tantivy(None, FACETS),
    "tantivy in a folder": lambda folder: Tantivy(folder, FACETS),
}


def document(
    page_id: int,
    title: str = "Muziek op dinsdag",
    summary: str = "",
    body: str = "",
    kind: Kind = Kind.PRACTICE,
    freshness: float = 0.5,
    newest: str = "",
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
    )
    return dataclasses.replace(found, stamp=str(hash(repr(found))))


def asked(text: str | None = None, **others: object) -> Query:
    question = None if text is None else ask(text, SYNONYMS)
    return dataclasses.replace(Query(Kind.PRACTICE, question, facets=FACETS), **others)  # type: ignore[arg-type]


def ids(engine: Engine, text: str | None = None, **others: object) -> list[int]:
    return list(engine.find(asked(text, **others)).ids)
