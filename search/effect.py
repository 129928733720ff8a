"""What a set of synonyms would change, asked of the real engine before the set is saved."""

from dataclasses import dataclass

from search.facts import PAGE_TYPES
from search.finding import find, question
from search.port import Kind, Query
from vocabularies.wordbook import Wordbook

TITLES_SHOWN = 5


@dataclass(frozen=True)
class Title:
    """A title among the first; `new` when it was not there before."""

    text: str
    new: bool = False


@dataclass(frozen=True)
class Results:
    """How many practices are found, and the first five of them."""

    total: int
    titles: tuple[Title, ...]


@dataclass(frozen=True)
class Effect:
    """What a reader who asks `text` finds now and would find; `degraded` when the engine did not answer, and synonyms
    make no difference.
    """

    text: str
    now: Results
    then: Results
    degraded: bool

    @property
    def changes(self) -> bool:
        return self.now.total != self.then.total or any(title.new for title in self.then.titles)


def effect_of(row: str, text: str, book: Wordbook) -> Effect:
    """The effect of an unsaved row on the results of one text; an empty row changes nothing."""
    now, degraded = _asked(text, (), book)
    if degraded or not row:
        return Effect(text, now, now, degraded)
    then, degraded = _asked(text, (row,), book)
    before = {title.text for title in now.titles}
    marked = tuple(Title(title.text, title.text not in before) for title in then.titles)
    return Effect(text, now, Results(then.total, marked), degraded)


def _asked(text: str, unsaved: tuple[str, ...], book: Wordbook) -> tuple[Results, bool]:
    answer = find(Query(Kind.PRACTICE, question(text, *unsaved), size=TITLES_SHOWN), book)
    pages = PAGE_TYPES[Kind.PRACTICE].objects.findable().filter(pk__in=answer.found.ids)
    titles = dict(pages.values_list("pk", "title"))
    shown = tuple(Title(titles[pk]) for pk in answer.found.ids if pk in titles)
    return Results(answer.found.total, shown), answer.degraded
