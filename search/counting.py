"""Counting what readers look for: of a text per week how often it was asked, found nothing, and led to a page.

The count is written at the end of the reader's own request: one statement, outside any transaction. A tally in memory,
written now and then, would lose what a stopped process held and differ between processes; a file or table of single
questions, worked off later, would keep for a while in which order they came, and so who asked what. What a reader never
does is wait: where SQLite is locked by a writer it is tried for 50 ms, and a count that can't be written is lost.

Nothing of the reader is kept. That a question was asked a moment ago (with other filters, or another page of results)
and that a page was opened from the results is told by the address the browser says it comes from.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

from django.db import DatabaseError, connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from search.asking import LONGEST_TEXT, Asked
from search.dutch import fold
from search.facts import PAGE_TYPES
from search.models import LONGEST_COUNTED, AskedInWeek

log = logging.getLogger("search")

WAIT_AT_MOST = 50
"""Milliseconds for the lock of SQLite."""
MOST_PARAMETERS = 200
NO_PERSON = re.compile(r"bot|crawl|spider|slurp|preview|monitor|scan|lighthouse", re.IGNORECASE)
MAIL_ADDRESS = re.compile(r"\S@\S")
SCHOOL_YEARS = re.compile(r"\b(?:19|20)\d\d\W{1,3}(?:19|20)\d\d\b")
LONG_NUMBER = re.compile(r"\d(?:[\s./()-]*\d){6}")  # a telephone number, a BSN, an account


def count_asked(request: HttpRequest, asked: Asked, total: int, degraded: bool) -> None:
    """Count a question whose first page of results was just made. Never raises and never waits for a writer.

    Nothing is counted of what the database answered because the engine is down: it says little of the text, and costs
    enough. That nothing was found counts only for the text itself, not with filters.
    """
    text = countable(asked.text)
    if degraded or not text or asked.page > 1 or not by_a_person(request):
        return
    before = urlsplit(came_from(request)).path
    if before.startswith(reverse("wagtailadmin_home")) or asked_before(request) == text:
        return
    nothing = not total and not asked.chosen
    with uncounted_when_it_fails():
        if not add(text, asked=1, without_results=int(nothing)):
            AskedInWeek.objects.create(week=week_of(), text=text, asked=1, without_results=int(nothing))


class CountOpened:
    """Middleware: counts that a page which can be found was opened from the results of a text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        text = asked_before(request) if shows_what_is_found(response) and by_a_person(request) else ""
        if text:
            with uncounted_when_it_fails():
                add(text, opened=1)
        return response


def shows_what_is_found(response: HttpResponse) -> bool:
    context = getattr(response, "context_data", None) or {}
    return response.status_code == 200 and isinstance(context.get("page"), tuple(PAGE_TYPES.values()))


def countable(text: str) -> str:
    """The text as it is counted: folded. Empty when it is not: it may say who somebody is, or it is too long to be
    asked three times.
    """
    if MAIL_ADDRESS.search(text) or LONG_NUMBER.search(SCHOOL_YEARS.sub(" ", text)):
        return ""
    folded = fold(text)
    return folded if len(folded) <= LONGEST_COUNTED else ""


def by_a_person(request: HttpRequest) -> bool:
    """As far as simply told: a browser that shows the page, and does not fetch it in advance."""
    agent = request.headers.get("User-Agent", "")
    fetched_ahead = "Sec-Purpose" in request.headers or request.method != "GET"
    return agent.startswith("Mozilla/") and not NO_PERSON.search(agent) and not fetched_ahead


def came_from(request: HttpRequest) -> str:
    """The page of this site on which the reader was, as an address without host; empty when it was elsewhere."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    return before._replace(scheme="", netloc="").geturl() if before.netloc == request.get_host() else ""


def asked_before(request: HttpRequest) -> str:
    """The text of the results from which the reader comes, as it is counted; empty when it is no such page."""
    path, _, query = came_from(request).partition("?")
    if path != reverse("search"):
        return ""
    try:
        typed = parse_qs(query, max_num_fields=MOST_PARAMETERS).get("q", [""])[-1]
    except ValueError:
        return ""
    return countable(" ".join(typed.split())[:LONGEST_TEXT])


def week_of(day: date | None = None) -> date:
    """The Monday of the week of a day, of today when none is given."""
    day = day or timezone.localdate()
    return day - timedelta(days=day.weekday())


def add(text: str, **more: int) -> bool:
    """Add to the counts of this week; false when there are none of this text yet."""
    rows = AskedInWeek.objects.filter(week=week_of(), text=text)
    return bool(rows.update(**{name: F(name) + number for name, number in more.items()}))


@contextmanager
def uncounted_when_it_fails() -> Iterator[None]:
    try:
        with without_waiting():
            yield
    except DatabaseError as error:
        log.debug("A question was not counted: %s", error)


@contextmanager
def without_waiting() -> Iterator[None]:
    """SQLite has one lock for all writers, and editors wait for it up to 20 s. Other databases lock a row, briefly."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver = connection.connection  # past Django's cursor: this is no question to the database
    (usual,) = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute(f"PRAGMA busy_timeout = {WAIT_AT_MOST}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {usual}")
