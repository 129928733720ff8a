"""The drawings of a practice, for templates."""

from collections.abc import Iterable, Set
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from evidence.models import EvidencePage
from practices import dagbalk as drawings
from practices import linked_data as for_machines
from practices.models import PracticePage
from practices.of_source import Referring, practices_of
from practices.reading import PracticeReading

register = template.Library()


@register.inclusion_tag("components/dagbalk.html")
def dagbalk(moments: Set[str], extended: bool = False) -> dict[str, Any]:
    """The small drawing. It is hidden from screen readers: print the sentence of `dagtekst` beside it."""
    return {"bar": drawings.small_dagbalk(moments, extended)}


@register.inclusion_tag("components/dagbalk_groot.html")
def dagbalk_groot(moments: Set[str], extended: bool = False) -> dict[str, Any]:
    """The large drawing, with its words, for a wide screen and for paper."""
    return {"bar": drawings.large_dagbalk(moments, extended)}


@register.simple_tag
def dagtekst(moments: Set[str], extended: bool = False) -> str:
    """When it happens, as a sentence."""
    return drawings.dagtekst(moments, extended)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of the sprite that the front end builds; a word must always stand beside it."""
    return format_html('<svg class="k-ico" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name)


@register.filter
def in_one_line(said: str | Iterable[str]) -> str:
    """Several names, or several lines of words, as one phrase."""
    return "; ".join(said.splitlines()) if isinstance(said, str) else ", ".join(said)


@register.filter
def beyond(words: str, values: str | Iterable[str]) -> str:
    """The source's own words, without the lines that say what the codes beside them say: *school* beside *School*."""
    said = in_one_line(values).casefold()
    return in_one_line("\n".join(line for line in words.splitlines() if line.casefold() not in said))


@register.filter
def without_scheme(url: str) -> str:
    """An address as people write it down."""
    return url.split("://", 1)[-1].removesuffix("/")


@register.simple_tag
def units(day: Iterable[Any]) -> int:
    """How many practices one block of the unit chart stands for; each moment of *day* has a ``count``."""
    return drawings.practices_per_block(max((moment.count for moment in day), default=0))


@register.filter
def blocks(moment: Any, per_block: int) -> list[bool]:
    """The blocks above a moment; true for those of an extended school day."""
    return drawings.chart_blocks(moment.count, moment.extended_count, per_block)


@register.simple_tag
def linked_data(page: PracticePage, practice: PracticeReading) -> SafeString:
    """The practice for machines; nothing of a page that has no address yet."""
    if not page.pk:
        return SafeString("")
    return for_machines.as_script(for_machines.linked_data(page, practice, page.full_url or practice.short_url))


@register.simple_tag
def practices_of_source(page: EvidencePage) -> list[Referring]:
    """The practices that refer to a source."""
    return practices_of(page)
