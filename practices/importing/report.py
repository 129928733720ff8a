"""What an import did, in words and numbers."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.importing.planning import Coded
from practices.importing.reading import printable
from practices.importing.records import CODED
from vocabularies.models import Vocabulary


class Outcome(StrEnum):
    """What became of a page."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEFT = "left alone"


class Kind(StrEnum):
    """What sort of page."""

    REGION = "region"
    PARTY = "party"
    PRACTICE = "practice"
    SOURCE = "source"


@dataclass
class Report:
    """How many pages of each kind had which outcome, what was added, what was not understood."""

    practices: Sequence[Coded]
    counts: Counter[tuple[Kind, Outcome]] = field(default_factory=Counter)
    areas_added: Sequence[str] = ()

    def count(self, kind: Kind, outcome: Outcome) -> None:
        self.counts[kind, outcome] += 1

    def lines(self) -> Iterator[str]:
        for kind, name in _kinds().items():
            yield _counted(name, {outcome.name.lower(): self.counts[kind, outcome] for outcome in Outcome})
        yield from self._remarks()
        yield from self._coverage()

    def _remarks(self) -> Iterator[str]:
        """What an editor may want to look at: new municipalities, and what the file says that no page shows."""
        unused = {name for coded in self.practices for name in coded.record.unused}
        domains = {name for coded in self.practices for name in coded.domains_unknown}
        for sentence, names in (
            (_("New municipalities: %(names)s"), self.areas_added),
            (_("Development domains that do not exist: %(names)s"), sorted(domains)),
            (_("Fields that nothing is done with: %(names)s"), sorted(unused)),
        ):
            if names:
                yield sentence % {"names": printable(", ".join(names))}

    def _coverage(self) -> Iterator[str]:
        total = len(self.practices)
        yield ngettext("Known of %(total)d practice:", "Known of %(total)d practices:", total) % {"total": total}
        for label, known in _facets().items():
            facts = {"facet": label, "known": sum(map(known, self.practices)), "total": total}
            yield _("  %(facet)s: %(known)d of %(total)d") % facts


def _kinds() -> dict[Kind, str]:
    return {
        Kind.REGION: _("Regions"),
        Kind.PARTY: _("Coalitions, organisations and schools"),
        Kind.PRACTICE: _("Practices"),
        Kind.SOURCE: _("Sources of knowledge"),
    }


def _counted(name: str, counts: dict[str, int]) -> str:
    sentence = _("%(kind)s: %(created)d created, %(changed)d changed, %(unchanged)d unchanged, %(left)d left alone")
    return sentence % {"kind": name, **counts}


def _facets() -> dict[str, Callable[[Coded], bool]]:
    """Every facet of the search page with the question whether a practice has a value there."""
    return {
        _("Development domain"): lambda coded: bool(coded.domains),
        **{str(Vocabulary(name).label): _has_code(name) for name in CODED},
        str(Vocabulary.PARTNER.label): lambda coded: any(partner.kind for partner in coded.partners),
        str(Vocabulary.ROLE.label): lambda coded: any(partner.role for partner in coded.partners),
        _("Area"): lambda coded: bool(coded.place.areas),
        _("Hours per week"): lambda coded: coded.record.figures.hours != (None, None),
        _("Cost per pupil"): lambda coded: coded.record.figures.cost is not None,
        _("Pitfalls"): lambda coded: bool(coded.record.lessons),
    }


def _has_code(vocabulary: str) -> Callable[[Coded], bool]:
    return lambda coded: bool(coded.codes.get(vocabulary))
