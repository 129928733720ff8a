"""What a text says of a question, as HTML: marks in a summary, and the sentence that shows why a page was found."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from search.dutch import Question
from search.dutch.highlighting import Said, Span, said

LONGEST_QUOTE = 160
"""Characters of a story that are shown: enough to see in what sense a word is used, and little to send twenty times."""
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]?[^\W_a-z])|\s*\n\s*")


def marked(text: str, places: Iterable[Said]) -> SafeString:
    """The text as HTML, with marks around what says a unit of the question."""
    return _html(text, _joined(places))


def lacking(question: Question, *said_by_each: Iterable[Said]) -> frozenset[int]:
    """The numbers of the units that count and that nothing says."""
    counted = {number for number, unit in enumerate(question.units) if not unit.light}
    return frozenset(counted.difference(place.unit for places in said_by_each for place in places))


def quoted(question: Question, texts: Iterable[str], wanted: Collection[int]) -> SafeString | None:
    """The sentence that says most of the `wanted` units, then most of all units; of equals the first.

    As HTML with marks, cut to LONGEST_QUOTE around what it says. None when no sentence says a wanted unit.
    """
    best: tuple[tuple[int, int], str, list[Said]] | None = None
    for sentence in (one for text in texts for one in sentences(text)):
        places = said(question, sentence)
        units = {place.unit for place in places}
        worth = len(units.intersection(wanted)), len(units)
        if worth[0] and (best is None or worth > best[0]):
            best = worth, sentence, places
    return _cut(best[1], best[2], wanted) if best else None


def sentences(text: str) -> Iterator[str]:
    """A text in sentences, each on one line; the end of a line ends one."""
    for sentence in SENTENCE_END.split(text):
        if one_line := " ".join(sentence.split()):
            yield one_line


def _joined(places: Iterable[Said]) -> list[Span]:
    """Spans that do not overlap, in order."""
    spans: list[Span] = []
    for start, end, _ in places:
        if spans and start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return spans


def _cut(sentence: str, places: Sequence[Said], wanted: Collection[int]) -> SafeString:
    first = next(place for place in places if place.unit in wanted)
    spans = _joined(places)
    start, end = _window(sentence, first, [span.end for span in spans])
    inside = [Span(max(span.start, start), min(span.end, end)) for span in spans]
    quote = _html(sentence[start:end], [Span(s - start, e - start) for s, e in inside if s < e])
    return format_html("{}{}{}", "…" if start else "", quote, "…" if end < len(sentence) else "")


def _window(text: str, first: Said, ends: Iterable[int]) -> Span:
    """So much of a text as may be shown, from and to the border of a word: `first`, and as many as fit of the marks
    that end at `ends`.
    """
    if len(text) <= LONGEST_QUOTE:
        return Span(0, len(text))
    furthest = first.start + LONGEST_QUOTE
    last = max((end for end in ends if first.start < end <= furthest), default=furthest)
    spare = (furthest - last) // 2
    start = max(0, min(first.start - spare, len(text) - LONGEST_QUOTE))
    end = start + LONGEST_QUOTE
    if start:
        start = text.find(" ", start - 1, first.start) + 1 or first.start
    if end < len(text):
        end = max(text.rfind(" ", last, end + 1), last)
    return Span(start, end)


def _html(text: str, spans: Iterable[Span]) -> SafeString:
    """All of a text, escaped, with the spans marked."""
    pieces: list[SafeString] = []
    done = 0
    for start, end in spans:
        pieces += [escape(text[done:start]), format_html("<mark>{}</mark>", text[start:end])]
        done = end
    return format_html_join("", "{}", ((piece,) for piece in (*pieces, escape(text[done:]))))
