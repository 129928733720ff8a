"""Practices of the cast in the states that a desk shows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from coalitions.models import Confirmation
from coalitions.review import doors
from practices.models import PracticePage
from tests.cast import Cast, a_practice


@pytest.fixture
def write(cast: Cast) -> Callable[..., PracticePage]:
    """A draft of Amina's."""
    return lambda title="Muziek op dinsdag": a_practice(cast.overvecht, cast.amina, title)


@pytest.fixture
def publish(cast: Cast, write: Callable[..., PracticePage]) -> Callable[..., PracticePage]:
    """Sent in by Amina, approved by Bram, and said to hold so many days ago."""

    def published(title: str = "Muziek op dinsdag", days_ago: int = 0) -> PracticePage:
        page = write(title)
        doors.submit(page, cast.amina)
        page = PracticePage.objects.get(pk=page.pk)
        doors.approve(page, cast.bram, doors.version_of(page))
        day = timezone.localdate() - timedelta(days=days_ago)
        Confirmation.objects.filter(pk=page.pk).update(on=day)
        return PracticePage.objects.get(pk=page.pk)

    return published


@pytest.fixture
def desk_of(browser_of: Callable[[str], Client]) -> Callable[..., BeautifulSoup]:
    """The desk as this person sees it."""

    def looked(name: str, query: str = "") -> BeautifulSoup:
        answer = browser_of(name).get(f"/beheer/{query}")
        assert answer.status_code == 200
        found = BeautifulSoup(answer.content, "html.parser").select_one(".k-bureau")
        assert found is not None
        return found

    return looked


def rows(part: Any) -> list[str]:
    """The titles of the rows of work in their order."""
    return [row.select_one("h3").get_text(strip=True) for row in part.select(".k-werk > li")]


def row_of(desk: Any, title: str) -> Any:
    """The row of a page."""
    return next(row for row in desk.select(".k-werk > li") if row.select_one("h3").get_text(strip=True) == title)


def words(part: Any) -> str:
    return " ".join(part.get_text(" ").split())
