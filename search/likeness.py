"""Which other practices are like one: the same activity and age group before the same words."""

import logging
from collections.abc import Iterator, Mapping

from practices.coded import Codes
from practices.models import PracticePage
from search.dutch import analyse
from search.dutch.files import word_list
from search.engines import engine
from search.port import EngineDown, Like
from vocabularies.wordbook import Wordbook

log = logging.getLogger("search")
MOST = 3
LOOK_BEYOND = 12
"""How many are asked for, since those of the same coalition stand elsewhere on the page."""
MOST_WORDS = 30
FIELDS: Mapping[str, str] = {"activiteit": "activities", "groep": "groups", "sector": "sectors"}
"""The facets that make practices alike (`LIKE_WORTH`), with the field of the page that holds their terms."""


def alike(page: PracticePage, codes: Codes, book: Wordbook) -> list[PracticePage]:
    """The likest practices of other coalitions; none when the engine is down."""
    shared = {name: frozenset(book.term_slugs(codes[field])) for name, field in FIELDS.items()}
    try:
        ids = engine().similar(Like(page.pk, shared, tuple(_words(page))), LOOK_BEYOND)
    except EngineDown as error:
        log.warning("Nothing is like %s: %s", page.pk, error)
        return []
    others = PracticePage.objects.findable().not_child_of(page.get_parent()).in_bulk(ids)
    return [others[pk] for pk in ids if pk in others][:MOST]


def _words(page: PracticePage) -> Iterator[str]:
    lemmas = dict.fromkeys((*analyse(page.title).lemmas, *analyse(page.summary).lemmas))
    yield from [lemma for lemma in lemmas if lemma not in word_list("stopwords.txt")][:MOST_WORDS]
