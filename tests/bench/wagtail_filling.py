"""Wagtail's indexes filled at once: `update_index` asks for relations page by page, and needs hours for 100,000."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from elasticsearch.helpers import streaming_bulk
from modelsearch.backends.elasticsearch8 import Elasticsearch8Mapping
from taggit.models import Tag
from wagtail.rich_text import get_text_for_indexing
from wagtail.search.models import IndexEntry

from practices.models import PracticePage
from search.facts import PRACTICE_WORDS
from tests.bench.generated import EDITIONS, FUNDING, KEYWORDS, PARTNERS, Practice, Row
from tests.bench.loaded import insert, settle
from tests.bench.wagtail_search import EDITION_WORDS, FACET_FIELDS, LANGUAGE
from vocabularies.wordbook import Wordbook

BATCH = 1_000
PAGE_COLUMNS = (
    "title",
    "id",
    "live",
    "owner_id",
    "content_type_id",
    "path",
    "depth",
    "locked",
    "show_in_menus",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "locale_id",
    "translation_key",
)
OF_PRACTICE = "practices_practicepage__"
NOT_SAID = ("_filter", "_edgengrams", "pk", "title", "_django_content_type")
Document = dict[str, Any]


class Documents:
    """What Wagtail would index of practices, from their rows: `Elasticsearch8Mapping.get_document` of each."""

    def __init__(self) -> None:
        book = Wordbook.read()
        self._terms, self._areas, self._domains = book.terms, book.areas, book.domains
        self._tags = dict(Tag.objects.values_list("pk", "name"))
        self._types = Elasticsearch8Mapping(PracticePage).get_all_content_types()

    def of(self, practice: Practice) -> Document:
        page, own = practice.page, practice.own
        words = {name: own[name] for name in ("summary", *PRACTICE_WORDS)}
        prose = {"story": texts_of(own["story"]), "pitfalls": [get_text_for_indexing(own["pitfalls"])]}
        ids = {field: practice.ids(field) for field in FACET_FIELDS.values()}
        return {
            "pk": str(page["id"]),
            "_django_content_type": self._types,
            "title": page["title"],
            "title_edgengrams": page["title"],
            "_edgengrams": [page["title"]],
            **{f"{name}_filter": page[name] for name in PAGE_COLUMNS},
            **{f"{OF_PRACTICE}{name}": value for name, value in (words | prose | self._linked(practice)).items()},
            **{f"{OF_PRACTICE}{field}": self._named(field, pks) for field, pks in ids.items()},
            **{f"{OF_PRACTICE}{field}_filter": pks for field, pks in ids.items()},
        }

    def _named(self, field: str, pks: Iterable[int]) -> list[Document]:
        words: Mapping[int, Any] = {"areas": self._areas, "domains": self._domains}.get(field, self._terms)
        return [{"name": words[pk].name, "slug_filter": words[pk].slug} for pk in pks]

    def _linked(self, practice: Practice) -> Document:
        partners, editions = practice.linked[PARTNERS], practice.linked[EDITIONS]
        return {
            "keywords": [{"name": self._tags[row["tag_id"]]} for row in practice.linked[KEYWORDS]],
            "partners": [{"name": row["name"], "kind": self._term(row["kind_id"])} for row in partners],
            "editions": [self._edition(row, practice.linked[FUNDING]) for row in editions],
        }

    def _edition(self, edition: Row, funding: Sequence[Row]) -> Document:
        paid = [self._term(row["term_id"]) for row in funding if row["edition_id"] == edition["id"]]
        return {**{name: edition[name] for name in EDITION_WORDS}, "funding": paid}

    def _term(self, pk: int | None) -> Document | None:
        return {"name": self._terms[pk].name} if pk else None


def texts_of(story: str) -> list[str]:
    """The words of a story, those of measurements too."""
    found: list[str] = []
    for block in json.loads(story):
        value = block["value"]
        found += [get_text_for_indexing(value)] if isinstance(value, str) else [value["soort"], value["uitkomst"]]
    return found


def said(value: Any) -> Iterator[str]:
    """The words in a document, its title excepted."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from said(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if not name.endswith(NOT_SAID):
                yield from said(one)


def fill_elasticsearch(backend: Any, practices: Iterable[Practice]) -> None:
    """An index made by Wagtail, with these practices in it and merged to one segment."""
    documents = Documents()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(PracticePage))
    index = rebuilder.start()
    index.add_model(PracticePage)
    actions = ({"_index": index.name, "_id": one.page["id"], **documents.of(one)} for one in practices)
    for _ in streaming_bulk(backend.es, actions, chunk_size=BATCH):
        pass
    rebuilder.finish()
    backend.es.options(request_timeout=300).indices.forcemerge(index=index.name, max_num_segments=1)


def fill_database(backend: Any, practices: Iterable[Practice]) -> None:
    """Wagtail's rows for these practices, with the vectors that PostgreSQL makes of their words."""
    documents, rest = Documents(), iter(practices)
    kind = ContentType.objects.get_for_model(PracticePage).pk
    index = backend.get_index_for_model(PracticePage)
    index.reset()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE said (id text, title text, body text)")
        while batch := list(islice(rest, BATCH)):
            insert("said", [row_of(documents.of(one)) for one in batch])
            cursor.execute(ENTRIES, [kind])
            cursor.execute("TRUNCATE said")
    index._refresh_title_norms(full=True)
    settle()


def row_of(document: Document) -> Row:
    return {"id": document["pk"], "title": document["title"], "body": " ".join(said(document))}


ENTRIES = f"""
    INSERT INTO {IndexEntry._meta.db_table}
        (content_type_id, object_id, title, autocomplete, body, title_norm, title_text, body_text)
    SELECT %s, id, setweight(to_tsvector('{LANGUAGE}', title), 'A'), setweight(to_tsvector('simple', title), 'D'),
        setweight(to_tsvector('{LANGUAGE}', body), 'D'), 1.0, title, body
    FROM said
"""  # noqa: S608
