"""Which other practices are like one: the same activity and age group before the same words."""

import logging
from collections.abc import Iterator

from practices.models import PracticePage
from search.dutch import analyse
from search.dutch.files import word_list
from search.engines import engine
from search.engines.worth import LIKE_WORTH
from search.facets import BY_NAME
from search.facts import facts_of
from search.port import EngineDown, Kind, Like
from vocabularies.wordbook import Wordbook

log = logging.getLogger("search")
MOST = 3
LOOK_BEYOND = 12
"""How many are asked for, since those of the same coalition stand elsewhere on the page."""
MOST_WORDS = 30


def alike(page: PracticePage, book: Wordbook) -> list[PracticePage]:
    """The likest practices of other coalitions; none when the engine is down or the page is not public."""
    facts = facts_of(Kind.PRACTICE, [page.pk])
    if not facts:
        return []
    shared = {name: frozenset(BY_NAME[name].values(facts[0], book)) for name in LIKE_WORTH}
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
