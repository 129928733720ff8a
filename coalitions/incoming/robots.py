"""What every form for readers asks of who fills it in, to keep robots out without help from a third party: a field that
a person leaves alone, a signed time, few links, and a limit per client and per page. Whatever is refused gets a
sentence, and nothing that was typed is lost: a person can be mistaken for a robot.
"""

import re
import time
from dataclasses import dataclass
from datetime import timedelta
from random import randrange
from typing import Any

from django import forms
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from foundation.clients import client_address

FASTEST = timedelta(seconds=3)
OLDEST = timedelta(days=1)
MOST_LINKS = 2
TOO_MANY = 429
WINDOW = 3600
"""Seconds in which so many may be sent."""


@dataclass(frozen=True)
class Room:
    """How many may be sent in that time: by one client, and about one page."""

    of_a_client: int
    about_a_page: int


FOR_LETTERS = Room(of_a_client=10, about_a_page=30)  # a school has one address
LINK = re.compile(r"https?:|www\.", re.IGNORECASE)
SALT = "coalitions.robots"


class ReadersForm(forms.Form):
    """A form that anybody may send. The names of its fields are Dutch, as those of all parameters are."""

    website = forms.CharField(label=gettext_lazy("Leave this field empty"), required=False)
    begonnen = forms.CharField(widget=forms.HiddenInput, required=False)
    limited = False
    """Whether it was refused since there was no room for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"].widget.attrs = {"autocomplete": "off", "tabindex": "-1"}
        self.fields["begonnen"].initial = _stamp

    @property
    def status(self) -> int:
        """Of the answer that shows this form."""
        return TOO_MANY if self.limited else 200

    def shown_fields(self) -> list[forms.BoundField]:
        """Those that a person fills in."""
        return [self[name] for name in self.fields if name not in ReadersForm.base_fields]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self._must_leave_the_trap(given)
        self._must_take_its_time(given)
        self._must_have_few_links(given)
        return given

    def full_clean(self) -> None:
        """The first field that is wrong gets the focus, also without a script."""
        super().full_clean()
        for name in self.fields:
            if self.is_bound and name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return

    def _must_leave_the_trap(self, given: dict[str, Any]) -> None:
        if given.get("website"):
            self._put("website", "")
            self.add_error(None, _("A field that must stay empty was filled in. It is empty again: send once more."))

    def _must_take_its_time(self, given: dict[str, Any]) -> None:
        try:
            started = signing.loads(given.get("begonnen", ""), salt=SALT)
        except signing.BadSignature:
            started = 0.0
        age = timedelta(seconds=timezone.now().timestamp() - started)
        if age > OLDEST:
            self._put("begonnen", _stamp())
            self.add_error(None, _("This form was open for too long. What you wrote is still here: send it once more."))
        elif age < FASTEST:
            self.add_error(None, _("That was very quick. Read your text once more, and then send it."))

    def _must_have_few_links(self, given: dict[str, Any]) -> None:
        links = sum(len(LINK.findall(text)) for text in given.values() if isinstance(text, str))
        if links > MOST_LINKS:
            sentence = ngettext(
                "There are more links in it than %d. Leave some out: forms with many links are mostly sent by robots.",
                "There are more links in it than %d. Leave some out: forms with many links are mostly sent by robots.",
                MOST_LINKS,
            )
            self.add_error(None, sentence % MOST_LINKS)

    def _put(self, name: str, value: str) -> None:
        self.data = {**self.data.dict(), name: value} if hasattr(self.data, "dict") else {**self.data, name: value}


def _stamp() -> str:
    return signing.dumps(timezone.now().timestamp(), salt=SALT)


def one_line(text: str) -> None:
    """For a name: what holds a line break wants to be something else. Raises ValidationError."""
    if not text.isprintable():
        raise ValidationError(_("Write this on one line."))


def at_most(number: int) -> Any:
    """For a text, with a sentence. No attribute of the field, which cuts off without a word what somebody pastes."""

    def check(text: str) -> None:
        if len(text) > number:
            words = {"most": number, "length": len(text)}
            raise ValidationError(_("At most %(most)d characters; there are %(length)d now. Shorten it.") % words)

    return check


def is_accepted(request: HttpRequest, form: ReadersForm, page: Page, room: Room = FOR_LETTERS) -> bool:
    """Whether what somebody sent may go on; otherwise the form says why not."""
    if form.is_valid() and is_forged(request):
        sentence = _(
            "Your browser did not send the cookie that belongs to this form. Allow cookies, and send once more."
        )
        form.add_error(None, sentence)
    if form.is_valid() and not has_room(request, page, room):
        form.limited = True
        form.add_error(
            None, _("Too much was sent from here in a short time. Keep your text, and try again in an hour.")
        )
    return form.is_valid()


class _Cookie(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def _answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def is_forged(request: HttpRequest) -> bool:
    """Django's own check. Its page that says so would have lost the text."""
    return _Cookie(_answer).process_view(request, _answer, (), {}) is not None


def has_room(request: HttpRequest, page: Page, room: Room) -> bool:
    """Take a place for this client and for this page, in the cache that all processes share."""
    who = salted_hmac(SALT, client_address(request)).hexdigest()
    by_client, about_page = f"sent-by:{who}:{room.of_a_client}", f"sent-about:{page.pk}"
    return _takes_place(by_client, room.of_a_client) and _takes_place(about_page, room.about_a_page)


def _takes_place(key: str, places: int) -> bool:
    # A place is an entry of its own: `add` says whether it was free, where a number would be read and then written.
    # From anywhere on, since the first of many places are taken soonest.
    window, first = int(time.time() // WINDOW), randrange(places)  # noqa: S311  no secret
    tried = (f"{key}:{window}:{(first + step) % places}" for step in range(places))
    return any(cache.add(place, 1, WINDOW) for place in tried)
