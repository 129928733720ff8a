"""A source as its page shows it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evidence.cards import kind_of, made_by
from evidence.models import EvidencePage
from foundation.readings import reading
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook

Fact = tuple[str, str, str]


@dataclass(frozen=True)
class SourceReading:
    """What stands beside the text of a source. `address`: where it is to be read."""

    kind: str
    about: str
    domains: list[Domain]
    facts: list[Fact]
    address: str


@reading(EvidencePage, "source")
def source_reading(page: EvidencePage, request: HttpRequest) -> SourceReading:
    """From the page itself and not from the database, so that a preview shows what is being typed."""
    book = Wordbook.read()
    activities = ", ".join(term.name for term in book.named(term.pk for term in page.activities.all()))
    facts = [
        (_("Kind of source"), kind_of(page, book), ""),
        (_("Year"), str(page.year or ""), ""),
        (_("Language"), page.get_language_display(), ""),
        (_("Activities"), activities, ""),
        (_("DOI"), page.doi, ""),
        (_("ISBN"), page.isbn, ""),
        (_("Licence"), page.licence, ""),
    ]
    items = page.domain_items.all()
    return SourceReading(
        kind=kind_of(page, book),
        about=made_by(page, book),
        domains=sorted((book.domains[item.tag_id] for item in items), key=lambda domain: domain.order),
        facts=[fact for fact in facts if fact[1]],
        address=page.address,
    )
