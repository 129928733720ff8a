"""Making coalitions of a table: as drafts, since nothing becomes public by an import."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.coreutils import cautious_slugify, find_available_slug
from wagtail.models import Page

from coalitions.importing.plan import Plan
from coalitions.models import CoalitionPage, CoalitionPhase, RegionPage

LONGEST_SLUG = 80


@transaction.atomic
def carry_out(plans: Iterable[Plan], by: Any) -> tuple[int, int]:
    """How many coalitions were made, and how many that were there were filled up. Rows with faults are passed over."""
    made = filled = 0
    for plan in plans:
        if plan.faults:
            continue
        if plan.page is not None:
            filled += _fill_up(plan.page, plan, by)
        elif plan.region is not None:
            _make(plan.region.pk, plan, by)
            made += 1
    return made, filled


def _make(region_id: int, plan: Plan, by: Any) -> None:
    region = RegionPage.objects.get(pk=region_id)  # its number of children changes with every row
    page = CoalitionPage(title=plan.name, slug=_slug(plan.name, region), live=False, kind=plan.kind, owner=by)
    region.add_child(instance=page)
    _fill_up(page, plan, by)


def _slug(name: str, region: Page) -> str:
    return str(find_available_slug(region, cautious_slugify(name)[:LONGEST_SLUG].strip("-") or "coalitie"))


def _fill_up(page: CoalitionPage, plan: Plan, by: Any) -> bool:
    """A new draft with what was not known yet; what somebody wrote stays. False when nothing was missing."""
    draft = page.get_latest_revision_as_object()
    changed = [
        _text(draft, "lead_party", plan.lead_party),
        _text(draft, "contact_email", plan.contact),
        _areas(draft, plan),
        _phases(draft, plan),
    ]
    if any(changed) or page.latest_revision_id is None:
        draft.save_revision(user=by, log_action=True)
    return any(changed)


def _text(draft: CoalitionPage, name: str, value: str) -> bool:
    if not value or getattr(draft, name):
        return False
    setattr(draft, name, value)
    return True


def _areas(draft: CoalitionPage, plan: Plan) -> bool:
    if not plan.areas or draft.areas.all():
        return False
    draft.areas = plan.areas
    return True


def _phases(draft: CoalitionPage, plan: Plan) -> bool:
    held = {row.school_year for row in draft.phases.all()}
    missing = {year: phase for year, phase in plan.phases.items() if year not in held}
    for year, phase in missing.items():
        draft.phases.add(CoalitionPhase(school_year=year, phase=phase))
    return bool(missing)
