"""What pages show that search knows."""

from django import template

from practices.cards import PracticeCard, cards
from practices.models import PracticePage
from search.likeness import alike
from vocabularies.wordbook import Wordbook

register = template.Library()


@register.simple_tag
def like_this(page: PracticePage) -> list[PracticeCard]:
    """The cards of the practices that are most like this one; none in a preview of what is not public yet."""
    book = Wordbook.read()
    return cards(alike(page, book), book)
