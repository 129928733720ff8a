"""What a row says of itself, and where its next step is done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.authority.people import is_national_editor
from coalitions.models import SentTo
from desk.worklist import evidence, keeping
from desk.worklist.kinds import STEPS, Kind
from desk.worklist.rows import Found, Item
from desk.worklist.whose import Place, Places
from events.harvesting import harvest_url

Way = Callable[[Found, Place | None, Any], str]


def item(found: Found, places: Places, user: Any) -> Item:
    """A row as this person reads it."""
    coalition = places.coalition_at(found.place)
    return Item(
        kind=found.kind,
        key=found.key,
        title=found.called,
        coalition=coalition.title if coalition else "",
        place=found.place,
        since=found.since,
        said=_SAID.get(found.kind, _nothing)(found),
        step=str(STEPS[found.kind][0]),
        url=_WAYS[found.kind](found, coalition, user),
    )


def _nothing(found: Found) -> str:
    return ""


def _detail(found: Found) -> str:
    return f"“{found.detail}”"


def _recognition(found: Found) -> str:
    return f"“{found.detail}”: {_ends(found, evidence.SAID_BEFORE, counts_on_last_day=False)}"


def _consent(found: Found) -> str:
    return _ends(found, keeping.SAID_BEFORE, counts_on_last_day=True)


def _ends(found: Found, before: timedelta, *, counts_on_last_day: bool) -> str:
    day, today = found.since + before, timezone.localdate()
    ended = day < today or (day == today and not counts_on_last_day)
    sentence = _("ended on %(when)s") if ended else _("ends on %(when)s")
    return sentence % {"when": date_format(day, "j F Y")}


_SAID: dict[Kind, Callable[[Found], str]] = {
    Kind.ASKED_THERE: _detail,
    Kind.MEASUREMENT: _detail,
    Kind.RELATION: _detail,
    Kind.RECOGNITION: _recognition,
    Kind.PICTURE: _consent,
    Kind.DOCUMENT: _consent,
}


def _review(found: Found, coalition: Place | None, user: Any) -> str:
    return reverse("coalitions_review", args=[found.about])


def _curate(found: Found, coalition: Place | None, user: Any) -> str:
    return reverse("practices_curating", args=[found.about])


def _people(found: Found, coalition: Place | None, user: Any) -> str:
    return reverse("coalitions_people", args=[coalition.pk]) if coalition else reverse("wagtailadmin_home")


def _question(found: Found, coalition: Place | None, user: Any) -> str:
    """What came to coordinators or editors they answer themselves, and say so on the desk."""
    if found.detail in (SentTo.COORDINATORS, SentTo.EDITORS):
        return reverse("wagtailadmin_home") + "#vragen"
    return _people(found, coalition, user)


def _harvest(found: Found, coalition: Place | None, user: Any) -> str:
    return str(harvest_url(found.about))


def _link(found: Found, coalition: Place | None, user: Any) -> str:
    """The form of the source for who may change it; others choose another source, or tell the national editors."""
    if is_national_editor(user) or found.detail == str(user.pk):
        return reverse("wagtailadmin_pages:edit", args=[found.row])
    return _curate(found, coalition, user)


_WAYS: dict[Kind, Way] = {
    Kind.REVIEW: _review,
    Kind.ANSWERED: _review,
    Kind.QUESTION: _question,
    Kind.ASKED_THERE: _harvest,
    Kind.HARVEST: _harvest,
    Kind.PROPOSAL: lambda found, coalition, user: reverse("coalitions_proposals"),
    Kind.MEASUREMENT: _curate,
    Kind.CHANGED: _review,
    Kind.RECOGNITION: _curate,
    Kind.PICTURE: lambda found, coalition, user: reverse("wagtailimages:edit", args=[found.row]),
    Kind.DOCUMENT: lambda found, coalition, user: reverse("wagtaildocs:edit", args=[found.row]),
    Kind.STALE: _people,
    Kind.RELATION: _curate,
    Kind.LINK: _link,
    Kind.STARTER: _people,
}
