"""What coalitions measured, sources, and what coordinators say of both, at random: the rules of a property test."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from evidence.models import EvidenceIndexPage, EvidencePage, Recognition, Register, Relation
from practices.models import Measurement, PracticePage
from tests.search.drawn import CODED, NAMES, OUTCOMES, TERMS, WHICH, YEARS
from tests.search.tree import below, code, publish, term


class Curators(RuleBasedStateMachine):
    """Everything that is known of practices beside their text."""

    @rule(which=WHICH, slug=st.sampled_from(TERMS["meting"]), outcome=OUTCOMES)
    def measures(self, which: int, slug: str, outcome: str) -> None:
        row = Measurement(kind=term("meting", slug), what="Of zij meer lezen", outcome=outcome, result="Zie boven.")
        edit(PracticePage, which, lambda page: page.measurements.add(row))

    @rule(title=NAMES, coded=CODED, year=YEARS, outcome=OUTCOMES, number=WHICH)
    def publishes_a_source(self, title: str, coded: dict[str, list[str]], year: Any, outcome: str, number: int) -> None:
        page = EvidencePage(title=title, summary=title, says=title, says_not=title, year=year, outcome=outcome)
        page.kind = term("kennissoort", TERMS["kennissoort"][number % 2])
        page.institute = term("instituut", TERMS["instituut"][number % 2])
        code(page, {name: coded[name] for name in ("activities", "domains")})
        below(EvidenceIndexPage.objects.get(), page)

    @rule(which=WHICH, other=WHICH)
    def relates(self, which: int, other: int) -> None:
        practice, source = one_of(PracticePage, which), one_of(EvidencePage, other)
        if practice and source:
            Relation.objects.update_or_create(practice=practice, source=source, defaults={"kind": "gedeeltelijk"})

    @rule(which=WHICH, outcome=OUTCOMES)
    def finds_something_else(self, which: int, outcome: str) -> None:
        edit(EvidencePage, which, lambda page: setattr(page, "outcome", outcome))

    @rule(which=WHICH, slug=st.sampled_from(TERMS["onderbouwing"]), days=st.sampled_from([-400, -1, 0, 1, 900, None]))
    def recognises(self, which: int, slug: str, days: int | None) -> None:
        if page := one_of(PracticePage, which):
            today = timezone.localdate()
            page.recognitions.create(
                register=Register.objects.first(),
                level=term("onderbouwing", slug).recognition_level,
                recognised_on=today - timedelta(days=1000),
                expires_on=None if days is None else today + timedelta(days=days),
            )

    @rule(model=st.sampled_from([Recognition, Relation]), which=WHICH)
    def takes_away(self, model: type[Any], which: int) -> None:
        if row := one_of(model, which):
            row.delete()


def one_of(model: type[Any], which: int) -> Any:
    rows = list(model.objects.order_by("pk"))
    return rows[which % len(rows)] if rows else None


def edit(model: type[Any], which: int, change: Callable[[Any], Any], published: bool = True) -> None:
    """On from the latest draft, as the form does."""
    page = one_of(model, which)
    if page is None:
        return
    page = page.get_latest_revision_as_object()
    change(page)
    publish(page) if published else page.save_revision()
