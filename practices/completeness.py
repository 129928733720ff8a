"""How much of a practice is written down: what it needs to be public, and what would help readers besides.

Reads the fields as a revision keeps them, so that the desk knows it of many drafts at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from practices.models import PracticePage

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """Something to write down; `field` is where on the form."""

    field: str
    label: str | Promise
    required: bool
    filled: bool


@dataclass(frozen=True)
class Completeness:
    """The parts in the order of the form."""

    parts: tuple[Part, ...]

    @property
    def filled(self) -> int:
        return sum(part.filled for part in self.parts)

    @property
    def total(self) -> int:
        return len(self.parts)

    @property
    def needed(self) -> list[Part]:
        """What is missing before it can be public."""
        return [part for part in self.parts if part.required and not part.filled]

    @property
    def helpful(self) -> list[Part]:
        """What is missing and would help readers."""
        return [part for part in self.parts if not part.required and not part.filled]


def completeness(content: Content) -> Completeness:
    """Of the fields of a page, as `serializable_data` and the content of a revision have them."""
    needed = [
        Part(name, _label(name), name != "pitfalls" or not content.get("compiled"), bool(filled(content)))
        for name, filled in REQUIRED.items()
    ]
    helpful = [Part(name, label, False, bool(filled(content))) for name, label, filled in HELPFUL]
    more_than_one = len(content.get("editions", ())) > 1
    return Completeness((*needed, *helpful, *([_what_changed(content)] if more_than_one else [])))


def completeness_of(page: PracticePage) -> Completeness:
    """Of a page as it stands in a form."""
    return completeness(page.serializable_data())


def _label(name: str) -> str | Promise:
    label: str | Promise = PracticePage._meta.get_field(name).verbose_name
    return label


def _any(*names: str) -> Callable[[Content], bool]:
    return lambda content: any(content.get(name) not in (None, "", [], "[]") for name in names)


def _newest(content: Content) -> Content:
    return max(content.get("editions", ()), key=lambda edition: edition["year"] or 0, default={})


def _in_newest(*names: str) -> Callable[[Content], bool]:
    said = _any(*names)
    return lambda content: said(_newest(content))


def _what_changed(content: Content) -> Part:
    return Part("editions", _("what changed this year"), False, _in_newest("what_changed")(content))


# Every field that its model does not let be empty; that these are all of them is tried in the tests.
REQUIRED: Mapping[str, Callable[[Content], object]] = {
    "title": _any("title"),
    "summary": _any("summary"),
    "domains": _any("domain_items"),
    "activities": _any("activities"),
    "sectors": _any("sectors"),
    "moments": _any("moments"),
    "areas": _any("areas"),
    "pitfalls": lambda content: strip_tags(content.get("pitfalls") or "").strip(),
}
HELPFUL: tuple[tuple[str, str | Promise, Callable[[Content], object]], ...] = (
    ("groups", _("groups or ages"), _any("groups", "groups_words", "age_from", "age_to")),
    ("places", _("place"), _any("places", "places_words")),
    ("partners", _("partners"), _any("partners")),
    (
        "editions",
        _("size: hours or pupils"),
        _in_newest("hours_per_week", "pupils", "schools", "size_words"),
    ),
    ("editions", _("cost"), _in_newest("cost_per_pupil", "cost_words")),
    ("editions", _("who pays"), _in_newest("funding", "funding_words")),
    ("story", _("how it runs"), _any("story")),
    ("contact_function", _("whom to ask for"), _any("contact_function", "contact_email")),
)
