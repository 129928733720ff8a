"""The day after: what the organiser is asked for, and the coalition whose practice nobody wrote down yet."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from coalitions.authority.people import addresses, is_member, members
from coalitions.incoming.robots import one_line
from coalitions.models import CoalitionPage
from coalitions.refusal import Refused
from events import notices
from events.models import (
    EventAgreement,
    EventAsked,
    EventFile,
    EventPage,
    EventPhoto,
    State,
    WantedPractice,
)
from events.organisers import organisers_of

ASKED_FOR = timedelta(days=14)
"""So long after the meeting the mail still goes out, when the server was away on the day itself."""
ADD_PRACTICE = ("practices", "practicepage")
HARVESTS = (EventAsked, EventAgreement, EventFile, EventPhoto)


def without_harvest(now: datetime) -> "QuerySet[EventPage]":
    """Public meetings that are over, took place, and left nothing behind yet."""
    over: QuerySet[EventPage] = EventPage.objects.filter(live=True, ends_at__lte=now, report="").exclude(
        seating__state=State.CANCELLED
    )
    for model in HARVESTS:
        over = over.exclude(Exists(model._default_manager.filter(event=OuterRef("pk"))))
    return over


def ask_organisers(now: datetime) -> None:
    """On the day after the meeting by its own clock; each of them once."""
    for event in without_harvest(now).filter(ends_at__gt=now - ASKED_FOR):
        if now.astimezone(event.zone).date() > event.ends.date():
            for person in organisers_of(event):
                notices.ask_harvest(event, person, harvest_url(event.pk))


def harvest_url(event_id: int) -> str:
    """Where the organiser fills it in."""
    return reverse("wagtailadmin_pages:edit", args=[event_id]) + "#tab-oogst"


# Django's class takes no type argument when it runs.
class WantedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A practice that a coalition is invited to write."""

    class Meta:
        model = WantedPractice
        fields = ("coalition", "title", "contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coalition: Any = self.fields["coalition"]
        coalition.queryset = CoalitionPage.objects.live().order_by("title")
        for name in ("title", "contact"):
            self.fields[name].validators.append(one_line)


def invite(event: EventPage, wanted: WantedPractice, user: Any) -> int:
    """Ask the coalition to write it; how many people were mailed. Raises Refused."""
    to = addresses(members(wanted.coalition))
    if not to:
        raise Refused(_("Nobody writes for this coalition yet. Invite somebody to it first."))
    wanted.event, wanted.asked_by = event, user
    try:
        with transaction.atomic():
            wanted.save()
    except IntegrityError as error:
        raise Refused(_("This coalition was asked for this practice already.")) from error
    for address in to:
        notices.ask_to_write(wanted, address, writing_url(wanted))
    return len(to)


def writing_url(wanted: WantedPractice) -> str:
    """The form of a new practice, with the title and the contact filled in."""
    return reverse("wagtailadmin_pages:add", args=[*ADD_PRACTICE, wanted.coalition_id]) + f"?gevraagd={wanted.pk}"


def wanted_of(number: str, coalition: Any, user: Any) -> WantedPractice | None:
    """What this person was asked to write there; None for what is not theirs."""
    if not (number.isascii() and number.isdecimal()):
        return None
    wanted = WantedPractice.objects.filter(id=number, coalition_id=coalition.pk).first()
    return wanted if wanted and is_member(user, coalition) else None
