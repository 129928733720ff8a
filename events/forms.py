"""The form of a meeting in the admin."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from vocabularies.forms import FilledForPublicationForm


class EventForm(FilledForPublicationForm):
    """Hours are typed and shown by the clock of the place, and only publication asks for everything."""

    moments: ClassVar[tuple[str, ...]] = ("starts_at", "ends_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.moments:
            value = getattr(self.instance, name)
            self.initial[name] = value and timezone.make_naive(value, self.instance.zone)

    def full_clean(self) -> None:
        with timezone.override(self._zone()):
            super().full_clean()

    def clean(self) -> Any:
        """An hour that the change of the clock skips, or has twice, gets a sentence."""
        cleaned = super().clean()
        for name in self.moments:
            if self.has_error(name, "ambiguous_timezone"):
                del self._errors[name]
                self.add_error(
                    name, _("At this hour the clock is changed: it is skipped, or comes twice. Choose another.")
                )
        return cleaned

    def _zone(self) -> ZoneInfo:
        known = dict(self.fields["time_zone"].choices)
        sent = self.data.get(self.add_prefix("time_zone"), "")
        return ZoneInfo(sent) if sent in known else self.instance.zone
