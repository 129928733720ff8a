"""Making sources of a file: as drafts, since only a person can say what a source says."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.coreutils import cautious_slugify, find_available_slug

from evidence.importing.entry import Entry
from evidence.importing.plan import plans
from evidence.models import EvidenceIndexPage, EvidencePage

LONGEST_SLUG = 80


@transaction.atomic
def carry_out(entries: Iterable[Entry], library: EvidenceIndexPage, by: Any) -> int:
    """How many drafts were made; what came into the library meanwhile does not come in twice."""
    held = EvidenceIndexPage.objects.select_for_update().get(pk=library.pk)
    new = [plan for plan in plans(entries) if plan.is_new]
    for plan in new:
        _make(held, plan.values, by)
    return len(new)


def _make(library: EvidenceIndexPage, values: dict[str, Any], by: Any) -> None:
    slug = cautious_slugify(values["title"])[:LONGEST_SLUG].strip("-") or "bron"
    page = EvidencePage(**values, slug=find_available_slug(library, slug), live=False, owner=by)
    library.add_child(instance=page)
    page.save_revision(user=by, log_action=True, clean=False)  # a draft lacks what only a person can write
