"""A database with the demo content, and with as many made practices as are wanted: rows put in as they are, since
saving 100,000 pages would take hours.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F, Max
from taggit.models import Tag
from wagtail.models import Page

from coalitions.models import CoalitionPage
from practices.models import Edition, PracticePage
from tests.bench.generated import EDITIONS, FUNDING, KEYWORDS, MANY, PARTNERS, Ground, Practice, Row, mixed, words_of
from tests.factories import a_site

DEMO = Path(__file__).resolve().parents[2] / "practices" / "data" / "praktijken.json"
BATCH = 5_000
KEYWORDS_IN_USE = 100
PAGES, OWN = Page._meta.db_table, PracticePage._meta.db_table
LINKED: Mapping[str, str] = {
    **{kept: column for kept, column, _ in MANY.values()},
    PARTNERS: "practice_id",
    KEYWORDS: "content_object_id",
    EDITIONS: "practice_id",
    FUNDING: "edition_id",
}
"""The tables beside the pages' own, each after what it points at, with the column that says whose a row is."""


class Loader:
    """Fills an empty database with the demo content, or other records, and at every call of `fill` with made ones."""

    def __init__(self, records: Path = DEMO) -> None:
        a_site()
        call_command("import_practices", records, stdout=StringIO())
        real = real_ones()
        self.words = words_of(real)
        self.ground = ground(real, self.words)
        self._made = mixed(self.ground)
        self._count = 0

    def fill(self, count: int) -> None:
        """Until there are so many made ones."""
        more = islice(self._made, count - self._count)
        with transaction.atomic():
            while batch := list(islice(more, BATCH)):
                put(batch)
        self._count = count

    def practices(self) -> Iterator[Practice]:
        """All that are in the database."""
        yield from self.ground.real
        yield from islice(mixed(self.ground), self._count)


def settle() -> None:
    """PostgreSQL's own upkeep, which the server of the tests does not do by itself."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def ground(real: Sequence[Practice], words: Sequence[str]) -> Ground:
    """With key words, which the demo content has none of."""
    tags = Tag.objects.bulk_create(Tag(name=word, slug=word) for word in words[:: len(words) // KEYWORDS_IN_USE or 1])
    return Ground(
        real=real,
        addresses=dict(CoalitionPage.objects.values_list("path", "url_path")),
        keywords=[tag.pk for tag in tags],
        page_id=1 + Page.objects.aggregate(most=Max("pk"))["most"],
        edition_id=1 + Edition.objects.aggregate(most=Max("pk"))["most"],
    )


def real_ones() -> list[Practice]:
    """The practices of the demo content as rows."""
    pages = {row["id"]: row for row in rows_of(PAGES)}
    linked = {table: by_owner(rows_of(table), column) for table, column in LINKED.items()}
    found = []
    for own in sorted(rows_of(OWN), key=lambda row: row["page_ptr_id"]):
        page_id = own["page_ptr_id"]
        mine = {table: rows[page_id] for table, rows in linked.items()}
        mine[FUNDING] = [row for edition in mine[EDITIONS] for row in linked[FUNDING][edition["id"]]]
        found.append(Practice(pages[page_id], own, mine))
    return found


def rows_of(table: str) -> Iterator[dict[str, Any]]:
    """As the database gives them, which is as it takes them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {quoted(table)}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def by_owner(rows: Iterator[Row], column: str) -> Mapping[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def put(made: Sequence[Practice]) -> None:
    insert(PAGES, [one.page for one in made])
    insert(OWN, [one.own for one in made])
    for table in LINKED:
        insert(table, [row for one in made for row in one.linked[table]])
    for path, children in Counter(one.page["path"][: -Page.steplen] for one in made).items():
        Page.objects.filter(path=path).update(numchild=F("numchild") + children)


def insert(table: str, rows: Sequence[Row]) -> None:
    """All at once; rows of a table have the same columns."""
    if not rows:
        return
    names = list(rows[0])
    values = ([row[name] for name in names] for row in rows)
    into = f"{quoted(table)} ({', '.join(map(quoted, names))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(names))})", values)  # noqa: S608


def quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
