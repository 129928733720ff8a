"""What no engine of the port may stumble over, and its counts against those of plain Python."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.port import Document, Engine, Found, Kind, Order, Query, document_key
from tests.search.engines import asked, document, ids

STRANGE = [
    "",
    " ",
    "\x00",
    "muziek\x00dans",
    "\ud800",
    "muziek \udfff",
    "🎻🎻",
    "title:*",
    'muziek"',
    "AND OR NOT",
    "(((",
    "+-&&||!(){}[]^~*?:\\/",
    "<script>alert(1)</script>",
    "muziek" * 2000,
    "muziek " * 2000,
    "a" * 10_000,
    "à̂̃" * 500,
    "１２３",
    "'",
    "’s ’s",
    "ﬁets",
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_no_question_is_an_error(engine: Engine, text: str) -> None:
    engine.put([document(1, "Muziek")])
    assert engine.find(asked(text)).total in {0, 1}


@pytest.mark.parametrize(
    "value", ["\x00", "\ud800", '" OR kind:"praktijk', "*", "PO", "po OR vo", "", "[a TO z]", "é", "-" * 5000]
)
def test_no_filter_is_an_error(engine: Engine, value: str) -> None:
    engine.put([document(1, sector=["po"])])
    found = engine.find(asked(filters={"sector": frozenset({value})}))
    assert found.total == 0
    assert found.counts["sector"] == {"po": 1}
    assert ids(engine, filters={"sector": frozenset({value, "po"})}) == [1]


# The same by hand: every document and filter that Hypothesis thinks of, counted in plain Python.

SECTORS, MOMENTS, AREAS = ["po", "vo", "mbo"], ["na-schooltijd", "weekend"], ["utrecht", "breda"]
WORDS = st.sampled_from(["dans", "toneel", "muziek", "zwemmen"])


def some(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True)


documents = st.lists(
    st.builds(
        document,
        page_id=st.integers(1, 30),
        title=WORDS,
        kind=st.sampled_from(list(Kind)),
        sector=some(SECTORS),
        tijdstip=some(MOMENTS),
        gebied=some(AREAS),
    ),
    max_size=25,
)
filters = st.fixed_dictionaries(
    {},
    optional={
        "sector": some(SECTORS).map(frozenset),
        "tijdstip": some(MOMENTS).map(frozenset),
        "gebied": some(AREAS).map(frozenset),
    },
)


def naive(held: Iterable[Document], query: Query) -> Found:
    """What `find` must answer, from the definition."""

    def fits(one: Document, without: str | None = None) -> bool:
        says = query.question is None or query.question.text == one.exact_title
        chosen = {name: values for name, values in query.filters.items() if values and name != without}
        return says and all(values & set(one.facets[name]) for name, values in chosen.items())

    held = list(held)
    hits = [one for one in held if one.kind == query.kind and fits(one)]
    counts = {
        facet: Counter(
            value for one in held if one.kind == query.kind and fits(one, facet) for value in one.facets[facet]
        )
        for facet in query.facets
    }
    kinds = Counter(one.kind for one in held if fits(one))
    return Found(tuple(one.page_id for one in sorted(hits, key=lambda one: one.newest)), len(hits), counts, kinds)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    held=documents, chosen=filters, text=st.none() | WORDS, kind=st.sampled_from(list(Kind)), dropped=st.integers(1, 30)
)
def test_hits_and_counts_are_those_of_plain_python(
    make: Callable[[Path], Engine],
    tmp_path_factory: pytest.TempPathFactory,
    held: list[Document],
    chosen: dict[str, frozenset[str]],
    text: str | None,
    kind: Kind,
    dropped: int,
) -> None:
    engine = make(tmp_path_factory.mktemp("index"))
    half = len(held) // 2
    with engine.rebuilding() as filling:
        filling.put({one.key: one for one in held[:half]}.values())
    engine.put(held[half:])
    engine.drop([document_key(kind, dropped)])
    left = {one.key: one for one in held if one.key != document_key(kind, dropped)}
    query = asked(text, filters=chosen, kind=kind, order=Order.NEWEST, size=50)
    found, expected = engine.find(query), naive(left.values(), query)
    assert found.ids == expected.ids
    assert found.total == expected.total
    assert found.counts == expected.counts
    assert found.kinds == expected.kinds
    assert engine.stamps() == {key: one.stamp for key, one in left.items()}
