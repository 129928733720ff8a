"""Writing tickets: always in the transaction of the change itself, never with the change in it."""

from collections.abc import Iterable

from search.models import Ticket


def look_again(page_id: int, *, subtree: bool = False) -> None:
    """Ask the worker to look at this page again, and with `subtree` at all below it."""
    Ticket.objects.create(page_id=page_id, subtree=subtree)


def look_again_at_all(page_ids: Iterable[int]) -> None:
    """The same for many pages."""
    Ticket.objects.bulk_create(Ticket(page_id=pk) for pk in sorted(set(page_ids)))
