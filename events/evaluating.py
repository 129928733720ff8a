"""What people who came thought of it: three questions, without a name, and results that hide who said what."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coalitions.incoming.robots import at_most
from events import notices
from events.models import Evaluation, EventPage, Gain, SignUp, State, Use

SIGNER = signing.Signer(salt="events.evaluation")
OPEN_FOR = timedelta(days=30)
FEWEST = 5
"""Answers below which the organiser sees none of them: with fewer they can be traced to people."""
LONGEST = 1000
Counts = list[tuple[str, int]]


class EvaluationForm(forms.Form):
    """Three questions."""

    opbrengst = forms.ChoiceField(
        label=_("What did the meeting bring you?"),
        choices=Gain.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits best.")},
    )
    doen = forms.ChoiceField(
        label=_("Will you do something with it?"),
        choices=Use.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits best.")},
    )
    anders = forms.CharField(
        label=_("What should be different next time? (not required)"),
        help_text=_("Write no names: the organiser reads this."),
        required=False,
        validators=[at_most(LONGEST)],
        widget=forms.Textarea({"class": "utrecht-textbox k-tekstvak k-tekstvak--kort", "rows": "3"}),
    )


@dataclass(frozen=True)
class Results:
    """How often each answer was given, and what should be different, in no order that tells who said it."""

    number: int
    gain: Counts
    use: Counts
    otherwise: list[str]


def own_url(row: SignUp) -> str:
    """Where somebody who came answers, once."""
    return reverse("evaluation", args=[SIGNER.sign(str(row.pk))])


def who_came(token: str) -> SignUp | None:
    """Of such an address; None for one that we did not sign, or whose row is gone."""
    try:
        return SignUp.objects.select_related("event").filter(pk=SIGNER.unsign(token), came=True).first()
    except signing.BadSignature:
        return None


def is_open(row: SignUp, now: datetime) -> bool:
    """Whether an answer still counts."""
    return not row.evaluated and now < row.event.ends_at + OPEN_FOR


@transaction.atomic
def answer(sign_up: SignUp, said: dict[str, str], now: datetime) -> bool:
    """Keep what somebody thought, without who it was; False when they answered before, or are too late."""
    row = SignUp.objects.select_for_update(of=("self",)).select_related("event").get(pk=sign_up.pk)
    if not is_open(row, now):
        return False
    SignUp.objects.filter(pk=row.pk).update(evaluated=True)
    Evaluation.objects.create(event=row.event, gain=said["opbrengst"], use=said["doen"], otherwise=said["anders"])
    return True


def ask_all(now: datetime) -> None:
    """Everybody of whom the organiser said that they were there; each once."""
    over = EventPage.objects.filter(ends_at__lte=now, ends_at__gt=now - OPEN_FOR)
    rows = SignUp.objects.filter(event__in=over.exclude(seating__state=State.CANCELLED), came=True, opinion_asked=False)
    for row in rows.select_related("event"):
        with transaction.atomic():
            notices.ask_opinion(row, own_url(row))
            SignUp.objects.filter(pk=row.pk).update(opinion_asked=True)


def results(event: EventPage) -> Results | int:
    """From five answers on; before that only how many there are."""
    rows = list(Evaluation.objects.filter(event=event))
    if len(rows) < FEWEST:
        return len(rows)
    gain, use = Counter(row.gain for row in rows), Counter(row.use for row in rows)
    return Results(
        number=len(rows),
        gain=[(str(each.label), gain[each.value]) for each in Gain],
        use=[(str(each.label), use[each.value]) for each in Use],
        otherwise=[row.otherwise for row in rows if row.otherwise],
    )
