"""A comparison as a reader opens it, and what stands on the page."""

from decimal import Decimal
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

RICH: dict[str, Any] = {
    "activities": ["muziek"],
    "sectors": ["po", "vo"],
    "moments": ["na-schooltijd"],
    "places": ["school"],
    "guides": ["vakleerkracht"],
    "areas": ["utrecht"],
    "domains": ["cultuur"],
    "age_from": 8,
    "age_to": 12,
    "pitfalls": "<ul><li>Op vrijdag kwam niemand.</li><li>Huur &lt; verwacht.</li></ul>",
    "year": 2024,
    "hours": Decimal(3),
    "cost": Decimal(250),
    "funding": ["gemeente"],
    "partner_kinds": ["cultuur"],
}


def address(*pages: Page | int, more: str = "") -> str:
    return "/vergelijken/?" + "&".join(f"p={getattr(page, 'pk', page)}" for page in pages) + more


def opened(client: Client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return BeautifulSoup(answer.content, "html.parser").main


def notices(page: BeautifulSoup) -> list[str]:
    return [notice.get_text() for notice in page.select(".k-let")]


def names(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select("thead th .k-naast__naam")]


def rows(page: BeautifulSoup) -> dict[str, list[str]]:
    """Of each row what its cells say, by label; the label ends in "verschilt" where it does."""
    return {
        row.th.get_text(" ", strip=True): [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in page.select("tbody tr:not(.k-naast__kop)")
    }
