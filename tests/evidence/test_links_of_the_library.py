"""Which links of the library the worker looks at and when, and which of them are dead."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from evidence import chores
from evidence.links import Reach
from evidence.models import EvidencePage, LinkState
from foundation.chores import REGISTERED
from tests.evidence.web import Web, reach


def now() -> datetime:
    return timezone.now()


def states() -> dict[str, LinkState]:
    return {state.page.title: state for state in LinkState.objects.select_related("page")}


def test_a_source_with_a_link_inside_never_causes_a_connection(make_source: Any, web: Web) -> None:
    make_source(title="Binnen", link=web.url())
    chores.check_due(now(), Reach(ports=frozenset({web.port})))
    assert not web.connections
    assert "binnen een netwerk" in states()["Binnen"].reason


def test_the_worker_looks_only_where_that_is_switched_on(make_source: Any, web: Web, settings: Any) -> None:
    assert settings.CHECK_LINKS is False
    make_source(title="Binnen", link=web.url())
    REGISTERED["evidence: links"].work()
    assert not LinkState.objects.exists()
    settings.CHECK_LINKS = True
    REGISTERED["evidence: links"].work()
    assert not web.connections
    assert "ongewone poort" in states()["Binnen"].reason


def test_of_one_host_one_is_asked_at_a_time_and_a_few_in_all(make_source: Any, web: Web) -> None:
    for number in range(2):
        make_source(title=f"Bron {number}", link=web.url(f"/{number}"))
    chores.check_due(now(), reach(web))
    assert web.asked == ["HEAD /0"]
    chores.check_due(now(), reach(web))
    assert web.asked == ["HEAD /0", "HEAD /1"]
    chores.check_due(now(), reach(web))
    assert len(web.asked) == 2


def test_three_hosts_are_asked_together(make_source: Any, web: Web) -> None:
    for number, host in enumerate(["127.0.0.1", "localhost", "127.1", "2130706433"]):
        page = make_source(title=f"Bron {number}", link="https://bron.example/")
        # No form takes the last two.
        EvidencePage.objects.filter(pk=page.pk).update(link=web.url(f"/{number}", host=host))
    chores.check_due(now(), reach(web))
    assert sorted(web.asked) == ["HEAD /0", "HEAD /1", "HEAD /2"]


def test_what_works_is_asked_again_after_a_month(make_source: Any, web: Web) -> None:
    make_source(link=web.url())
    began = now()
    for days, asked in ((0, 1), (29, 1), (31, 2)):
        chores.check_due(began + timedelta(days=days), reach(web))
        assert len(web.asked) == asked


def test_what_fails_is_asked_again_every_day_and_is_dead_after_a_week(make_source: Any, web: Web) -> None:
    make_source(title="Stuk", link=web.url())
    web.answers = {"/": 503}
    began = now()
    for day in range(9):
        chores.check_due(began + timedelta(days=day, minutes=day), reach(web))
        assert states()["Stuk"].failed_since == began
        assert LinkState.objects.dead(began + timedelta(days=day)).exists() is (day > 7)
    assert len(web.asked) == 2 * 9


def test_what_works_again_was_never_dead(make_source: Any, web: Web) -> None:
    make_source(title="Even stuk", link=web.url())
    web.answers = {"/": 500}
    chores.check_due(now(), reach(web))
    web.answers = {}
    chores.check_due(now() + timedelta(days=2), reach(web))
    state = states()["Even stuk"]
    assert (state.failed_since, state.gone, state.reason) == (None, False, "")
    assert not LinkState.objects.dead(now() + timedelta(days=30)).exists()


def test_what_is_gone_is_dead_at_once_until_another_link_is_written(make_source: Any, web: Web) -> None:
    page = make_source(title="Weg", link=web.url("/weg"))
    web.answers = {"/weg": 404}
    chores.check_due(now(), reach(web))
    assert [state.page.title for state in LinkState.objects.dead(now())] == ["Weg"]
    page.link = web.url("/hier")
    page.save()
    assert not LinkState.objects.dead(now()).exists()
    chores.check_due(now(), reach(web))
    assert web.asked[-1] == "HEAD /hier"
    assert states()["Weg"].failed_since is None


def test_drafts_and_sources_without_an_address_are_not_asked_for(make_source: Any, web: Web) -> None:
    make_source(title="Concept", link=web.url(), live=False)
    make_source(title="Op papier", link="", isbn="9789027439642")
    chores.check_due(now(), reach(web))
    assert not LinkState.objects.exists()


def test_a_source_that_was_taken_off_is_no_dead_link(make_source: Any, web: Web) -> None:
    page = make_source(link=web.url())
    web.answers = {"/": 410}
    chores.check_due(now(), reach(web))
    page.unpublish()
    assert not LinkState.objects.dead(now()).exists()


def test_a_source_with_only_a_doi_is_asked_for_at_its_registry(make_source: Any, web: Web) -> None:
    page = make_source(link="", doi="10.1000/182")
    found = EvidencePage.objects.with_link_to_check(now()).values_list("url", flat=True)
    assert list(found) == ["https://doi.org/10.1000/182"] == [page.address]
