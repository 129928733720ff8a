"""Practices made by mixing the demo content's real ones: the same ones for the same seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.test.utils import setup_databases

from search.dutch import Synonyms, ask, fold
from search.facets import FACETS
from search.facts import Facts, facts_of
from search.port import Kind, Query
from tests.factories import a_site

DEMO = Path(__file__).resolve().parents[2] / "practices" / "data" / "praktijken.json"
WORDS_OF_A_PIECE = 12
PIECES = 14
SYLLABLES = ("ba", "de", "li", "mor", "no", "ka", "ter", "vel", "sta", "rin", "hoe", "gul", "per", "zij", "wen", "tak")
SEED = 4
LEAST_LETTERS = 4


def real_ones() -> list[Facts]:
    """The practices of the demo content, imported into a database of this process's own."""
    from practices.models import PracticePage

    setup_databases(verbosity=0, interactive=False)
    a_site()
    call_command("import_practices", DEMO, stdout=StringIO())
    return facts_of(Kind.PRACTICE, PracticePage.objects.values_list("pk", flat=True))


def mixed(real: Sequence[Facts], count: int) -> Iterator[Facts]:
    """So many practices. Every one has a partner with a name of its own, so that the words grow with the pages."""
    chance = random.Random(SEED)  # noqa: S311  the same practices each time
    pieces = [piece for one in real for piece in pieces_of(one.prose)]
    for page_id in range(1, count + 1):
        by_title, by_summary, codes, year = (chance.choice(real) for _ in range(4))
        yield replace(
            codes,
            page_id=page_id,
            title=title_of(by_title.title, by_summary.title, chance),
            summary=by_summary.summary,
            prose=" ".join(chance.choices(pieces, k=PIECES)),
            names=(*by_title.names, name(chance)),
            terms={field: mixed_terms(field, codes, by_title, chance) for field in codes.terms},
            year=year.year,
        )


def pieces_of(prose: str) -> list[str]:
    words = prose.split()
    return [" ".join(words[at : at + WORDS_OF_A_PIECE]) for at in range(0, len(words), WORDS_OF_A_PIECE)]


def title_of(first: str, second: str, chance: random.Random) -> str:
    """The beginning of one title and the end of another."""
    begins, ends = first.split(), second.split()
    return " ".join([*begins[: chance.randint(1, 4)], *ends[-chance.randint(1, 3) :]])


def mixed_terms(field: str, first: Facts, second: Facts, chance: random.Random) -> list[int]:
    return list(chance.choice((first, second)).terms.get(field, ()))


def name(chance: random.Random) -> str:
    return "Stichting " + "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def questions(real: Sequence[Facts], count: int) -> list[Query]:
    """Texts of two words that real titles and summaries have, with two facets chosen and all counted; no text twice."""
    chance = random.Random(SEED + 1)  # noqa: S311
    synonyms = Synonyms.of([])
    said = [word for one in real for word in fold(f"{one.title} {one.summary}").split()]
    words = sorted({word for word in said if len(word) >= LEAST_LETTERS and word.isalpha()})
    texts = [" ".join(chance.sample(words, 2)) for _ in range(count)]
    chosen = {"sector": frozenset({"po"}), "tijdstip": frozenset({"na-schooltijd", "tijdens-schooltijd"})}
    facets = tuple(facet.name for facet in FACETS if Kind.PRACTICE in facet.kinds)
    return [Query(Kind.PRACTICE, ask(text, synonyms), chosen, facets) for text in dict.fromkeys(texts)]
