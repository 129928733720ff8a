"""What the index knows of meetings, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page

from events.models import EventDomain, EventPage, EventSpeaker
from search.page_facts import Facts, Meeting, plain
from search.port import Kind

COLUMNS = (
    "pk", "path", "title", "summary", "programme", "place", "for_whom", "kind", "starts_at", "ends_at", "time_zone",
    "online_link",
)  # fmt: skip


def meetings(ids: list[int]) -> list[Facts]:
    """Of those of these pages that are findable meetings."""
    rows = list(EventPage.objects.findable().filter(pk__in=ids).values(*COLUMNS))
    regions = _regions({row["path"][: -Page.steplen] for row in rows})
    activities = EventPage.activities.through.objects.filter(eventpage_id__in=ids)
    domains = EventDomain.objects.filter(content_object_id__in=ids)
    terms = {
        "activities": _by_page(activities.values_list("eventpage_id", "term_id")),
        "domains": _by_page(domains.values_list("content_object_id", "tag_id")),
    }
    speakers = _by_page(EventSpeaker.objects.filter(event_id__in=ids).values_list("event_id", "name"))
    return [
        _meeting(
            row,
            regions[row["path"][: -Page.steplen]],
            {name: found[row["pk"]] for name, found in terms.items()},
            speakers[row["pk"]],
        )
        for row in rows
    ]


def _meeting(row: dict[str, Any], region: tuple[str, str], terms: dict[str, list[int]], speakers: list[str]) -> Facts:
    slug, title = region
    return Facts(
        kind=Kind.MEETING,
        page_id=row["pk"],
        title=row["title"],
        summary=row["summary"],
        prose=" \n".join((plain(row["programme"]), row["for_whom"], row["place"])),
        names=(title, *speakers),
        terms=terms,
        meeting=Meeting(
            kind=row["kind"],
            region=slug,
            online=bool(row["online_link"]),
            at_a_place=bool(row["place"]),
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            zone=row["time_zone"],
        ),
    )


def _regions(paths: set[str]) -> Mapping[str, tuple[str, str]]:
    rows = Page.objects.filter(path__in=paths).values_list("path", "slug", "title")
    return {path: (slug, title) for path, slug, title in rows}


def _by_page(pairs: Iterable[tuple[int, Any]]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for page, value in pairs:
        found[page].append(value)
    return found
