"""A question of the port as a tantivy query, with what everything is worth; and its filters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import tantivy
from tantivy import Occur

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
from search.port import LONGEST_START, Kind, Like, Query, Span

NOTHING: Final = "kind:geen"
"""A clause that no document meets."""


class QueryBuilder:
    """Makes queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value)

    def text(self, question: Question | None) -> tantivy.Query:
        """All documents without a question, none for a question without words."""
        if question is None:
            return tantivy.Query.all_query()
        if not question.units:
            return tantivy.Query.empty_query()
        counted = [self.unit(unit) for unit in question.units if not unit.light]
        first, *more = self.enough(counted, question.required)
        clauses = [(Occur.Must, first), *((Occur.Should, tier) for tier in more)]
        clauses += [(Occur.Should, boosted(self.unit(unit), LIGHT)) for unit in question.units if unit.light]
        clauses += [(Occur.Should, phrase) for phrase in self.phrases(question)]
        exact = tantivy.Query.const_score_query(self.term("exact_title", question.text), EXACT_TITLE)
        return tantivy.Query.boolean_query([*clauses, (Occur.Should, exact)])

    def enough(self, counted: Sequence[tantivy.Query], required: int) -> Iterator[tantivy.Query]:
        """At least as many units as are required, and then what more of them are worth."""
        for count, worth in steps(required, len(counted)):
            yield boosted(at_least(count, counted), worth)

    def unit(self, unit: Unit) -> tantivy.Query:
        """Any way in which a text may say it; the best counts."""
        ways = [way for match in unit.matches for way in self.ways(match)]
        return tantivy.Query.disjunction_max_query([*ways, *self.typos(unit)], SAID_MORE_THAN_ONCE)

    def ways(self, match: Match) -> Iterator[tantivy.Query]:
        if match.slop is None:
            yield self.anywhere(match)
            return
        for weight_class in CLASSES:
            found = self.tokens(text_field(weight_class, match.layer), match.tokens, match.slop)
            yield boosted(found, WORTH[weight_class, match.layer] * match.weight)

    def anywhere(self, match: Match) -> tantivy.Query:
        """Every token in some weight class."""
        one_by_one = (Match(match.layer, (token,), match.weight) for token in match.tokens)
        each = [tantivy.Query.disjunction_max_query(list(self.ways(single))) for single in one_by_one]
        return tantivy.Query.boolean_query([(Occur.Must, single) for single in each])

    def tokens(self, field: str, tokens: Sequence[str], slop: int = 0) -> tantivy.Query:
        if len(tokens) == 1:
            return self.term(field, tokens[0])
        return tantivy.Query.phrase_query(self.schema, field, list(tokens), slop)

    def typos(self, unit: Unit) -> Iterator[tantivy.Query]:
        """Words one slip away and, if so many are allowed, two slips away."""
        if not unit.typo:
            return
        for weight_class in CLASSES:
            for layer in Layer:
                field, worth = text_field(weight_class, layer), WORTH[weight_class, layer] * TYPO
                yield boosted(self.one_slip(field, unit.text), worth)
                if unit.typo > 1:
                    two_slips = tantivy.Query.fuzzy_term_query(self.schema, field, unit.text, unit.typo)
                    yield boosted(two_slips, worth * SECOND_SLIP)

    def one_slip(self, field: str, word: str) -> tantivy.Query:
        """A long word is like few others, and its slips fit in no pattern: tantivy takes a thousand states."""
        if len(word) > SHORT_WORD:
            return tantivy.Query.fuzzy_term_query(self.schema, field, word, 1)
        return tantivy.Query.regex_query(self.schema, field, slips(word))

    def phrases(self, question: Question) -> Iterator[tantivy.Query]:
        for tokens in question.phrases:
            for weight_class in CLASSES:
                found = self.tokens(text_field(weight_class, Layer.PARTS), tokens, PHRASE_SLOP)
                yield boosted(found, WORTH[weight_class, Layer.PARTS] * PHRASE)

    def starting(self, starts: Sequence[str]) -> tantivy.Query:
        """Every start begins a word of the title."""
        every = [(Occur.Must, self.term("starts", start[:LONGEST_START])) for start in starts]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(every), 1.0)

    def like(self, like: Like) -> tantivy.Query:
        """Other practices that share a value or a word: each value for itself, the words as they are found."""
        shared = [
            boosted(tantivy.Query.const_score_query(self.term(facet_field(facet), slug), 1.0), LIKE_WORTH[facet])
            for facet, slugs in like.facets.items()
            for slug in slugs_in(slugs)
        ]
        words = [
            boosted(self.term(text_field(weight_class, Layer.LEMMAS), word), LIKE_WORDS)
            for word in like.words
            for weight_class in ("title", "summary")
        ]
        itself = tantivy.Query.term_query(self.schema, "page_id", like.page_id)
        clauses = [
            (Occur.Must, at_least(1, [*shared, *words])),
            (Occur.Must, unscored(self.term("kind", Kind.PRACTICE))),
        ]
        return tantivy.Query.boolean_query([*clauses, (Occur.MustNot, itself)])

    def filtered(self, text: tantivy.Query, query: Query) -> tantivy.Query:
        """The hits: what the text finds, of one kind, under all filters. Filters add nothing to the score."""
        clauses = [(Occur.Must, text), (Occur.Must, unscored(self.term("kind", query.kind)))]
        for facet in filtering(query):
            clauses.append((Occur.Must, unscored(self.chosen(query, facet))))
        return tantivy.Query.boolean_query(clauses)

    def chosen(self, query: Query, facet: str) -> tantivy.Query:
        """Alternatives of one facet."""
        values = query.filters[facet]
        if facet not in query.spans:
            return tantivy.Query.term_set_query(self.schema, facet_field(facet), slugs_in(values))
        within = [self.within(facet, span) for span in spans_in(query, facet, values)]
        return at_least(1, within) if within else tantivy.Query.empty_query()

    def within(self, facet: str, span: Span) -> tantivy.Query:
        start, end = bounds(span)
        unsigned = tantivy.FieldType.Unsigned
        return tantivy.Query.range_query(self.schema, date_field(facet), unsigned, start, end, include_upper=False)


def boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    return tantivy.Query.boost_query(query, boost)


def unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def at_least(count: int, queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries], count)


def slips(word: str) -> str:
    """A pattern for the words that are one letter more, less or other than this one, or have two swapped; the first
    letter stays.
    """
    first, rest = word[0], word[1:]
    other = [f"{rest[:at]}[a-z]?{rest[at + 1 :]}" for at in range(len(rest))]
    more = [f"{rest[:at]}[a-z]{rest[at:]}" for at in range(len(rest) + 1)]
    swapped = [f"{rest[:at]}{rest[at + 1]}{rest[at]}{rest[at + 2 :]}" for at in range(len(rest) - 1)]
    return f"{first}({'|'.join([*other, *more, *swapped])})"


def filter_clause(query: Query, facet: str) -> str:
    """One facet in tantivy's query language. Only slugs go in; a value that is none is a value that no document has."""
    if facet in query.spans:
        spans = spans_in(query, facet, query.filters[facet])
        return "(" + " OR ".join(span_clause(facet, span) for span in spans) + ")" if spans else NOTHING
    slugs = slugs_in(query.filters[facet])
    return "(" + " OR ".join(f'{facet_field(facet)}:"{slug}"' for slug in slugs) + ")" if slugs else NOTHING


def span_clause(facet: str, span: Span) -> str:
    start, end = bounds(span)
    return f"{date_field(facet)}:[{start} TO {end}}}"


def base_filter(query: Query, kind: Kind | None, without: str | None = None) -> str:
    """The filters of a query but one facet's own, in tantivy's query language."""
    clauses = [f"kind:{kind}"] if kind else []
    clauses += [filter_clause(query, facet) for facet in filtering(query, without)]
    return " AND ".join(clauses) or "*"


def counting(facets: Iterable[str], query: Query | None = None) -> dict[str, object]:
    """The values of each facet with their numbers. `query`: the one that says what the values by date mean."""
    return {facet: _counting(facet, query) for facet in facets}


def _counting(facet: str, query: Query | None) -> dict[str, object]:
    if query and facet in query.spans:
        return {"range": {"field": date_field(facet), "ranges": ranges(query, facet)}}
    return {"terms": {"field": facet_field(facet), "size": MOST_VALUES}}


def aggregations(query: Query) -> dict[str, object]:
    """All counts in one call: one filter aggregation for each distinct base filter, with the facets that it serves
    inside.
    """
    kinds = {"filter": base_filter(query, None), "aggs": {"kind": {"terms": {"field": "kind", "size": len(Kind)}}}}
    groups = {
        f"group{at}": {"filter": base_filter(query, query.kind, facets[0]), "aggs": counting(facets, query)}
        for at, facets in enumerate(counted_together(query))
    }
    return {"kinds": kinds, **groups}
