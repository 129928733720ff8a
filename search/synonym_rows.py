"""What is wrong with a row of synonyms, in sentences for the editor who writes it."""

from django.utils.translation import gettext as _

from search.dutch import analyse
from search.dutch.files import word_list
from search.dutch.synonyms import ARROW, Synonyms, swaps


def texts_of(side: str) -> list[str]:
    """The entries of one side of a row as they were written."""
    return [text for text in map(str.strip, side.split(",")) if text]


def is_ambiguous(text: str) -> bool:
    """Whether the text is an abbreviation with two meanings."""
    words = analyse(text).words
    return bool(words) and word_list("ambiguous.txt").issuperset(words)


def adds_meaning(row: str) -> bool:
    """Whether the row gives an ambiguous abbreviation a meaning, which readers are offered as a choice."""
    left, arrow, right = row.partition(ARROW)
    return bool(arrow) and is_ambiguous(left) and len(texts_of(left)) == 1 and bool(texts_of(right))


def faults_of_text(text: str) -> list[str]:
    """Why nobody can find by one entry; nothing when it can be."""
    if analyse(text).parts:
        return []
    return [_("“%(text)s” has no letters or digits, so nobody can find by it.") % {"text": text[:40]}]


def faults_of_row(row: str) -> list[str]:
    """Why a row would not do what its writer means; nothing when it will."""
    left, arrow, right = row.partition(ARROW)
    if ARROW in right:
        return [_("Write “=>” at most once.")]
    texts = [*texts_of(left), *texts_of(right)]
    if len(texts) < 2 or (arrow and not (texts_of(left) and texts_of(right))):
        return [_("One word is not enough: say which other words mean the same.")]
    judged = texts_of(right) if adds_meaning(row) else texts
    if faults := [fault for text in judged for fault in (*faults_of_text(text), *_faults_of_meaning(text))]:
        return faults
    return [] if adds_meaning(row) or any(swaps(row)) else [_("For search these words are the same already.")]


def _faults_of_meaning(text: str) -> list[str]:
    if not is_ambiguous(text):
        return []
    sentence = _(
        "“%(text)s” means more than one thing here. It works one way only: readers then choose what they mean."
    )
    return [sentence % {"text": text[:40]}]


def adds_nothing(row: str, known: Synonyms) -> bool:
    """Whether every word of the row already finds the others."""
    return not adds_meaning(row) and all(
        other.parts in {there.parts for there in known.others.get(entry.parts, ())} for entry, other in swaps(row)
    )
