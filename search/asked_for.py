"""What readers looked for in the last 90 days, for editors; and forgetting it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Max, QuerySet, Sum
from django.utils import timezone

from search.counting import week_of
from search.models import AskedInWeek

DAYS_KEPT = 90
FEWEST = 3
"""Times that a text must be asked before anybody sees it: what one person typed once is nobody's business."""
LONGEST_LIST = 25


@dataclass(frozen=True)
class AskedText:
    """A folded text and its counts in the last 90 days."""

    text: str
    asked: int
    without_results: int
    opened: int


@dataclass(frozen=True)
class AskedLists:
    """Each with what was asked most first, and at most 25 texts."""

    most: list[AskedText]
    without_results: list[AskedText]
    never_opened: list[AskedText]


def asked_lists() -> AskedLists:
    """The three lists of today. Whoever found nothing could not open anything, so that is not in the third."""
    texts = _texts().filter(all_asked__gte=FEWEST).order_by("-all_asked", "text")
    return AskedLists(
        most=_rows(texts),
        without_results=_rows(texts.filter(all_without__gt=0).order_by("-all_without", "-all_asked", "text")),
        never_opened=_rows(texts.filter(all_opened=0, all_without__lt=F("all_asked"))),
    )


def forget() -> int:
    """Delete the weeks that began more than 90 days ago, and the texts that were asked less than three times and not
    in this week; returns how many rows.
    """
    old, _ = AskedInWeek.objects.filter(week__lt=_oldest()).delete()
    seldom = _texts().filter(all_asked__lt=FEWEST, last__lt=week_of()).values("text")
    few, _ = AskedInWeek.objects.filter(text__in=seldom).delete()
    return old + few


def _oldest() -> date:
    return timezone.localdate() - timedelta(days=DAYS_KEPT)


def _texts() -> "QuerySet[Any, Any]":
    return (
        AskedInWeek.objects.filter(week__gte=_oldest())
        .order_by()
        .values("text")
        .annotate(
            all_asked=Sum("asked"), all_without=Sum("without_results"), all_opened=Sum("opened"), last=Max("week")
        )
    )


def _rows(texts: "QuerySet[Any, Any]") -> list[AskedText]:
    return [
        AskedText(row["text"], row["all_asked"], row["all_without"], row["all_opened"]) for row in texts[:LONGEST_LIST]
    ]
