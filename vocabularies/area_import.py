"""Municipalities from a table into the areas, all or nothing. A municipality is known by its CBS code, else by its
name; its slug is part of addresses and never changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vocabularies.area_table import Row, RowProblem, TableProblem, at_row, read_table
from vocabularies.models import Area, AreaKind

OTHER_NAMES = {"friesland": "fryslan"}
NO_PROVINCE = frozenset({"", "caribisch-nederland"})


@dataclass
class Outcome:
    """A sentence for each row that changes something, and how many change nothing."""

    sentences: list[str] = field(default_factory=list)
    unchanged: int = 0

    def lines(self) -> Iterator[str]:
        yield from self.sentences
        yield ngettext("%d row changes nothing.", "%d rows change nothing.", self.unchanged) % self.unchanged


@transaction.atomic
def import_areas(path: str, *, dry_run: bool) -> Outcome:
    """Raises TableProblem, and then nothing has changed. `dry_run`: say what would happen, and leave all as it is."""
    importer = _Importer()
    outcome, problems = Outcome(), []
    for row in read_table(path):
        try:
            importer.settle(row, outcome)
        except RowProblem as problem:
            problems.append(at_row(row.number, str(problem)))
    if problems:
        raise TableProblem(*problems)
    if dry_run:
        transaction.set_rollback(True)
    return outcome


class _Importer:
    """Knows the areas, also those that it has just made."""

    def __init__(self) -> None:
        self.areas = list(Area.objects.select_related("parent"))
        self.provinces = {area.slug: area for area in self.areas if area.kind == AreaKind.PROVINCE}
        self.slugs = {area.slug for area in self.areas}
        self.order = max((area.order for area in self.areas), default=0)

    def settle(self, row: Row, outcome: Outcome) -> None:
        area = self._known(row)
        province = self._province(row, area)
        said = self._create(row, province) if area is None else self._change(area, row, province)
        if said:
            outcome.sentences.append(at_row(row.number, said))
        else:
            outcome.unchanged += 1

    def _known(self, row: Row) -> Area | None:
        same_code = next((area for area in self.areas if area.cbs_code == row.code), None)
        same_name = next((area for area in self.areas if self._is_called(area, row.name)), None)
        if same_code or same_name is None:
            self._must_be_free(row, same_code, same_name)
            return same_code
        if same_name.cbs_code:
            words = {"name": row.name, "code": same_name.cbs_code}
            raise RowProblem(_("“%(name)s” has the code %(code)s here. Rename that one first.") % words)
        return same_name

    def _is_called(self, area: Area, name: str) -> bool:
        return area.kind != AreaKind.PROVINCE and area.name.casefold() == name.casefold()

    def _must_be_free(self, row: Row, mine: Area | None, other: Area | None) -> None:
        """A new name that somebody else has: two municipalities became one, which a person has to judge."""
        if mine and other and mine.pk != other.pk:
            words = {"name": row.name, "code": row.code, "now": mine.name}
            raise RowProblem(
                _("%(code)s is “%(now)s” here, and “%(name)s” is another area. Merge them by hand first.") % words
            )

    def _province(self, row: Row, area: Area | None) -> Area | None:
        slug = slugify(row.province)
        if area is not None and area.kind == AreaKind.ISLAND:
            if slug not in NO_PROVINCE:
                words = {"name": area.name, "province": row.province}
                raise RowProblem(_("%(name)s is an island and lies in no province; leave out “%(province)s”.") % words)
            return None
        found = self.provinces.get(OTHER_NAMES.get(slug, slug))
        if found is None:
            raise RowProblem(_("there is no province “%(name)s”.") % {"name": row.province[:40]})
        return found

    def _create(self, row: Row, province: Area | None) -> str:
        self.order += 1
        area = Area(
            slug=self._free_slug(row.name),
            name=row.name,
            kind=AreaKind.MUNICIPALITY,
            parent=province,
            cbs_code=row.code,
            order=self.order,
        )
        area.save()
        self.areas.append(area)
        return _("%(name)s (%(code)s) is new.") % {"name": row.name, "code": row.code}

    def _free_slug(self, name: str) -> str:
        """The name; with “gemeente-” before it where a province has it already, as Utrecht does."""
        slug = slugify(name)[:50]
        slug = slug if slug and slug not in self.slugs else f"gemeente-{slug}"
        if slug in self.slugs:
            raise RowProblem(_("the address “%(slug)s” is taken by another area.") % {"slug": slug})
        self.slugs.add(slug)
        return slug

    def _change(self, area: Area, row: Row, province: Area | None) -> str:
        before = (area.name, area.cbs_code, area.parent)
        area.name, area.cbs_code, area.parent = row.name, row.code, province
        if before == (area.name, area.cbs_code, area.parent):
            return ""
        area.save()
        name, code, above = before
        words = {"name": row.name, "before": name, "code": row.code, "above": above, "province": province}
        said = [
            _("%(before)s is now called %(name)s.") % words if name != row.name else "",
            _("%(name)s gets the code %(code)s.") % words if code != row.code else "",
            _("%(name)s moves from %(above)s to %(province)s.") % words if above != province else "",
        ]
        return " ".join(filter(None, said))
