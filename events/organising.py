"""The page of the admin for whoever holds the meeting: its seats, and who signed up."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import log

from coalitions.incoming.robots import one_line
from coalitions.refusal import Refused
from events import notices, seats
from events.admin_pages import MeetingView
from events.evaluating import FEWEST, Results, results
from events.harvesting import WantedForm, harvest_url, invite
from events.models import LIVING, EventPage, Seating, Stage
from events.reading import seats_of
from mail.models import LONGEST_ADDRESS

SHOWN = (Stage.CONFIRMED, Stage.OFFERED, Stage.HELD, Stage.WAITING, Stage.CANCELLED)
"""Who is listed: not who never followed the link, or was late."""

MAIL_PEOPLE = ("erbij", "bericht", "uitnodigen")


# Django's class takes no type argument when it runs.
class SeatingForm(forms.ModelForm):  # type: ignore[type-arg]
    """The seats, and until when. The moment is read and shown by the clock of the meeting."""

    class Meta:
        model = Seating
        fields = ("seats", "deadline")
        widgets = {"deadline": AdminDateTimeInput}

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["deadline"].help_text = _("Left empty: until it begins.")
        if self.instance.deadline:
            self.initial["deadline"] = timezone.make_naive(self.instance.deadline, event.zone)

    def full_clean(self) -> None:
        with timezone.override(self.event.zone):
            super().full_clean()

    def clean_deadline(self) -> Any:
        deadline = self.cleaned_data["deadline"]
        if deadline and deadline > self.event.starts_at:
            raise forms.ValidationError(_("That is after the meeting begins. Choose an earlier moment."))
        return deadline


class GuestForm(forms.Form):
    """Somebody whom the organiser writes in."""

    naam = forms.CharField(label=gettext_lazy("Name"), max_length=100, validators=[one_line])
    organisatie = forms.CharField(label=gettext_lazy("School or organisation"), max_length=200, validators=[one_line])
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=LONGEST_ADDRESS)


class LetterForm(forms.Form):
    """What the organiser has to say to everybody who comes."""

    onderwerp = forms.CharField(label=gettext_lazy("Subject"), max_length=150, validators=[one_line])
    tekst = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Below it stands when and where the meeting is, and how to cancel."),
    )


class OrganisingView(MeetingView):
    """For whoever holds the meeting."""

    template_name = "events/admin/organising.html"
    header_icon = "date"
    page_title = gettext_lazy("Seats and people")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        doors: dict[str, Callable[[], HttpResponse]] = {
            "plaatsen": self.set_seats,
            "erbij": self.add,
            "eraf": self.take_off,
            "afgelasten": self.call_off,
            "aanwezig": self.mark_who_came,
            "bericht": self.write,
            "uitnodigen": self.invite,
        }
        doing = request.POST.get("doen", "")
        if doing in MAIL_PEOPLE and not self.event.live:
            messages.error(request, _("Nobody is mailed about a meeting that is not public."))
            return self.done()
        return doors.get(doing, self.done)()

    def done(self, sentence: str = "", action: str = "", **data: Any) -> HttpResponse:
        if sentence:
            messages.success(self.request, sentence)
        if action:
            log(self.event, f"kansrijk.{action}", user=self.request.user, data=data)
        return redirect("events_organising", self.event.pk)

    def set_seats(self) -> HttpResponse:
        known = Seating.objects.filter(pk=self.event.pk).first()
        form = SeatingForm(self.request.POST, instance=known or Seating(event=self.event), event=self.event)
        if not form.is_valid():
            return self.shown(form=form)
        wanted = form.cleaned_data["seats"]
        if known is None:
            form.save()
            return self.done(_("People can sign up from now on."), "meeting_opened", seats=wanted)
        try:
            seats.resize(self.event, wanted, timezone.now())
        except Refused as refusal:
            form.add_error("seats", str(refusal))
            return self.shown(form=form)
        Seating.objects.filter(pk=self.event.pk).update(deadline=form.cleaned_data["deadline"])
        return self.done(_("Kept, and it counts from now on."), "meeting_resized", seats=wanted)

    def add(self) -> HttpResponse:
        if not Seating.objects.filter(pk=self.event.pk).exists():
            return self.done()
        form = GuestForm(self.request.POST)
        if not form.is_valid():
            return self.shown(guest=form)
        given = form.cleaned_data
        wish = seats.Wish(given["naam"], given["organisatie"], given["email"])
        try:
            seats.add_by_hand(self.event, wish, timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.shown(guest=form)
        return self.done(_("%(name)s comes, and is told by mail.") % {"name": wish.name}, "meeting_added")

    def take_off(self) -> HttpResponse:
        who = self.request.POST.get("wie", "")
        row = self.event.sign_ups.filter(id=who).first() if who.isdecimal() else None
        if row is None:
            return self.done()
        seats.cancel(row, timezone.now())
        return self.done(_("%(name)s does not come, and is told by mail.") % {"name": row.name}, "meeting_taken_off")

    def call_off(self) -> HttpResponse:
        people = seats.call_off(self.event, timezone.now())
        return self.done(
            _("The meeting is called off. Who would come is told by mail."), "meeting_called_off", people=people
        )

    def mark_who_came(self) -> HttpResponse:
        came = [who for who in self.request.POST.getlist("was-er") if who.isdecimal()]
        rows = self.event.sign_ups.filter(stage=Stage.CONFIRMED)
        if timezone.now() < self.event.starts_at:
            return self.done()
        rows.update(came=False)
        number = rows.filter(id__in=came).update(came=True)
        sentence = ngettext("Kept: %d person was there.", "Kept: %d people were there.", number)
        return self.done(sentence % number, "meeting_attended", people=number)

    def write(self) -> HttpResponse:
        form = LetterForm(self.request.POST)
        if not form.is_valid():
            return self.shown(letter=form)
        rows = self.event.sign_ups.filter(stage=Stage.CONFIRMED)
        for row in rows:
            notices.write(row, form.cleaned_data["onderwerp"], form.cleaned_data["tekst"])
        sentence = ngettext("Sent to %d person.", "Sent to %d people.", len(rows))
        return self.done(sentence % len(rows), "meeting_written", people=len(rows))

    def invite(self) -> HttpResponse:
        form = WantedForm(self.request.POST)
        if not form.is_valid():
            return self.shown(wanted=form)
        try:
            people = invite(self.event, form.save(commit=False), self.request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.shown(wanted=form)
        sentence = ngettext("%d person was asked to write it.", "%d people were asked to write it.", people)
        return self.done(sentence % people, "meeting_wanted", title=form.cleaned_data["title"])

    def shown(self, **forms_sent: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**forms_sent))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = Seating.objects.filter(pk=self.event.pk).first()
        rows = sorted(self.event.sign_ups.filter(stage__in=SHOWN), key=_in_order)
        context = {
            "event": self.event,
            "seating": known,
            "called_off": known is not None and known.is_called_off,
            "places": seats_of(self.event),
            "rows": rows,
            "living": LIVING,
            "form": SeatingForm(instance=known or Seating(event=self.event), event=self.event),
            "guest": GuestForm(),
            "letter": LetterForm(),
            "begun": timezone.now() >= self.event.starts_at,
            "harvest_url": harvest_url(self.event.pk),
            "wanted": WantedForm(),
            **opinions(self.event),
            "coming": [row for row in rows if row.stage == Stage.CONFIRMED],
        }
        return super().get_context_data(**{**context, **kwargs})


def opinions(event: EventPage) -> dict[str, Any]:
    """What people thought of it; with few answers only how many there are."""
    found = results(event)
    if isinstance(found, Results):
        return {"opinions": found, "answers": found.number}
    return {"answers": found, "fewest": FEWEST}


def _in_order(row: Any) -> tuple[int, Any, int]:
    """By stage; who waits in the order of the queue."""
    return (SHOWN.index(row.stage), row.queued_at or row.made_at, row.pk)
