"""Practices made by mixing the demo content's real ones, as rows for the database: the same ones for the same seed."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from django.utils.html import escape, strip_tags
from django.utils.text import slugify
from wagtail.models import Page

from practices.coded import TERM_FIELDS
from practices.models import Edition, PracticeDomain, PracticeKeyword, PracticePage, PracticePartner
from search.dutch import Synonyms, ask, fold
from search.facets import FACETS
from search.port import Kind, Query

Row = Mapping[str, Any]


def table(field: str) -> str:
    """Where a many-to-many field of a practice is kept."""
    return str(getattr(PracticePage, field).through._meta.db_table)


WORDS_OF_A_PIECE = 12
PIECES = 6  # of each of the two blocks of a story
MOST_KEYWORDS = 3
SYLLABLES = ("ba", "de", "li", "mor", "no", "ka", "ter", "vel", "sta", "rin", "hoe", "gul", "per", "zij", "wen", "tak")
SEED = 4
LEAST_LETTERS = 4

MANY: Mapping[str, tuple[str, str, str]] = {
    **{name: (table(name), "practicepage_id", "term_id") for name in TERM_FIELDS},
    "areas": (table("areas"), "practicepage_id", "area_id"),
    "domains": (PracticeDomain._meta.db_table, "content_object_id", "tag_id"),
}
"""By field where it is kept: the table, the column of the practice, and that of the term, area or domain."""
FUNDING = Edition.funding.through._meta.db_table
EDITIONS, PARTNERS, KEYWORDS = (model._meta.db_table for model in (Edition, PracticePartner, PracticeKeyword))


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice as it lies in the database: its row of all pages, its own, and by table those that name it."""

    page: Row
    own: Row
    linked: Mapping[str, Sequence[Row]]

    def ids(self, field: str) -> list[int]:
        """Of the terms, areas or domains in this field."""
        kept, _, column = MANY[field]
        return [row[column] for row in self.linked[kept]]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the made practices are mixed from, and the first ids that are free."""

    real: Sequence[Practice]
    addresses: Mapping[str, str]
    """By tree path of a coalition its address."""
    keywords: Sequence[int]
    page_id: int
    edition_id: int


def mixed(ground: Ground) -> Iterator[Practice]:
    """Practices without end, each below the coalition of a real one. Every one has a partner with a name of its own,
    so that the words grow with the pages.
    """
    chance = random.Random(SEED)  # noqa: S311  the same practices each time
    pieces = [piece for one in ground.real for piece in pieces_of(one)]
    for number in count():
        named, summarised, coded, dated = (chance.choice(ground.real) for _ in range(4))
        page_id, edition_id = ground.page_id + number, ground.edition_id + number
        title = title_of(named.page["title"], summarised.page["title"], chance)
        story = [block(kind, " ".join(chance.choices(pieces, k=PIECES)), chance) for kind in ("waarom", "hoe")]
        linked = {
            kept: renamed(chance.choice((coded, named)).linked[kept], column, page_id)
            for kept, column, _ in MANY.values()
        }
        linked[PARTNERS] = renamed((*named.linked[PARTNERS], partner(chance)), "practice_id", page_id)
        linked[KEYWORDS] = keywords(ground.keywords, page_id, chance)
        edition = {"practice_id": page_id, "id": edition_id}
        linked[EDITIONS] = [{**row, **edition} for row in dated.linked[EDITIONS][:1]]
        linked[FUNDING] = renamed(dated.linked[FUNDING], "edition_id", edition_id)
        own = {"page_ptr_id": page_id, "summary": summarised.own["summary"], "story": json.dumps(story)}
        yield Practice(page_of(coded.page, page_id, title, ground, chance), {**coded.own, **own}, linked)


def page_of(real: Row, page_id: int, title: str, ground: Ground, chance: random.Random) -> Row:
    """A page beside the real one, after all pages there are."""
    above = real["path"][: -Page.steplen]
    slug = f"{slugify(title)[:200]}-{page_id}"
    return {
        **real,
        "id": page_id,
        "path": Page._get_path(above, real["depth"], page_id),
        "title": title,
        "draft_title": title,
        "slug": slug,
        "url_path": f"{ground.addresses[above]}{slug}/",
        "translation_key": uuid(chance),
        "latest_revision_id": None,
        "live_revision_id": None,
    }


def uuid(chance: random.Random) -> str:
    return UUID(int=chance.getrandbits(128), version=4).hex


def renamed(rows: Sequence[Row], column: str, number: int) -> list[Row]:
    """These rows of a real practice, for a made one."""
    return [{key: value for key, value in row.items() if key != "id"} | {column: number} for row in rows]


def block(kind: str, words: str, chance: random.Random) -> dict[str, str]:
    return {"type": kind, "value": f"<p>{escape(words)}</p>", "id": uuid(chance)}


def partner(chance: random.Random) -> Row:
    name = "Stichting " + "".join(chance.choices(SYLLABLES, k=4)).capitalize()
    return {"name": name, "kind_id": None, "role_id": None, "sort_order": 99}


def keywords(tags: Sequence[int], page_id: int, chance: random.Random) -> list[Row]:
    return [
        {"content_object_id": page_id, "tag_id": tag}
        for tag in chance.sample(tags, min(len(tags), chance.randint(0, MOST_KEYWORDS)))
    ]


def pieces_of(one: Practice) -> list[str]:
    """What a practice says in its own words, in pieces."""
    said = [value for name, value in one.own.items() if name.endswith("_words")]
    words = " ".join([one.own["summary"], *said, strip_tags(one.own["pitfalls"].replace("<", " <"))]).split()
    return [" ".join(words[at : at + WORDS_OF_A_PIECE]) for at in range(0, len(words), WORDS_OF_A_PIECE)]


def title_of(first: str, second: str, chance: random.Random) -> str:
    """The beginning of one title and the end of another."""
    begins, ends = first.split(), second.split()
    return " ".join([*begins[: chance.randint(1, 4)], *ends[-chance.randint(1, 3) :]])


def words_of(real: Sequence[Practice]) -> list[str]:
    """The words of real titles and summaries, each once."""
    said = [word for one in real for word in fold(f"{one.page['title']} {one.own['summary']}").split()]
    return sorted({word for word in said if len(word) >= LEAST_LETTERS and word.isalpha()})


CHOSEN: Mapping[str, frozenset[str]] = {
    "sector": frozenset({"po"}),
    "tijdstip": frozenset({"na-schooltijd", "tijdens-schooltijd"}),
}
ALL_FACETS = tuple(facet.name for facet in FACETS if Kind.PRACTICE in facet.kinds)


def texts(words: Sequence[str], number: int) -> list[str]:
    """Texts of two of these words, none twice."""
    chance = random.Random(SEED + 1)  # noqa: S311
    return list(dict.fromkeys(" ".join(chance.sample(words, 2)) for _ in range(number)))


def text_only(text: str, synonyms: Synonyms, size: int = 1) -> Query:
    """This text with nothing chosen and nothing counted."""
    return Query(Kind.PRACTICE, ask(text, synonyms), size=size)


def query(text: str, synonyms: Synonyms) -> Query:
    """This text with two facets chosen and all counted."""
    return Query(Kind.PRACTICE, ask(text, synonyms), CHOSEN, ALL_FACETS)
