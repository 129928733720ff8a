"""A source as a card, and in one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.models import EvidenceDomain, EvidencePage
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook


@dataclass(frozen=True)
class SourceCard:
    """What a list shows of a source. `quote` as on the card of a practice."""

    url: str
    title: str
    kind: str
    about: str
    summary: str
    outcome: str
    domains: list[Domain]
    quote: str = ""


def source_cards(pages: Iterable[EvidencePage], book: Wordbook) -> list[SourceCard]:
    """The cards of these sources, in their order, in a number of queries that does not grow with them."""
    pages = list(pages)
    domains: dict[int, list[Domain]] = {page.pk: [] for page in pages}
    for page, domain in EvidenceDomain.objects.filter(content_object_id__in=domains).values_list(
        "content_object_id", "tag_id"
    ):
        domains[page].append(book.domains[domain])
    return [
        SourceCard(
            url=page.get_url() or "",
            title=page.title,
            kind=kind_of(page, book),
            about=made_by(page, book),
            summary=page.summary,
            outcome=page.get_outcome_display() if page.outcome else "",
            domains=sorted(domains[page.pk], key=lambda domain: domain.order),
        )
        for page in pages
    ]


def kind_of(page: EvidencePage, book: Wordbook) -> str:
    return book.now(page.kind_id).name if page.kind_id else ""


def made_by(page: EvidencePage, book: Wordbook) -> str:
    """Authors, institute and year, in one line."""
    institute = page.institute_words or (book.now(page.institute_id).name if page.institute_id else "")
    return ", ".join(part for part in (page.authors, institute, str(page.year or "")) if part)
