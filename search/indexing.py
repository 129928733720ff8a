"""Keeping the index equal to the database: drain tickets, rebuild, audit."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from search.documents import documents_of
from search.engines import engine
from search.facts import PAGE_TYPES
from search.models import Rebuild, Ticket
from search.port import Document, EngineDown, Kind, document_key, hit_of
from search.tickets import look_again_at_all
from vocabularies.wordbook import Wordbook

log = logging.getLogger("search")
BATCH = 200
LONGEST_WAIT = timedelta(minutes=5)
LONGEST_SILENCE = timedelta(minutes=1)


Item = TypeVar("Item")


class Drained(NamedTuple):
    """How many tickets were worked off, and how many wait for another try."""

    done: int
    failed: int


def drain(batch: int = BATCH) -> Drained:
    """Work off the oldest batch of tickets that are due. Only the worker and tests call this.

    Each page is looked at as it is now, so the order of tickets and doing one twice do not matter. What fails stays,
    with the reason and a wait that doubles up to five minutes.
    """
    due = Q(not_before=None) | Q(not_before__lte=timezone.now())
    tickets = list(Ticket.objects.filter(due)[:batch])
    if not tickets or rebuild_under_way():
        return Drained(0, 0)
    try:
        bring_up_to_date(_pages_behind(tickets))
    except EngineDown as error:
        _keep(tickets, error)
        return Drained(0, len(tickets))
    if rebuild_under_way():  # begun meanwhile, it may have read these pages before they changed
        return Drained(0, 0)
    Ticket.objects.filter(pk__in=[ticket.pk for ticket in tickets]).delete()
    return Drained(len(tickets), 0)


def _pages_behind(tickets: Iterable[Ticket]) -> set[int]:
    ids = {ticket.page_id for ticket in tickets}
    roots = Page.objects.filter(pk__in={ticket.page_id for ticket in tickets if ticket.subtree})
    paths = sorted(roots.values_list("path", flat=True))
    for path in [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]:
        ids |= set(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
    return ids


def bring_up_to_date(page_ids: Iterable[int]) -> None:
    """Put the documents of those of these pages that are findable, drop those of the others. Raises EngineDown."""
    book = Wordbook.read()
    for ids in _in_batches(sorted(page_ids)):
        found = [document for kind in Kind for document in documents_of(kind, ids, book)]
        engine().put(found)
        held = {document.key for document in found}
        engine().drop({document_key(kind, pk) for kind in Kind for pk in ids} - held)


def _in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _keep(tickets: list[Ticket], error: EngineDown) -> None:
    log.warning("%d tickets wait: %s", len(tickets), error)
    now = timezone.now()
    for ticket in tickets:
        ticket.attempts = min(ticket.attempts + 1, 30_000)
        ticket.last_error = str(error)
        ticket.not_before = now + min(timedelta(seconds=2 ** min(ticket.attempts, 20)), LONGEST_WAIT)
    Ticket.objects.bulk_update(tickets, ["attempts", "last_error", "not_before"])


def all_documents() -> Iterator[Document]:
    """The documents of everything that is findable, built from the database as it is now."""
    book = Wordbook.read()
    for kind, model in PAGE_TYPES.items():
        ids = list(model.objects.findable().order_by("pk").values_list("pk", flat=True))
        for batch in _in_batches(ids):
            yield from documents_of(kind, batch, book)


def rebuild(progress: Callable[[int], None] = lambda count: None) -> int:
    """Fill a new index beside the one in use, swap them, and let waiting tickets be due; returns how many documents.

    `progress` hears after each batch how many there are. What changes meanwhile waits in its tickets.
    """
    count = 0
    beat = Rebuild.objects.create(seen_at=timezone.now())
    try:
        with engine().rebuilding() as filling:
            for documents in _in_batches(all_documents()):
                filling.put(documents)
                count += len(documents)
                progress(count)
                Rebuild.objects.filter(pk=beat.pk).update(seen_at=timezone.now())
    finally:
        beat.delete()
    Ticket.objects.exclude(not_before=None).update(not_before=None)
    return count


def rebuild_under_way() -> bool:
    """One that was killed is believed to live for another minute."""
    return Rebuild.objects.filter(seen_at__gt=timezone.now() - LONGEST_SILENCE).exists()


class Audit(NamedTuple):
    """Keys that the index lacks, that it holds without right, and that it holds as they were before."""

    missing: list[str]
    surplus: list[str]
    stale: list[str]

    @property
    def differences(self) -> int:
        return sum(map(len, self))


def audit() -> Audit:
    """Compare the engine's stamps with documents built anew; every difference gets a ticket. Raises EngineDown."""
    held = dict(engine().stamps())
    truth = {document.key: document.stamp for document in all_documents()}
    found = Audit(
        sorted(truth.keys() - held.keys()),
        sorted(held.keys() - truth.keys()),
        sorted(key for key in truth.keys() & held.keys() if truth[key] != held[key]),
    )
    look_again_at_all(hit_of(key).page_id for keys in found for key in keys)
    return found


def go_back() -> Audit:
    """Put the index from before the last rebuild in use again; what it lacks since then gets tickets."""
    engine().go_back()
    return audit()
