"""Asking the engine, and the database when the engine cannot answer."""

import logging
from functools import lru_cache
from typing import NamedTuple

from search.dutch import Question, Synonyms, ask
from search.dutch.files import lines
from search.engines import database, engine
from search.models import SynonymSet
from search.port import EngineDown, Found, Query
from vocabularies.wordbook import Wordbook

NO_SYNONYMS = Synonyms.of(())
log = logging.getLogger("search")


class Answer(NamedTuple):
    """What was found, and whether it came from the database because the engine is down."""

    found: Found
    degraded: bool


def find(query: Query, book: Wordbook) -> Answer:
    """Ask the engine; on its failure, and never because it found nothing, the database."""
    try:
        return Answer(engine().find(query), degraded=False)
    except EngineDown as error:
        log.error("The database answers, since the search engine does not: %s", error)
        return Answer(database.find(query, book), degraded=True)


def question(text: str, *unsaved: str) -> Question | None:
    """The plan for a text, with the synonyms as editors have them now; None when nothing is asked.

    `unsaved`: rows that count too, to see what would come of them.
    """
    return ask(text, synonyms(*unsaved)) if text.strip() else None


def synonyms(*unsaved: str) -> Synonyms:
    """Those of the product and of the editors, and these rows."""
    return _synonyms((*SynonymSet.objects.values_list("words", flat=True), *unsaved))


def synonyms_for(text: str) -> Synonyms:
    """Those that a text needs; without one the database is not asked."""
    return synonyms() if text else NO_SYNONYMS


@lru_cache(maxsize=4)
def _synonyms(rows: tuple[str, ...]) -> Synonyms:
    return Synonyms.of((*lines("synonyms.txt"), *rows))
