"""The practices that refer to a source."""

from dataclasses import dataclass

from wagtail.models import Page

from evidence.models import EvidencePage, Relation
from practices.models import PracticePage


@dataclass(frozen=True)
class Referring:
    """A practice, of which coalition, and in words how it relates to the source."""

    title: str
    url: str
    coalition: str
    how: str
    why: str


def practices_of(source: EvidencePage) -> list[Referring]:
    """Those that are findable, by title: never by what came out."""
    rows = Relation.objects.filter(source_id=source.pk, practice__in=PracticePage.objects.findable())
    rows = rows.select_related("practice").order_by("practice__title", "pk")
    above = {row.practice.path[: -Page.steplen] for row in rows}
    names = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    return [
        Referring(
            title=row.practice.title,
            url=row.practice.get_url() or "",
            coalition=names.get(row.practice.path[: -Page.steplen], ""),
            how=row.get_kind_display(),
            why=row.why,
        )
        for row in rows
    ]
