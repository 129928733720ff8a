"""A question of the port as queries of Elasticsearch; what everything is worth stands in `worth`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from elasticsearch.dsl.aggs import Agg, Filter, Global
from elasticsearch.dsl.aggs import Range as Ranges
from elasticsearch.dsl.aggs import Terms as Counts
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    Fuzzy,
    MatchAll,
    MatchNone,
    MatchPhrase,
    Query,
    Range,
    Term,
    Terms,
)

from search import port
from search.dutch import SHORT_WORD, Layer, Match, Question, Unit
from search.engines.counts import bounds, counted_together, filtering, ranges, spans_in
from search.engines.worth import (
    CLASSES,
    EXACT_TITLE,
    LIGHT,
    LIKE_WORDS,
    LIKE_WORTH,
    MOST_VALUES,
    PHRASE,
    PHRASE_SLOP,
    SAID_MORE_THAN_ONCE,
    SECOND_SLIP,
    TYPO,
    WORTH,
    date_field,
    facet_field,
    slugs_in,
    steps,
    text_field,
)
from search.port import KNOWN, LONGEST_START, Kind, Like

LONGEST_FUZZY: Final = 100
"""Letters; no word is longer, and the automaton of a longer text costs more than it finds."""


def term(field: str, value: str | int, boost: float = 1.0) -> Query:
    """Documents with exactly this token or value."""
    return Term(field, {"value": value, "boost": boost})


def text(question: Question | None) -> Query:
    """All documents without a question, none for a question without words."""
    if question is None:
        return MatchAll()
    if not question.units:
        return MatchNone()
    counted = [_unit(unit) for unit in question.units if not unit.light]
    first, *more = (
        Bool(should=counted, minimum_should_match=count, boost=worth)
        for count, worth in steps(question.required, len(counted))
    )
    light = [Bool(must=[_unit(unit)], boost=LIGHT) for unit in question.units if unit.light]
    exact = ConstantScore(filter=term("exact_title", question.text), boost=EXACT_TITLE)
    return Bool(must=[first], should=[*more, *light, *_phrases(question), exact])


def _unit(unit: Unit) -> Query:
    """Any way in which a text may say it; the best counts."""
    ways = [way for match in unit.matches for way in _ways(match)]
    return DisMax(queries=[*ways, *_typos(unit)], tie_breaker=SAID_MORE_THAN_ONCE)


def _ways(match: Match) -> Iterator[Query]:
    if match.slop is None:
        yield Bool(must=[DisMax(queries=list(_ways(single))) for single in _singles(match)])
        return
    for weight_class in CLASSES:
        worth = WORTH[weight_class, match.layer] * match.weight
        yield _tokens(text_field(weight_class, match.layer), match.tokens, match.slop, worth)


def _singles(match: Match) -> Iterator[Match]:
    """Every token by itself: each stands in some weight class."""
    return (Match(match.layer, (token,), match.weight) for token in match.tokens)


def _tokens(field: str, tokens: Sequence[str], slop: int, boost: float) -> Query:
    if len(tokens) == 1:
        return term(field, tokens[0], boost)
    return MatchPhrase(field, {"query": " ".join(tokens), "slop": slop, "boost": boost})


def _typos(unit: Unit) -> Iterator[Query]:
    """Words one slip away and, if so many are allowed, two slips away."""
    if not unit.typo or len(unit.text) > LONGEST_FUZZY:
        return
    for weight_class in CLASSES:
        for layer in Layer:
            field, worth = text_field(weight_class, layer), WORTH[weight_class, layer] * TYPO
            yield _slips(field, unit.text, 1, worth)
            if unit.typo > 1:
                yield _slips(field, unit.text, unit.typo, worth * SECOND_SLIP)


def _slips(field: str, word: str, count: int, boost: float) -> Query:
    first_letter = int(count == 1 and len(word) <= SHORT_WORD)
    options = {"value": word, "fuzziness": count, "prefix_length": first_letter, "rewrite": "constant_score"}
    return Fuzzy(field, {**options, "boost": boost})


def _phrases(question: Question) -> Iterator[Query]:
    for tokens in question.phrases:
        for weight_class in CLASSES:
            worth = WORTH[weight_class, Layer.PARTS] * PHRASE
            yield _tokens(text_field(weight_class, Layer.PARTS), tokens, PHRASE_SLOP, worth)


def hits(asked: port.Query) -> Query:
    """What the text finds, of one kind, under all filters. Filters add nothing to the score."""
    return Bool(must=[text(asked.question)], filter=_base(asked, asked.kind))


def counts(asked: port.Query) -> Mapping[str, Agg]:
    """All counts: one filter aggregation for each distinct base filter, with the facets that it serves inside; and
    what is known whatever is asked.
    """
    groups: dict[str, Agg] = {
        f"group{at}": Filter(Bool(filter=_base(asked, asked.kind, without=facets[0])), aggs=facet_counts(facets, asked))
        for at, facets in enumerate(counted_together(asked))
    }
    kinds = {"kind": Counts(field="kind", size=len(Kind))}
    known = {"kind": Filter(term("kind", asked.kind.value), aggs=facet_counts([KNOWN]))}
    return {**groups, "kinds": Filter(Bool(filter=_base(asked, None)), aggs=kinds), "all": Global(aggs=known)}


def facet_counts(facets: Iterable[str], asked: port.Query | None = None) -> dict[str, Agg]:
    """The values of each facet with their numbers. `asked`: the query that says what the values by date mean."""
    return {facet: _facet_count(facet, asked) for facet in facets}


def _facet_count(facet: str, asked: port.Query | None) -> Agg:
    if asked and facet in asked.spans:
        return Ranges(field=date_field(facet), ranges=ranges(asked, facet))
    return Counts(field=facet_field(facet), size=MOST_VALUES)


def starting(starts: Sequence[str]) -> Query:
    """Every start begins a word of the title."""
    return Bool(filter=[term("starts", start[:LONGEST_START]) for start in starts])


def like(asked: Like) -> Query:
    """Other practices that share a value or a word: each value for itself, the words as they are found."""
    shared: list[Query] = [
        ConstantScore(filter=term(facet_field(facet), slug), boost=LIKE_WORTH[facet])
        for facet, slugs in asked.facets.items()
        for slug in slugs_in(slugs)
    ]
    words: list[Query] = [
        term(text_field(weight_class, Layer.LEMMAS), word, LIKE_WORDS)
        for word in asked.words
        for weight_class in ("title", "summary")
    ]
    return Bool(
        should=[*shared, *words] or [MatchNone()],
        minimum_should_match=1,
        filter=[term("kind", Kind.PRACTICE.value)],
        must_not=[term("page_id", asked.page_id)],
    )


def _base(asked: port.Query, kind: Kind | None, without: str | None = None) -> list[Query]:
    clauses: list[Query] = [term("kind", kind.value)] if kind else []
    return clauses + [_chosen(asked, facet) for facet in filtering(asked, without)]


def _chosen(asked: port.Query, facet: str) -> Query:
    """Alternatives of one facet. What cannot be a slug goes no further; of nothing else comes a filter that no document
    passes.
    """
    values = asked.filters[facet]
    if facet in asked.spans:
        within = [_within(facet, span) for span in spans_in(asked, facet, values)]
        return Bool(should=within, minimum_should_match=1) if within else MatchNone()
    slugs = slugs_in(values)
    return Terms(facet_field(facet), slugs) if slugs else MatchNone()


def _within(facet: str, span: port.Span) -> Query:
    start, end = bounds(span)
    return Range(date_field(facet), {"gte": start, "lt": end})
