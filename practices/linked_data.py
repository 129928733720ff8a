"""A practice for machines: schema.org in JSON-LD. It says what the page shows, and nothing beside it."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from practices.models import PracticePage
from practices.reading import PracticeReading

# In JSON these stand for themselves; in HTML they could end the element.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def linked_data(page: PracticePage, practice: PracticeReading, url: str) -> dict[str, Any]:
    """The practice as an Article; `url` is the address of its page. What is not known is left out."""
    said = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": practice.short_url,
        "url": url,
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.locale.language_code,
        "license": _licence(page.licence),
        "dateModified": localdate(page.last_published_at).isoformat() if page.last_published_at else "",
        "publisher": _publisher(page, practice),
        "about": [domain.name for domain in practice.domains],
        "spatialCoverage": [{"@type": "AdministrativeArea", "name": area.name} for area in _areas(practice)],
        "isBasedOn": [source.url for source in practice.sources],
    }
    return {name: value for name, value in said.items() if value}


def as_script(data: dict[str, Any]) -> SafeString:
    """An element that holds data. A browser executes none of it, so the policy for scripts does not ask for a nonce."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


def _licence(licence: str) -> Any:
    """An address stands for itself, a name is one."""
    if not licence or licence.startswith(("https://", "http://")):
        return licence
    return {"@type": "CreativeWork", "name": licence}


def _publisher(page: PracticePage, practice: PracticeReading) -> Any:
    """The coalition; of a compiled page it is not, and the page says so."""
    if page.compiled:
        return None
    coalition = practice.organisation
    return {"@type": "Organization", "name": coalition.title, "url": coalition.full_url}


def _areas(practice: PracticeReading) -> list[Any]:
    areas = (practice.book.areas[pk] for pk in practice.codes["areas"])
    return sorted(areas, key=lambda area: (area.order, area.name))
