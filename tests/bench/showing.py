"""What comes after finding: loading the twenty pages, putting them on cards, and marking why each was found."""

from collections.abc import Sequence
from functools import partial

from install.telling import tell
from practices.cards import cards
from search.dutch import Synonyms
from search.port import Engine
from search.reasons import with_reasons
from tests.bench.against_wagtail import loaded
from tests.bench.generated import query
from tests.bench.timed import Times, milliseconds
from vocabularies.wordbook import Wordbook


def shown(engine: Engine, texts: Sequence[str], synonyms: Synonyms) -> None:
    """Says what each step takes, for texts that fill a page."""
    book, times = Wordbook.read(), Times()
    for text in texts:
        asked = query(text, synonyms)
        ids = engine.find(asked).ids
        if asked.question is None or len(ids) < asked.size:
            continue
        pages = times.of("loading twenty pages", partial(loaded, ids))
        made = times.of("their cards", partial(cards, pages, book))
        times.of("marks and sentences on them", partial(with_reasons, made, pages, asked.question))
    for step, seconds in times.items():
        tell(f"{step}, {len(seconds)} times: {milliseconds(seconds)}")
