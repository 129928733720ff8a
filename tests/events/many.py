"""More meetings than anybody plans by hand: rows put in as they are."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from coalitions.models import RegionPage
from events.models import EventDomain, EventKind, EventPage, Seating, Zone
from tests.bench.loaded import insert, rows_of
from tests.events.meetings import a_meeting
from vocabularies.models import Domain

DAYS = 4 * 365
"""Over which they are spread, most of them still to come."""
PAGES, OWN = Page._meta.db_table, EventPage._meta.db_table


def many(region: RegionPage, count: int) -> None:
    """So many more, half of them with seats, each about a development domain; no ticket is written for them."""
    first = a_meeting(region, title="De eerste van veel")
    page = next(row for row in rows_of(PAGES) if row["id"] == first.pk)
    own = next(row for row in rows_of(OWN) if row["page_ptr_id"] == first.pk)
    numbers = range(1, count)
    insert(PAGES, [_page(page, first, number) for number in numbers])
    insert(OWN, [_own(own, first, number, count) for number in numbers])
    Page.objects.filter(pk=region.pk).update(numchild=F("numchild") + count - 1)
    made = range(first.pk, first.pk + count)
    Seating.objects.bulk_create([Seating(event_id=pk, seats=20) for pk in made[::2]])
    domains = list(Domain.objects.values_list("pk", flat=True))
    EventDomain.objects.bulk_create(EventDomain(content_object_id=pk, tag_id=domains[pk % len(domains)]) for pk in made)


def _page(row: dict[str, Any], first: EventPage, number: int) -> dict[str, Any]:
    slug = f"{first.slug}-{number}"
    title = f"Samen leren {number}"
    last = EventPage._str2int(first.path[-EventPage.steplen :])
    return {
        **row,
        "id": first.pk + number,
        "path": EventPage._get_path(first.path[: -EventPage.steplen], first.depth, last + number),
        "translation_key": uuid4() if connection.vendor == "postgresql" else uuid4().hex,
        "slug": slug,
        "url_path": f"{row['url_path'].removesuffix(first.slug + '/')}{slug}/",
        "title": title,
        "draft_title": title,
    }


def _own(row: dict[str, Any], first: EventPage, number: int, count: int) -> dict[str, Any]:
    starts_at = timezone.now() + timedelta(days=DAYS * (number / count - 0.25))
    adapted = connection.ops.adapt_datetimefield_value
    return {
        **row,
        "page_ptr_id": first.pk + number,
        "kind": EventKind.values[number % len(EventKind.values)],
        "starts_at": adapted(starts_at),
        "ends_at": adapted(starts_at + timedelta(hours=2)),
        "time_zone": Zone.values[number % 10 == 0],
    }
