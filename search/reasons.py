"""Why a page was found, on its card: marks in the summary, and a sentence for what the card does not say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import chain
from typing import Any, TypeVar

from django.db.models import Model, Q
from django.utils.html import strip_tags

from coalitions.models import CoalitionPage, CoalitionParty
from events.cards import MeetingCard
from events.models import EventAgreement, EventAsked, EventPage, EventSpeaker
from evidence.cards import SourceCard
from evidence.models import EvidencePage
from foundation.models import BasePage
from practices.cards import PracticeCard
from practices.coalition_cards import CoalitionCard
from practices.models import PracticeKeyword, PracticePage, PracticePartner
from search.dutch import Question
from search.dutch.highlighting import said
from search.facts import PRACTICE_WORDS
from search.quoting import lacking, marked, quoted

CardType = TypeVar("CardType", PracticeCard, CoalitionCard, SourceCard, MeetingCard)

COALITION_WORDS = ("activities_words", "participants_words")
BLOCK_WORDS = ("soort", "uitkomst", "bijschrift")
NAMED: Sequence[tuple[type[Model], str, str, Q]] = (
    (PracticePage.activities.through, "practicepage_id", "term__name", Q(term__accepted=True)),
    (PracticePartner, "practice_id", "name", Q()),
    (PracticeKeyword, "content_object_id", "tag__name", Q()),
    (CoalitionPage.activities.through, "coalitionpage_id", "term__name", Q(term__accepted=True)),
    (CoalitionParty, "coalition_id", "name", Q()),
    (EvidencePage.activities.through, "evidencepage_id", "term__name", Q(term__accepted=True)),
    (EventPage.activities.through, "eventpage_id", "term__name", Q(term__accepted=True)),
    (EventSpeaker, "event_id", "name", Q()),
    (EventAsked, "event_id", "question", Q()),
    (EventAsked, "event_id", "answer", Q()),
    (EventAgreement, "event_id", "text", Q()),
)
"""What names a page, the column of the page, that of the name, and which rows count."""
LINE_END = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")


def with_reasons(cards: Sequence[CardType], pages: Sequence[BasePage], question: Question) -> list[CardType]:
    """The cards of these pages with their reasons. They are HTML, made of the pages' text and safe."""
    names = _names([page.pk for page in pages])
    return [_explained(card, page, names[page.pk], question) for card, page in zip(cards, pages, strict=True)]


def _explained(card: CardType, page: BasePage, names: Iterable[str], question: Question) -> CardType:
    summary = said(question, card.summary)
    wanted = lacking(question, summary, *(said(question, text) for text in _beside_summary(card)))
    quote = quoted(question, chain(texts(page), names), wanted) if wanted else None
    return replace(card, summary=marked(card.summary, summary), quote=quote or "")


def _names(page_ids: Sequence[int]) -> Mapping[int, list[str]]:
    """By page what it is found by that stands in no text of it: activities, partners and key words; in one query."""
    first, *others = [
        model._default_manager.filter(which, **{f"{page}__in": page_ids}).order_by().values_list(page, name)
        for model, page, name, which in NAMED
    ]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for page_id, name in first.union(*others, all=True):
        found[page_id].append(name)
    return found


def _beside_summary(card: PracticeCard | CoalitionCard | SourceCard | MeetingCard) -> Sequence[str]:
    """What else stands on the card; its facts are too few words to look for."""
    if isinstance(card, SourceCard):
        return (card.title, card.about)
    if isinstance(card, MeetingCard):
        return (card.title, card.where)
    return (card.title, card.places, card.organisation if isinstance(card, PracticeCard) else "")


def texts(page: BasePage) -> Iterator[str]:
    """The prose of a page as plain text, what reads best first; a line ends where a paragraph does."""
    if isinstance(page, PracticePage):
        for block in page.story.raw_data:
            yield _plain_block(block["value"])
        yield _plain(page.pitfalls)
        yield from (getattr(page, name) for name in PRACTICE_WORDS)
    if isinstance(page, EventPage):
        yield _plain(page.report)
        yield _plain(page.programme)
        yield page.for_whom
    if isinstance(page, EvidencePage):
        yield from (page.says, page.says_not)
    if isinstance(page, CoalitionPage):
        yield _plain(page.development_plan)
        yield from (getattr(page, name) for name in COALITION_WORDS)


def _plain_block(value: str | Mapping[str, Any]) -> str:
    """Rich text, or a block with parts: words are plain, and its source or its picture is none of them."""
    return _plain(value) if isinstance(value, str) else "\n".join(value.get(name) or "" for name in BLOCK_WORDS)


def _plain(html: str) -> str:
    return unescape(strip_tags(LINE_END.sub("\n", html)))
