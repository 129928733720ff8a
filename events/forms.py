"""The form of a meeting in the admin."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from coalitions.review.forms import ReviewedPageForm
from images.uses import File, titles
from vocabularies.forms import FilledForPublicationForm


class EventForm(FilledForPublicationForm):
    """Hours are typed and shown by the clock of the place, and only publication asks for everything."""

    moments: ClassVar[tuple[str, ...]] = ("starts_at", "ends_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.moments:
            value = getattr(self.instance, name)
            self.initial[name] = value and timezone.make_naive(value, self.instance.zone)
            field = self.fields[name]
            field.clean = partial(self._by_its_clock, field.clean)

    def _by_its_clock(self, clean: Callable[[Any], Any], value: Any) -> Any:
        """Only these: when a page goes public is said by the clock of who says it."""
        with timezone.override(self._zone()):
            return clean(value)

    def clean(self) -> Any:
        """An hour that the change of the clock skips, or has twice, gets a sentence; so does a page that goes too soon:
        nobody would be told.
        """
        cleaned = super().clean()
        for name in self.moments:
            if self.has_error(name, "ambiguous_timezone"):
                del self._errors[name]
                self.add_error(
                    name, _("At this hour the clock is changed: it is skipped, or comes twice. Choose another hour.")
                )
        goes, ends = (self.cleaned_data.get(name) for name in ("expire_at", "ends_at"))
        if goes and ends and goes < ends:
            self.add_error("expire_at", _("The page would go before the meeting has ended. Choose a later moment."))
        return cleaned

    def is_valid(self) -> bool:
        """The rows of photos and files are judged after the page itself."""
        if not super().is_valid():
            return False
        if not self.is_deferred_validation and (files := self._without_consent()):
            consent = _("consent for %(files)s") % {"files": titles(files)}
            self.add_error(None, _("Before this can be public it needs: %(list)s.") % {"list": consent})
        return not self.errors

    def _without_consent(self) -> list[File]:
        rows = [(form, "picture") for form in self.formsets["photos"].forms]
        rows += [(form, "document") for form in self.formsets["files"].forms]
        chosen = [form.cleaned_data.get(name) for form, name in rows if not form.cleaned_data.get("DELETE")]
        return [file for file in chosen if file and not file.may_be_public]

    def clean_report(self) -> str:
        """An editor that was opened and left empty still sends a paragraph."""
        html: str = self.cleaned_data["report"]
        return html if strip_tags(html).strip() else ""

    def _zone(self) -> ZoneInfo:
        known = dict(self.fields["time_zone"].choices)
        sent = self.data.get(self.add_prefix("time_zone"), "")
        return ZoneInfo(sent) if sent in known else self.instance.zone


class CoalitionEventForm(EventForm, ReviewedPageForm):
    """The same form; two people in one text are told. Words for its lists are proposed with a practice."""

    may_be_proposed: ClassVar[tuple[str, ...]] = ()
    activities_missed = None  # type: ignore[assignment]  # so Django leaves a field out
    activities_meant = None  # type: ignore[assignment]
