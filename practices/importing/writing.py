"""Pages from drafts. A page is touched only while its latest revision is the importer's own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.coreutils import cautious_slugify
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from practices.importing.filling import Words, fill
from practices.importing.planning import Draft
from practices.importing.problems import Fault, ImportProblem
from practices.importing.reading import sentence
from practices.importing.report import Outcome
from practices.models import ImportRecord

LONGEST_SLUG = 80

# Finds a page that a person made for the same thing: it is used, and never written.
HandMade = Callable[[Any, Draft], Any]


def _nobody(parent: Any, draft: Draft) -> Any:
    return None


@dataclass(frozen=True)
class Settled:
    """What became of a draft, and the page it is now; no page where there is none to use."""

    outcome: Outcome
    page: Any = None


@dataclass
class Shelf:
    """The pages of one type that the importer wrote before; their keys begin with `prefix`."""

    model: Any
    prefix: str
    words: Words
    hand_made: HandMade = _nobody

    def __post_init__(self) -> None:
        self.records = {record.key: record for record in ImportRecord.objects.filter(key__startswith=self.prefix)}
        self.pages = self.model.objects.in_bulk([record.page_id for record in self.records.values()])

    def knows(self, key: str) -> bool:
        return key in self.records

    def page(self, key: str) -> Any:
        """The page written for this key, wherever it is now; None when there is none or it was deleted."""
        return self.pages.get(self.records[key].page_id) if key in self.records else None

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {self.pages[each.page_id].path: key for key, each in self.records.items() if each.page_id in self.pages}

    def key_above(self, page: Any) -> str | None:
        """The key of the page of this shelf under which that page stands now."""
        return self._keys.get(page.path[: -page.steplen])

    def settle(self, draft: Draft, parent: Any) -> Settled:
        """Create, change or leave alone. Below a page that a person withdrew nothing new is put."""
        page = self.page(draft.key)
        if page is not None:
            return Settled(self._bring_up_to_date(page, draft), page)
        other = self.hand_made(parent, draft) if parent else None
        if other is not None or self.knows(draft.key) or parent is None or not parent.live:
            return Settled(Outcome.LEFT, other)
        return Settled(Outcome.CREATED, self._create(draft, parent))

    def _bring_up_to_date(self, page: Any, draft: Draft) -> Outcome:
        record = self.records[draft.key]
        if not _is_ours(page, record):
            return Outcome.LEFT
        if record.fingerprint == draft.fingerprint:
            return Outcome.UNCHANGED
        record.revision_id = self._publish(page, draft)
        record.fingerprint = draft.fingerprint
        record.save()
        return Outcome.CHANGED

    def _create(self, draft: Draft, parent: Any) -> Any:
        page = self.model(title=draft.contents["title"], slug=_free_slug(parent, draft.slug), live=False)
        parent.add_child(instance=page)
        revision = self._publish(page, draft)
        ImportRecord.objects.create(key=draft.key, page_id=page.pk, revision_id=revision, fingerprint=draft.fingerprint)
        return self.model.objects.get(pk=page.pk)

    def _publish(self, page: Any, draft: Draft) -> int:
        fill(page, draft.contents, self.words)
        # Saving a page tells Wagtail's reference index once for the page and again for each of its rows.
        with disable_reference_index_auto_update():
            try:
                revision = page.save_revision()
            except ValidationError as error:
                raise ImportProblem(_refusal(draft, error)) from error
            revision.publish()
        ReferenceIndex.create_or_update_for_object(self.model.objects.get(pk=page.pk))
        return int(revision.pk)


def _is_ours(page: Any, record: ImportRecord) -> bool:
    """Nobody wrote, withdrew, locked or took over this page since the importer wrote it."""
    untouched = page.live and not page.locked and page.latest_revision_id == record.revision_id
    return bool(untouched and getattr(page, "compiled", True))


def _refusal(draft: Draft, error: ValidationError) -> str:
    name, messages = next(iter(error.message_dict.items()))
    return sentence(draft.key, Fault(name, " ".join(messages).rstrip(".")))


def _free_slug(parent: Any, wish: str) -> str:
    """The wish as a slug, with a number behind it where that address is taken."""
    base = cautious_slugify(wish)[:LONGEST_SLUG].strip("-") or "pagina"
    taken = set(parent.get_children().values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
