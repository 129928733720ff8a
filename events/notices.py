"""What people are mailed about their seat. Each change of stage has one mail, in the transaction of the change."""

from hashlib import sha256
from typing import Any

from django.core import signing
from django.urls import reverse

from events.in_calendars import calendar_of
from events.models import EventPage, Seating, SignUp, Stage, WantedPractice
from mail.letters import letter
from mail.outbox import post

SIGNER = signing.Signer(salt="events.sign_up")
MOST_AGAIN = 10
"""Mails to one sign-up, after which asking once more sends nothing: anybody can fill in anybody's address."""
LETTERS = {
    Stage.HELD: "bevestigen",
    Stage.HOPES: "bevestigen",
    Stage.CONFIRMED: "komt",
    Stage.WAITING: "wacht",
    Stage.OFFERED: "plek",
    Stage.CANCELLED: "afgemeld",
    Stage.LAPSED: "verlopen",
}
CALLED_OFF, CHANGED = "afgelast", "gewijzigd"
WITH_CALENDAR = frozenset({"komt", CALLED_OFF, CHANGED})
KEY = "bijeenkomst:{event}:"
"""How the keys of all mails about one meeting begin."""


def own_url(row: SignUp) -> str:
    """Where who got the mail confirms, looks and cancels, without an account."""
    return reverse("sign-up-mine", args=[SIGNER.sign(str(row.pk))])


def sign_up_of(token: str) -> SignUp | None:
    """The sign-up of such an address; None for one that we did not sign, or whose row is gone."""
    try:
        return SignUp.objects.select_related("event").filter(pk=SIGNER.unsign(token)).first()
    except signing.BadSignature:
        return None


def tell(row: SignUp, before: str = "") -> None:
    """What the stage means. A seat that was never confirmed goes in silence: perhaps nobody asked for it."""
    if row.stage == Stage.LAPSED and before != Stage.OFFERED:
        return
    _post(row, LETTERS[Stage(row.stage)])


def tell_again(row: SignUp) -> None:
    """Who signs up twice gets the same mail once more."""
    if row.mails < MOST_AGAIN:
        _post(row, LETTERS[Stage(row.stage)])


def tell_called_off(row: SignUp) -> None:
    _post(row, CALLED_OFF)


def tell_changed(row: SignUp, moved: bool) -> None:
    """Another time, or another place; `moved`: the time, too."""
    _post(row, CHANGED, moved=moved)


def remind(row: SignUp) -> None:
    """Once for each day on which it begins, however often it is asked."""
    mail = letter("bijeenkomst/herinnering", event=row.event, row=row, own_url=own_url(row))
    key = f"{KEY.format(event=row.event_id)}{row.pk}:herinnering:{row.event.begins:%Y-%m-%d}"
    post(mail, key=key, to=row.email, confidential=True)


def write(row: SignUp, subject: str, text: str) -> None:
    """What the organiser has to say. The same words go to the same person once."""
    words = sha256(f"{subject}\n{text}".encode()).hexdigest()[:16]
    mail = letter("bijeenkomst/bericht", event=row.event, row=row, own_url=own_url(row), subject=subject, text=text)
    post(mail, key=f"{KEY.format(event=row.event_id)}{row.pk}:bericht:{words}", to=row.email, confidential=True)


def ask_opinion(row: SignUp, address: str) -> None:
    """Three questions to who came, once."""
    mail = letter("bijeenkomst/evaluatie", event=row.event, row=row, address=address)
    post(mail, key=f"{KEY.format(event=row.event_id)}{row.pk}:evaluatie", to=row.email, confidential=True)


def ask_harvest(event: EventPage, person: Any, address: str) -> None:
    """What came out of it, once for each organiser."""
    people = reverse("events_organising", args=[event.pk])
    mail = letter("bijeenkomst/oogst", event=event, address=address, people_url=people)
    post(mail, key=f"{KEY.format(event=event.pk)}oogst:{person.pk}", to=person.email)


def ask_to_write(wanted: WantedPractice, to: str, address: str) -> None:
    """A coalition told of a practice that does not stand on the site."""
    mail = letter("bijeenkomst/schrijf", event=wanted.event, wanted=wanted, address=address)
    digest = sha256(to.encode()).hexdigest()[:16]
    post(mail, key=f"{KEY.format(event=wanted.event_id)}schrijf:{wanted.pk}:{digest}", to=to)


def _post(row: SignUp, name: str, **more: Any) -> None:
    row.mails += 1
    row.save(update_fields=["mails"])
    context: dict[str, Any] = {"event": row.event, "row": row, "own_url": own_url(row), **more}
    mail = letter(f"bijeenkomst/{name}", **context)
    key = f"{KEY.format(event=row.event_id)}{row.pk}:{row.mails}"
    post(mail, key=key, to=row.email, confidential=True, calendar=_calendar(row, name))


def _calendar(row: SignUp, name: str) -> str:
    """For who has a seat, and hears of it or of what changed."""
    if row.stage != Stage.CONFIRMED or name not in WITH_CALENDAR:
        return ""
    return calendar_of(Seating.objects.select_related("event").get(pk=row.event_id), row.event.online_link)
