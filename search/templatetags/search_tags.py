"""What pages show that search knows."""

from django import template

from practices.cards import PracticeCard, cards
from practices.models import PracticePage
from practices.reading import PracticeReading
from search.likeness import alike

register = template.Library()


@register.simple_tag
def like_this(page: PracticePage, reading: PracticeReading) -> list[PracticeCard]:
    """The cards of the practices that are most like this one."""
    return cards(alike(page, reading.codes, reading.book), reading.book)
