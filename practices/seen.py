"""“Gezien”: a coordinator has read what a coalition measured, or asks about it. It says nothing of what came out."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from coalitions.authority.people import is_reviewer, members
from coalitions.incoming.reasons import a_sentence
from coalitions.refusal import Refused
from mail.letters import letter
from mail.outbox import post
from practices.models import Measurement, Seen, Verdict


def to_be_seen() -> "QuerySet[Measurement]":
    """The public measurements about whose words nobody has said anything yet."""
    said = Seen.objects.filter(practice=OuterRef("practice"), fingerprint=OuterRef("fingerprint"))
    found: QuerySet[Measurement] = Measurement.objects.filter(~Exists(said), practice__live=True)
    return found


@transaction.atomic
def say_seen(measurement: Measurement, user: Any) -> None:
    """What it says is clear to somebody outside the coalition. Raises Refused."""
    _say(measurement, user, Verdict.SEEN, "")


@transaction.atomic
def ask(measurement: Measurement, user: Any, question: str) -> None:
    """The people of the coalition get the question by mail; new words of theirs are to be seen anew. Raises Refused."""
    sentence = a_sentence(question, _("Write your question; the coalition reads it in a mail."))
    row = _say(measurement, user, Verdict.ASKED, sentence)
    page = measurement.practice
    mail = letter("practices/vraag-over-meting", page=page, measurement=measurement, question=sentence, by=user)
    for person in members(page.get_parent()):
        post(mail, key=f"measurement:{row.pk}:{row.at.isoformat()}:{person.pk}", to=person.email)


def _say(measurement: Measurement, user: Any, verdict: Verdict, question: str) -> Seen:
    page = measurement.practice
    if not is_reviewer(user, page):
        raise Refused(_("Only who coordinates the region of this practice can do that."))
    if page.owner_id == user.pk:
        raise Refused(_("You wrote this page yourself; somebody else says that it was seen."))
    row, _made = Seen.objects.update_or_create(
        practice=page,
        fingerprint=measurement.fingerprint,
        defaults={"verdict": verdict, "question": question, "by": user, "at": timezone.now()},
    )
    log(instance=page, action=f"kansrijk.measurement_{verdict}", user=user, data={"said": measurement.what})
    return row
