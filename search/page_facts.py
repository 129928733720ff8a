"""What the index and the facets know of one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.html import strip_tags

from practices.coded import Codes
from search.port import Kind


@dataclass(frozen=True, slots=True)
class Meeting:
    """What only a meeting has. `zone`: the clock by which its hours are meant."""

    kind: str
    region: str
    online: bool
    at_a_place: bool
    starts_at: datetime
    ends_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Facts:
    """One page. `terms` holds ids by field name, `names` what is found by name only (partners, key words, parents).
    `held`: when it was last said to hold; None of what nobody can confirm. `recognised`: by level, when it expires.
    `no_better`: somebody found no difference, or one in the other direction.
    """

    kind: Kind
    page_id: int
    title: str
    summary: str
    prose: str
    names: tuple[str, ...]
    terms: Codes
    year: int | None = None
    hours: tuple[Decimal | None, Decimal | None] = (None, None)
    cost: Decimal | None = None
    pitfalls: bool = False
    phases: tuple[int, ...] = field(default=())
    held: date | None = None
    recognised: Mapping[int, date] = field(default_factory=dict)
    no_better: bool = False
    meeting: Meeting | None = None


def plain(html: str) -> str:
    """The words of rich text, with a space where a tag parted them."""
    return strip_tags(html.replace("<", " <"))
