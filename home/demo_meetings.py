"""Example meetings of every kind, dated from today on, for work on one's own machine. Each says that it is one."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from coalitions.models import RegionPage
from events.models import LIVING, EventPage, Seating, State, Zone
from events.telling import when_and_where
from practices.models import PracticePage
from vocabularies.models import Domain

MEETINGS = Path(__file__).parent / "data" / "bijeenkomsten.json"
# Contents of Dutch pages, so no messages to translate.
IS_AN_EXAMPLE = "Dit is een voorbeeld, geen echte bijeenkomst."
SATURDAY = 5
Row = dict[str, Any]


def demo_meetings(today: date) -> list[str]:
    """Make what is missing, and date anew what nobody wrote in or signed up for; their titles. Only where the settings
    have demo people.
    """
    if not getattr(settings, "DEMO_PEOPLE", {}):
        return []
    rows: list[Row] = json.loads(MEETINGS.read_text())["bijeenkomsten"]
    regions = {region.slug: region for region in RegionPage.objects.all()}
    return [str(_made(row, regions[row["regio"]], today)) for row in rows if row["regio"] in regions]


@transaction.atomic
def _made(row: Row, region: RegionPage, today: date) -> EventPage:
    known: EventPage | None = EventPage.objects.filter(external_id=f"voorbeeld:{row['id']}").first()
    page: EventPage = known or region.add_child(instance=_written(row, today))
    if known is None:
        _fill(page, row)
    elif _is_touched(known) or known.starts_at == _moment(row, "van", today):
        return known
    page.starts_at, page.ends_at = _moment(row, "van", today), _moment(row, "tot", today)
    page.save_revision().publish()
    state = State.CANCELLED if row.get("afgelast") else State.PLANNED
    seating = {"seats": row["plaatsen"], "state": state, "told": when_and_where(page)}
    Seating.objects.update_or_create(event=page, defaults=seating)
    return page


def _is_touched(page: EventPage) -> bool:
    """Whether a person changed it, or wants to come."""
    return bool(page.revisions.filter(user__isnull=False).exists() or page.sign_ups.filter(stage__in=LIVING).exists())


def _written(row: Row, today: date) -> EventPage:
    return EventPage(
        title=f"Voorbeeld: {row['titel']}",
        slug=f"voorbeeld-{row['id']}",
        external_id=f"voorbeeld:{row['id']}",
        kind=row["soort"],
        summary=f"{IS_AN_EXAMPLE} {row['tekst']}",
        starts_at=_moment(row, "van", today),
        ends_at=_moment(row, "tot", today),
        time_zone=row.get("klok", Zone.NETHERLANDS),
        place=row.get("plaats", ""),
        online_link=row.get("link", ""),
        accessibility=row.get("toegankelijkheid", ""),
        for_whom=row.get("voor_wie", ""),
        cost=row["kosten"],
        needs_why=row.get("wensen", ""),
        report=row.get("oogst", {}).get("verslag", ""),
    )


def _fill(page: EventPage, row: Row) -> None:
    page.domains.add(*Domain.objects.filter(slug__in=row["domeinen"]))
    for practice in _practices(row["praktijken"]):
        page.presented.create(practice=practice)
    for question in row.get("vragen", []):
        page.questions.create(text=question)
    harvest = row.get("oogst", {})
    for asked in harvest.get("vragen", []):
        page.asked.create(question=asked["vraag"], answer=asked["antwoord"])
    for agreed in harvest.get("afspraken", []):
        page.agreements.create(text=agreed["wat"], who=agreed["wie"])


def _practices(ids: Iterable[str]) -> list[PracticePage]:
    found = {page.external_id: page for page in PracticePage.objects.filter(external_id__in=ids)}
    return [found[each] for each in ids if each in found]


def _moment(row: Row, hour: str, today: date) -> datetime:
    """So many days from today, but never in a weekend: what is to come a little later, what was a little earlier."""
    day = today + timedelta(days=row["over_dagen"])
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1 if row["over_dagen"] > 0 else -1)
    zone = ZoneInfo(row.get("klok", Zone.NETHERLANDS))
    return datetime.combine(day, time.fromisoformat(row[hour]), zone)
