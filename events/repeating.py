"""The page of the admin on which a meeting comes again: a rhythm, its dates to look at, and then the meetings."""

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from coalitions.authority.people import is_reviewer
from events.admin_pages import May, MeetingView
from events.models import EventPage
from events.models.pages import AHEAD
from events.series import MOST, Dates, Rhythm, dates_of, repeat


class SeriesForm(forms.Form):
    """How often, and until when."""

    ritme = forms.ChoiceField(label=gettext_lazy("How often"), choices=Rhythm.choices, widget=forms.RadioSelect)
    tot = forms.DateField(
        label=gettext_lazy("Until and including"),
        widget=AdminDateInput,
        error_messages={"required": gettext_lazy("Say until when: a series without end is made by nobody.")},
    )

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_tot(self) -> date:
        until: date = self.cleaned_data["tot"]
        if until <= self.event.begins.date():
            raise forms.ValidationError(_("That is not after the meeting itself. Choose a later day."))
        if until > timezone.localdate() + AHEAD:
            raise forms.ValidationError(_("That is more than five years ahead. Choose an earlier day."))
        return until


def may_repeat(user: Any, event: EventPage) -> bool:
    """Each date is public at once: for whoever may publish. What a coalition proposes is read each time."""
    return is_reviewer(user, event) and not event.specific.needs_review


class RepeatingView(MeetingView):
    """For whoever may publish the meeting."""

    template_name = "events/admin/repeating.html"
    header_icon = "history"
    page_title = gettext_lazy("Let it come again")
    may: ClassVar[May] = staticmethod(may_repeat)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SeriesForm(request.POST, event=self.event)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        found = dates_of(self.event, form.cleaned_data["ritme"], form.cleaned_data["tot"])
        if request.POST.get("doen") != "maken":
            return self.render_to_response(self.get_context_data(form=form, found=found, most=MOST))
        return self.made(self.chosen(found))

    def chosen(self, found: Dates) -> list[datetime]:
        """Those that were left ticked."""
        days = set(self.request.POST.getlist("dag"))
        return [start for start in found.starts if start.date().isoformat() in days]

    def made(self, starts: list[datetime]) -> HttpResponse:
        number = repeat(self.event, starts, self.request.user)
        messages.success(self.request, ngettext("%d meeting was made.", "%d meetings were made.", number) % number)
        return redirect("wagtailadmin_explore", self.event.get_parent().pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SeriesForm(event=self.event, initial={"ritme": Rhythm.TWO_WEEKS})
        return super().get_context_data(**{"event": self.event, "form": form, **kwargs})
