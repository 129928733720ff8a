"""“I do this one”, and putting a row off. Both are about rows that stand on the worklist of who says so."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.authority.people import NATIONAL_EDITORS
from coalitions.refusal import Refused
from desk.models import Snoozed, Taken
from desk.worklist.listing import Worklist
from desk.worklist.rows import EVERYWHERE, Found

LONGEST = relativedelta(years=1)
LONGEST_REASON = 200


def takers(found: Iterable[Found]) -> Mapping[str, Any]:
    """By key who is on it. Whoever no longer coordinates there does not count."""
    places = {row.key: row.place for row in found}
    rows = Taken.objects.filter(key__in=places, by__is_active=True).select_related("by")
    groups = rows.annotate(region=F("by__groups__coordinates__region__path"), group=F("by__groups__name"))
    return {row.key: row.by for row in groups if _counts(row, places[row.key])}


def _counts(row: Any, place: str) -> bool:
    if row.by.is_superuser or row.group == NATIONAL_EDITORS:
        return True
    return bool(row.region) and place.startswith(row.region)


@transaction.atomic
def take(listed: Worklist, key: str, user: Any, now: datetime) -> None:
    """Of two who do so at once one has it, and the other reads who. Raises Refused."""
    found = _on(listed, key)
    row, made = Taken.objects.get_or_create(key=key, defaults={"by": user, "at": now})
    if made or row.by_id == user.pk:
        return
    holds = takers([found]).get(key)
    left = holds is None and Taken.objects.filter(pk=row.pk, by=row.by_id).update(by=user, at=now)
    if not left:
        raise Refused(_("%(name)s has just taken this up.") % {"name": holds or row.by})


@transaction.atomic
def put_back(key: str, user: Any) -> None:
    """Somebody else may do it. Only who took it says so. Raises Refused."""
    if not Taken.objects.filter(key=key, by=user).delete()[0]:
        raise Refused(_("You are not on this one."))


@transaction.atomic
def snooze(listed: Worklist, key: str, user: Any, now: datetime, until: str, reason: str) -> None:
    """Nobody sees it before that day but in the list of what was put off. Raises Refused."""
    day, why = _day(until, timezone.localdate(now)), " ".join(reason.split())
    if not why:
        raise Refused(_("Say in a few words why it can wait; your colleagues read it."))
    if len(why) > LONGEST_REASON:
        raise Refused(_("Say it shorter: at most 200 characters."))
    _on(listed, key)
    Snoozed.objects.filter(key=key, until__lte=timezone.localdate(now)).delete()
    row, made = Snoozed.objects.get_or_create(key=key, defaults={"by": user, "until": day, "reason": why})
    if not made and (row.until, row.reason) != (day, why):
        said = {"name": row.by or _("Somebody"), "when": date_format(row.until, "j F Y")}
        raise Refused(_("%(name)s has just put this off until %(when)s.") % said)


@transaction.atomic
def bring_back(listed: Worklist, key: str) -> None:
    """It stands in the list again. Raises Refused."""
    _on(listed, key)
    Snoozed.objects.filter(key=key).delete()


def _on(listed: Worklist, key: str) -> Found:
    found = listed.named([key])
    if not found:
        raise Refused(_("This is not on your worklist any more: it was done, or it is not yours."))
    return found[0]


def _day(text: str, today: date) -> date:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Refused(_("Fill in until which day it can wait."))
    if day <= today:
        raise Refused(_("Choose a day that is still to come."))
    if day > today + LONGEST:
        raise Refused(_("Choose a day within a year."))
    return day


def clear(now: datetime) -> None:
    """What was taken or put off and is done since. The list never asks these rows whether there is work."""
    listed = Worklist(EVERYWHERE, now)
    Snoozed.objects.filter(until__lte=timezone.localdate(now)).delete()
    for model in (Taken, Snoozed):
        held = list(model._default_manager.values_list("key", flat=True))
        alive = {found.key for found in listed.named(held)}
        model._default_manager.filter(key__in=set(held) - alive).delete()
