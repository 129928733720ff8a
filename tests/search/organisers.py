"""Meetings that are planned, moved and changed at random: the rules of a property test."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from coalitions.models import CoalitionPage, RegionPage
from events.models import CoalitionEventPage, EventPage
from tests.search.curators import edit, one_of
from tests.search.drawn import CODED, LASTS, MOMENTS, NAMES, WHICH, ZONES
from tests.search.tree import below, code

HOLDERS = st.sampled_from([RegionPage, CoalitionPage])
WAYS = st.sampled_from([("", "https://video.example/1"), ("Buurthuis", ""), ("Buurthuis", "https://video.example/1")])


class Organisers(RuleBasedStateMachine):
    """Coordinators with an agenda."""

    @rule(which=WHICH, holder=HOLDERS, title=NAMES, coded=CODED, start=MOMENTS, lasts=LASTS, zone=ZONES, ways=WAYS)
    def plans_a_meeting(
        self,
        which: int,
        holder: type[RegionPage] | type[CoalitionPage],
        title: str,
        coded: dict[str, list[str]],
        start: datetime,
        lasts: timedelta,
        zone: str,
        ways: tuple[str, str],
    ) -> None:
        if place := one_of(holder, which):
            made = EventPage if holder is RegionPage else CoalitionEventPage
            page = made(title=title, summary=title, kind=("webinar", "markt")[which % 2], time_zone=zone)
            page.starts_at, page.ends_at = start, start + lasts
            page.place, page.online_link = ways
            code(page, {name: coded[name] for name in ("activities", "domains")})
            below(place, page)

    @rule(which=WHICH, start=MOMENTS, lasts=LASTS, zone=ZONES)
    def picks_another_day(self, which: int, start: datetime, lasts: timedelta, zone: str) -> None:
        def change(page: EventPage) -> None:
            page.starts_at, page.ends_at, page.time_zone = start, start + lasts, zone

        edit(EventPage, which, change)
