"""What the index knows of meetings, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page

from coalitions.review.waiting import REGION
from events.models import EventAgreement, EventAsked, EventDomain, EventPage, EventSpeaker
from search.page_facts import Facts, Meeting, plain
from search.port import Kind

COLUMNS = (
    "pk", "path", "title", "summary", "programme", "report", "place", "for_whom", "kind", "starts_at", "ends_at",
    "time_zone", "online_link",
)  # fmt: skip


def meetings(ids: list[int]) -> list[Facts]:
    """Of those of these pages that are findable meetings."""
    rows = list(EventPage.objects.findable().filter(pk__in=ids).values(*COLUMNS))
    holders = _holders({path for row in rows for path in _above(row["path"])})
    activities = EventPage.activities.through.objects.filter(eventpage_id__in=ids)
    domains = EventDomain.objects.filter(content_object_id__in=ids)
    terms = {
        "activities": _by_page(activities.values_list("eventpage_id", "term_id")),
        "domains": _by_page(domains.values_list("content_object_id", "tag_id")),
    }
    speakers = _by_page(EventSpeaker.objects.filter(event_id__in=ids).values_list("event_id", "name"))
    harvest = _harvest(ids)
    return [
        _meeting(
            row,
            [holders[path] for path in _above(row["path"])],
            {name: found[row["pk"]] for name, found in terms.items()},
            speakers[row["pk"]],
            harvest[row["pk"]],
        )
        for row in rows
    ]


def _above(path: str) -> list[str]:
    """Its region, and its coalition where it has one."""
    return [path[: depth * Page.steplen] for depth in range(REGION, len(path) // Page.steplen)]


def _harvest(ids: list[int]) -> Mapping[int, list[str]]:
    """What was asked and agreed there."""
    asked = EventAsked.objects.filter(event_id__in=ids).order_by("pk").values_list("event_id", "question", "answer")
    agreed = EventAgreement.objects.filter(event_id__in=ids).order_by("pk").values_list("event_id", "text")
    return _by_page([*((page, f"{question} {answer}") for page, question, answer in asked), *agreed])


def _meeting(
    row: dict[str, Any],
    holders: list[tuple[str, str]],
    terms: dict[str, list[int]],
    speakers: list[str],
    harvest: list[str],
) -> Facts:
    prose = (plain(row["programme"]), plain(row["report"]), *harvest, row["for_whom"], row["place"])
    return Facts(
        kind=Kind.MEETING,
        page_id=row["pk"],
        title=row["title"],
        summary=row["summary"],
        prose=" \n".join(prose),
        names=(*(title for _slug, title in holders), *speakers),
        terms=terms,
        meeting=Meeting(
            kind=row["kind"],
            region=holders[0][0],
            online=bool(row["online_link"]),
            at_a_place=bool(row["place"]),
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            zone=row["time_zone"],
        ),
    )


def _holders(paths: set[str]) -> Mapping[str, tuple[str, str]]:
    rows = Page.objects.filter(path__in=paths).values_list("path", "slug", "title")
    return {path: (slug, title) for path, slug, title in rows}


def _by_page(pairs: Iterable[tuple[int, Any]]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for page, value in pairs:
        found[page].append(value)
    return found
