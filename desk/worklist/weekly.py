"""On Monday morning every coordinator gets the first ten rows of the worklist by mail, unless they said no."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.utils import timezone

from coalitions.authority.people import national_editors
from coalitions.models import RegionAccess
from desk.models import NoWeekly
from desk.worklist.listing import worklist
from desk.worklist.steps import item
from desk.worklist.whose import places_in
from mail.letters import letter
from mail.models import Message
from mail.outbox import post

MONDAY, FIRST_HOUR = 0, 6
MOST_ROWS = 10
SIGNER = signing.Signer(salt="desk.worklist.weekly")
Regions = frozenset[int]


def mail(now: datetime) -> None:
    """Once for each week and person; nothing to who has nothing to do, or was mailed already."""
    here = timezone.localtime(now)
    if here.weekday() != MONDAY or here.hour < FIRST_HOUR:
        return
    year, week, _day = here.isocalendar()
    before = f"worklist:{year}-{week:02}:"
    mailed = set(Message.objects.filter(key__startswith=before).values_list("key", flat=True))
    for regions, people in _readers():
        waiting = [person for person in people if f"{before}{person.pk}" not in mailed]
        if waiting:
            _mail_about(regions, waiting, before, now)


@transaction.atomic
def _mail_about(regions: Regions, people: list[Any], before: str, now: datetime) -> None:
    places = places_in(RegionAccess.objects.filter(region__in=regions))
    listed = worklist(places.paths, now)
    counts, found = listed.counts, listed.rows(0, MOST_ROWS)
    if not found:
        return
    for person in people:
        text = letter(
            "worklist/week",
            regions=", ".join(region.title for region in places.regions),
            rows=[item(row, places, person) for row in found],
            total=sum(counts.values()),
            counts=[(kind.label, number) for kind, number in counts.items()],
            token=token_for(person),
        )
        post(text, key=f"{before}{person.pk}", to=person.email, confidential=True)


def _readers() -> Iterator[tuple[Regions, list[Any]]]:
    """Who coordinates the same regions gets the same list; the national editors that of what they coordinate."""
    rows = RegionAccess.objects.filter(region__national=False).values_list("coordinators__user", "region_id")
    national = set(RegionAccess.objects.filter(region__national=True).values_list("region_id", flat=True))
    regions: dict[int, set[int]] = {person.pk: set(national) for person in national_editors()}
    for person_id, region in rows:
        regions.setdefault(person_id, set()).add(region)
    people = get_user_model()._default_manager.filter(pk__in=regions, is_active=True)
    together: dict[Regions, list[Any]] = {}
    for person in people.exclude(pk__in=NoWeekly.objects.values("pk")).order_by("pk"):
        together.setdefault(frozenset(regions[person.pk]), []).append(person)
    yield from together.items()


def wants_mail(user: Any) -> bool:
    """Unless they said no."""
    return not NoWeekly.objects.filter(user=user).exists()


def choose(user: Any, *, wanted: bool) -> None:
    """From now on with, or without."""
    if wanted:
        NoWeekly.objects.filter(user=user).delete()
    else:
        NoWeekly.objects.get_or_create(user=user)


def token_for(user: Any) -> str:
    """What the link in the mail carries. It ends the mail, and opens nothing else."""
    return SIGNER.sign(str(user.pk))


def reader_of(token: str) -> Any:
    """Whose mail that is; None for a token that we did not sign, or of somebody who is gone."""
    try:
        return get_user_model()._default_manager.filter(pk=SIGNER.unsign(token), is_active=True).first()
    except signing.BadSignature:
        return None
