"""Meetings that are planned, moved and changed at random: the rules of a property test."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from coalitions.models import RegionPage
from events.models import EventPage
from tests.search.curators import edit, one_of
from tests.search.drawn import CODED, LASTS, MOMENTS, NAMES, WHICH, ZONES
from tests.search.tree import below, code

WAYS = st.sampled_from([("", "https://video.example/1"), ("Buurthuis", ""), ("Buurthuis", "https://video.example/1")])


class Organisers(RuleBasedStateMachine):
    """Coordinators with an agenda."""

    @rule(which=WHICH, title=NAMES, coded=CODED, start=MOMENTS, lasts=LASTS, zone=ZONES, ways=WAYS)
    def plans_a_meeting(
        self,
        which: int,
        title: str,
        coded: dict[str, list[str]],
        start: datetime,
        lasts: timedelta,
        zone: str,
        ways: tuple[str, str],
    ) -> None:
        if region := one_of(RegionPage, which):
            page = EventPage(title=title, summary=title, kind=("webinar", "markt")[which % 2], time_zone=zone)
            page.starts_at, page.ends_at = start, start + lasts
            page.place, page.online_link = ways
            code(page, {name: coded[name] for name in ("activities", "domains")})
            below(region, page)

    @rule(which=WHICH, start=MOMENTS, lasts=LASTS, zone=ZONES)
    def picks_another_day(self, which: int, start: datetime, lasts: timedelta, zone: str) -> None:
        def change(page: EventPage) -> None:
            page.starts_at, page.ends_at, page.time_zone = start, start + lasts, zone

        edit(EventPage, which, change)
