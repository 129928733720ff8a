"""One record of a file, checked field by field. Nothing is looked up and nothing is guessed here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from evidence.models import Outcome, RelationKind
from practices.importing.fields import LONGEST_WORDS, Fields, Span, unique
from practices.importing.problems import Fault
from vocabularies.models import Vocabulary

# The vocabularies of which a record may carry codes; partners have theirs in `partnercodes`, sources in `kennis`.
ELSEWHERE = (
    *(Vocabulary.PARTNER, Vocabulary.ROLE),
    *(Vocabulary.RECOGNITION, Vocabulary.MEASUREMENT, Vocabulary.KNOWLEDGE, Vocabulary.INSTITUTE),
)
CODED = tuple(vocabulary.value for vocabulary in Vocabulary if vocabulary not in ELSEWHERE)
# What the compiler of the file added is no source of its own justification.
ADDED = frozenset({"id", "soort", "bronnen", "samenvatting", "codes", "partnercodes", "getallen", "getalwoorden"})

KNOWN = ADDED | {
    *("naam", "organisatie", "gemeente", "provincie_of_eiland", "sector", "doelgroep", "ontwikkelgebieden"),
    *("activiteiten", "partners", "omvang", "tijdstip", "plaats", "financiering", "evidence"),
    *("lessen_en_valkuilen", "peiljaar", "fase_in_programma"),
}

LONGEST_SAID, LONGEST_TOLD = 2000, 5000  # characters of what came out, in the library and in a story
YEAR = Span(1990, 2100)
HOURS = Span(0, 168, decimals=1)
WEEKS = Span(0, 52)
COUNT = Span(0, 2_147_483_647)
AGE = Span(0, 99)
EURO = Span(0, 999_999, decimals=2)
FIGURES = frozenset(
    {"jaar", "uren_per_week", "weken_per_jaar", "leerlingen", "scholen", "leeftijd", "kosten_per_leerling"}
)

Slugs = Mapping[str, frozenset[str]]
Codes = Mapping[str, Mapping[str, str]]  # vocabulary → slug → the source's words for it


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How something that was measured stands in the library, and how the practice relates to it. `kind` and `institute`
    are slugs, `outcome` and `relation` stored values; empty when unknown.
    """

    title: str
    kind: str
    institute: str
    institute_words: str
    year: Decimal | None
    outcome: str
    says_not: str
    relation: str
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What somebody measured, as the source tells it; `knowledge` is None when it stands in the story alone."""

    kind: str
    outcome: str
    source: str
    knowledge: Knowledge | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """Who takes part; `kind` and `role` are slugs, empty when unknown."""

    name: str
    kind: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a record; None is unknown. Hours per week, weeks per year, euro per pupil per year."""

    year: Decimal | None
    hours: tuple[Decimal | None, Decimal | None]
    weeks: Decimal | None
    pupils: Decimal | None
    schools: Decimal | None
    ages: tuple[Decimal | None, Decimal | None]
    cost: Decimal | None
    cost_words: str


@dataclass(frozen=True, slots=True)
class Record:
    """A practice as the file has it. `codes` and `partners_coded` are None when the file carries none.

    `unused` names the fields of the file that nothing is done with.
    """

    id: str
    name: str
    kind: str
    organisation: str
    municipalities: tuple[str, ...]
    provinces: tuple[str, ...]
    sectors: tuple[str, ...]
    target: str
    domains: tuple[str, ...]
    activities: tuple[str, ...]
    partners: tuple[str, ...]
    size: tuple[str, ...]
    moments: tuple[str, ...]
    places: tuple[str, ...]
    funding: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    lessons: tuple[str, ...]
    year_words: str
    phase: str
    sources: tuple[str, ...]
    summary: str
    codes: Codes | None
    partners_coded: tuple[Partner, ...] | None
    figures: Figures
    unused: tuple[str, ...]


def read_record(fields: Fields, slugs: Slugs) -> Record:
    """The record, or the first Fault in it; `slugs` are the terms that exist, by vocabulary."""
    said = tuple(_said(fields))
    return Record(
        id=fields.needed("id", 100),
        name=fields.needed("naam", 200),
        kind=fields.text("soort", 100),
        organisation=fields.text("organisatie", 200),
        municipalities=fields.lines("gemeente", 100),
        provinces=fields.lines("provincie_of_eiland", 100),
        sectors=fields.lines("sector"),
        target=fields.text("doelgroep", LONGEST_WORDS),
        domains=fields.lines("ontwikkelgebieden"),
        activities=fields.lines("activiteiten"),
        partners=fields.lines("partners", 200),
        size=fields.lines("omvang"),
        moments=fields.lines("tijdstip"),
        places=fields.lines("plaats"),
        funding=fields.lines("financiering"),
        evidence=tuple(_evidence(part, slugs) for part in fields.parts("evidence")),
        lessons=fields.lines("lessen_en_valkuilen"),
        year_words=fields.text("peiljaar", 60),
        phase=fields.text("fase_in_programma", 100),
        sources=_sources(fields),
        summary=fields.text("samenvatting", 400),
        codes=_codes(fields, slugs, said) if fields.knows("codes") else None,
        partners_coded=_partners(fields, slugs) if fields.knows("partnercodes") else None,
        figures=_figures(fields, said),
        unused=tuple(sorted(set(fields.values) - KNOWN)),
    )


def _said(fields: Fields) -> Iterator[str]:
    """Every text of the source in this record: here the words that justify a code must stand."""
    for name, value in fields.values.items():
        if name not in ADDED:
            yield from _texts(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts([part for name, part in value.items() if name not in ("bron", "kennis")])


def _sources(fields: Fields) -> tuple[str, ...]:
    sources = fields.addresses("bronnen")
    if not sources:
        raise Fault("bronnen", _("this is missing"))
    return sources


def _evidence(fields: Fields, slugs: Slugs) -> Evidence:
    knowledge = _knowledge(fields.part("kennis"), slugs) if fields.knows("kennis") else None
    if knowledge and not fields.address("bron"):
        raise Fault(fields.named("bron"), _("this is missing"))
    longest = LONGEST_SAID if knowledge else LONGEST_TOLD
    return Evidence(fields.needed("soort", 300), fields.needed("resultaat", longest), fields.address("bron"), knowledge)


def _knowledge(fields: Fields, slugs: Slugs) -> Knowledge:
    kind, institute = fields.needed("soort", 60), fields.text("instituut", 60)
    _must_exist(kind, slugs[Vocabulary.KNOWLEDGE], fields.named("soort"))
    if institute:
        _must_exist(institute, slugs[Vocabulary.INSTITUTE], fields.named("instituut"))
    outcome, relation = fields.text("uitkomst", 16), fields.needed("relatie", 16)
    for name, value, values in (("uitkomst", outcome, {"", *Outcome}), ("relatie", relation, {*RelationKind})):
        if value not in values:
            raise Fault(fields.named(name), _("“%(value)s” is not one of the values") % {"value": value})
    return Knowledge(
        title=fields.needed("titel", 200),
        kind=kind,
        institute=institute,
        institute_words=fields.text("instituut_woorden", 200),
        year=fields.number("jaar", YEAR),
        outcome=outcome,
        says_not=fields.needed("zegt_niet", 2000),
        relation=relation,
        why=fields.needed("waarom", 300),
    )


def _codes(fields: Fields, slugs: Slugs, said: tuple[str, ...]) -> Codes:
    codes = fields.part("codes")
    for vocabulary in codes.values:
        if vocabulary not in CODED:
            raise Fault(codes.named(vocabulary), _("there is no such vocabulary"))
    return {name: _justified(codes.part(name), slugs[name], said) for name in CODED if codes.knows(name)}


def _justified(terms: Fields, slugs: frozenset[str], said: tuple[str, ...]) -> Mapping[str, str]:
    for slug in terms.values:
        _must_exist(slug, slugs, terms.path)
    return {slug: _found(terms, slug, said) for slug in terms.values}


def _must_exist(slug: str, slugs: frozenset[str], field: str) -> None:
    if slug not in slugs:
        raise Fault(field, _("“%(slug)s” is not a term of this vocabulary") % {"slug": slug})


def _found(fields: Fields, name: str, said: tuple[str, ...]) -> str:
    words = fields.needed(name, LONGEST_WORDS)
    if not any(words in text for text in said):
        raise Fault(fields.named(name), _("the words “%(words)s” do not stand in this record") % {"words": words})
    return words


def _partners(fields: Fields, slugs: Slugs) -> tuple[Partner, ...]:
    partners = (_partner(part, slugs) for part in fields.parts("partnercodes"))
    return tuple({partner.name: partner for partner in partners}.values())


def _partner(fields: Fields, slugs: Slugs) -> Partner:
    kind, role = fields.text("soort", 60), fields.text("rol", 60)
    if kind:
        _must_exist(kind, slugs[Vocabulary.PARTNER], fields.named("soort"))
    if role:
        _must_exist(role, slugs[Vocabulary.ROLE], fields.named("rol"))
    return Partner(fields.needed("naam", 200), kind, role)


def _figures(fields: Fields, said: tuple[str, ...]) -> Figures:
    figures, words = fields.part("getallen"), fields.part("getalwoorden")
    for name in figures.values:
        if name not in FIGURES:
            raise Fault(figures.named(name), _("there is no such number"))
        if figures.knows(name):
            _figure_words(words, name, said)
    return Figures(
        year=figures.number("jaar", YEAR),
        hours=figures.pair("uren_per_week", HOURS),
        weeks=figures.number("weken_per_jaar", WEEKS),
        pupils=figures.number("leerlingen", COUNT),
        schools=figures.number("scholen", COUNT),
        ages=figures.pair("leeftijd", AGE),
        cost=figures.number("kosten_per_leerling", EURO),
        cost_words=_cost_words(figures, words, said),
    )


def _figure_words(words: Fields, name: str, said: tuple[str, ...]) -> tuple[str, ...]:
    """The words that justify a number: one text, or several."""
    given = words.values.get(name)
    if not isinstance(given, list) or not given:
        return (_found(words, name, said),)
    return unique(_found(Fields({name: part}, words.path), name, said) for part in given)


def _cost_words(figures: Fields, words: Fields, said: tuple[str, ...]) -> str:
    if not figures.knows("kosten_per_leerling"):
        return ""
    return "\n".join(_figure_words(words, "kosten_per_leerling", said))
