"""The coded facts of many practices at once: one query for all many-to-many fields together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import CharField, QuerySet, Value

from practices.models import Edition, PracticeDomain, PracticePage

TERM_FIELDS = (
    "activities",
    "sectors",
    "groups",
    "target_groups",
    "moments",
    "participation",
    "places",
    "guides",
    "coherence",
)
Codes = Mapping[str, list[int]]


def codes_of(practices: Iterable[int]) -> Mapping[int, Codes]:
    """Per practice the ids of its terms (by field), its `areas` and its `domains`."""
    ids = list(practices)
    found: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    first, *others = [_rows(name, ids) for name in (*TERM_FIELDS, "areas")] + [_domains(ids)]
    for name, practice, value in first.union(*others, all=True):
        found[practice][name].append(value)
    return found


def _rows(name: str, ids: list[int]) -> "QuerySet[PracticePage, tuple[str, int, int]]":
    through = getattr(PracticePage, name).through
    other = "area_id" if name == "areas" else "term_id"
    rows: QuerySet[PracticePage, tuple[str, int, int]] = through.objects.filter(practicepage_id__in=ids).values_list(
        Value(name, output_field=CharField()), "practicepage_id", other
    )
    return rows.order_by()


def _domains(ids: list[int]) -> "QuerySet[PracticeDomain, tuple[str, int, int]]":
    found = PracticeDomain.objects.filter(content_object_id__in=ids)
    rows: QuerySet[PracticeDomain, tuple[str, int, int]] = found.values_list(
        Value("domains", output_field=CharField()), "content_object_id", "tag_id"
    )
    return rows.order_by()


def newest_editions(practices: Iterable[int]) -> Mapping[int, Edition]:
    """Per practice its newest edition: the highest year; without years the first on the form."""
    newest: dict[int, Edition] = {}
    for edition in Edition.objects.filter(practice_id__in=list(practices)).order_by("sort_order", "pk"):
        held = newest.get(edition.practice_id)
        if held is None or (edition.year or 0) > (held.year or 0):
            newest[edition.practice_id] = edition
    return newest


def funding_of(editions: Iterable[Edition]) -> Mapping[int, list[int]]:
    """Per practice the ids of the terms that say who paid for this edition of it."""
    practices = {edition.pk: edition.practice_id for edition in editions}
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = Edition.funding.through.objects.filter(edition_id__in=practices)
    for edition, term in rows.values_list("edition_id", "term_id"):
        found[practices[edition]].append(term)
    return found
