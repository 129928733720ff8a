"""Practices side by side, for templates."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template

from practices.cards import PracticeCard
from practices.comparing.asked import address_of
from practices.models import PracticePage

register = template.Library()


@register.filter
def beside(cells: Iterable[Any], columns: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with the column it stands in."""
    return list(zip(columns, cells, strict=True))


@register.simple_tag
def comparison_with(page: PracticePage, cards: Iterable[PracticeCard]) -> str:
    """The address at which this practice stands beside those of the cards."""
    return address_of([page.pk, *(card.pk for card in cards)])
