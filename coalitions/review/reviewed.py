"""A page whose text becomes public only after a review."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ManyToManyField, Q
from django.utils.translation import gettext as _
from taggit.managers import TaggableManager
from wagtail.models import Revision

from foundation.models import BasePage
from images.uses import titles, without_consent
from vocabularies.proposing import Missed, carry

if TYPE_CHECKING:
    Base = BasePage
else:
    Base = object  # a page that has its fields from another page can't have them from here once more


class Reviewed(Base):
    """What a page must do whose text is reviewed, of whichever kind it is."""

    needs_review: ClassVar[bool] = True

    # Words that a form was saved with and that stand in no list.
    missed_words: Sequence[Missed] = ()

    @transaction.atomic
    def save_revision(self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any) -> Revision:
        """Autosave writes over its own last revision. One that somebody sent in, approved or published stays as it
        was seen: then a new one is made. What its author missed in a list it carries as a proposal.
        """
        if overwrite_revision is not None and _is_kept(self, overwrite_revision):
            overwrite_revision = None
        for missed in self.missed_words:
            carry(self, missed, overwrite_revision)
        self.missed_words = ()
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """A telephone and a desk, in the words of the form."""
        return [
            {"name": "telefoon", "icon": "mobile-alt", "device_width": 390, "label": _("Preview as on a telephone")},
            {"name": "bureau", "icon": "desktop", "device_width": 1280, "label": _("Preview as on a desk")},
        ]

    def lacks(self) -> list[str]:
        """What must be filled or mended before this text can be public, in sentences; drafts may lack it."""
        return [*_empty_choices(self), *_faults(self), *_files_without_consent(self)]


class ReviewedPage(Reviewed, BasePage):
    """What a coalition writes."""

    class Meta:
        abstract = True


def _is_kept(page: Reviewed, revision: Revision) -> bool:
    """Only of the newest: about an older one Wagtail has its own refusal."""
    if revision.pk != page.latest_revision_id:
        return False
    if revision.pk == page.live_revision_id or revision.approved_go_live_at is not None:
        return True
    seen = Q(task_states__isnull=False) | Q(handed_back_in__isnull=False)
    return bool(Revision.objects.filter(seen, pk=revision.pk).exists())


def _empty_choices(page: Reviewed) -> Iterator[str]:
    """Django's own cleaning does not look at choices of several."""
    for field in page._meta.get_fields():
        is_choice = isinstance(field, ManyToManyField | TaggableManager) and not field.blank
        if is_choice and not getattr(page, field.name).all():
            yield f"{field.verbose_name}"


def _files_without_consent(page: Reviewed) -> Iterator[str]:
    if files := without_consent(page):
        yield _("consent for %(files)s") % {"files": titles(files)}


def _faults(page: Reviewed) -> Iterator[str]:
    try:
        page.full_clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            label = page._meta.get_field(name).verbose_name if name != "__all__" else ""
            yield f"{label}: {' '.join(messages)}" if label else " ".join(messages)
