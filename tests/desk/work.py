"""Work of every kind of the worklist, in the coalition Overvecht; how it is done, and where its next step leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from coalitions.incoming.contact import ask, is_answered
from coalitions.models import CoalitionPage, CoalitionPhase, Confirmation, Question
from coalitions.review import doors
from desk.worklist.kinds import Kind
from events.harvesting import harvest_url
from events.models import EventAsked, EventPage
from evidence.curating import looked_again
from evidence.loading import load, the_library
from evidence.models import EvidencePage, LinkState, Recognition, RecognitionLevel, Register, Relation, RelationKind
from images.models import Attachment, Picture
from practices.models import Measurement, PracticePage
from practices.seen import say_seen
from practices.still_true import say_yes
from tests.cast import Cast, a_practice, fresh, rewrite
from tests.events.meetings import a_meeting
from tests.evidence.sources import a_source
from tests.images.files import PDF, a_drawn_square
from vocabularies.models import ProposalOutcome, Term, TermProposal, Vocabulary

CONSENT = {
    "people": "kinderen", "consent": "gegeven", "consent_scope": "openbaar", "consent_kept_at": "Administratie",
}  # fmt: skip


@dataclass(frozen=True)
class Work:
    """The title of its row, where its step leads, and what somebody does to have it done."""

    title: str
    url: str
    finish: Callable[[], Any]


Maker = Callable[[Cast], Work]


def today() -> date:
    return timezone.localdate()


def published(cast: Cast, title: str = "Muziek op dinsdag", coalition: Any = None) -> PracticePage:
    """Public, and approved today."""
    page = a_practice(coalition or cast.overvecht, cast.amina, title)
    page.get_latest_revision().publish()
    return fresh(page)


def review(page: Any) -> str:
    return reverse("coalitions_review", args=[page.pk])


def curating(page: Any) -> str:
    return reverse("practices_curating", args=[page.pk])


def people(cast: Cast) -> str:
    return reverse("coalitions_people", args=[cast.overvecht.pk])


def approve(cast: Cast, page: PracticePage) -> Callable[[], None]:
    return lambda: doors.approve(fresh(page), cast.bo, doors.version_of(fresh(page)))


def sent_in(cast: Cast) -> Work:
    page = a_practice(cast.overvecht, cast.amina, "Ingestuurd")
    doors.submit(page, cast.amina)
    return Work(page.title, review(page), approve(cast, page))


def sent_in_again(cast: Cast) -> Work:
    page = a_practice(cast.overvecht, cast.amina, "Opnieuw ingestuurd")
    doors.submit(page, cast.amina)
    doors.ask_change(fresh(page), cast.bram, "Wat kost het?")
    doors.submit(fresh(page), cast.amina)
    return Work(page.title, review(page), approve(cast, page))


def a_question(cast: Cast) -> Work:
    question = ask(published(cast, "Gevraagd"), "Jan", "jan@example.org", "Hoeveel kinderen?")
    Question.objects.filter(pk=question.pk).update(asked_at=timezone.now() - timedelta(days=10))
    return Work("Gevraagd", people(cast), lambda: is_answered(question))


def many_questions(cast: Cast, number: int) -> None:
    """So many about one page, the oldest first in their titles."""
    page, now = published(cast, "Gevraagd"), timezone.now()
    Question.objects.bulk_create(
        Question(page_id=page.pk, title=f"Vraag {at}", sent_to="leden", asked_at=now - timedelta(days=80, minutes=-at))
        for at in range(number)
    )


def a_proposal(cast: Cast) -> Work:
    word = Term.objects.create(vocabulary=Vocabulary.ACTIVITY, name="Vliegeren", slug="vliegeren", accepted=False)
    page = a_practice(cast.overvecht, cast.amina)
    row = TermProposal.objects.create(term=word, page_id=page.pk, word="Vliegeren", proposed_by=cast.amina)
    rows = TermProposal.objects.filter(pk=row.pk)
    return Work("Vliegeren", reverse("coalitions_proposals"), lambda: rows.update(outcome=ProposalOutcome.ACCEPTED))


def measured(page: PracticePage, **others: Any) -> Measurement:
    """A public measurement of this practice."""
    kind = Term.objects.filter(vocabulary=Vocabulary.MEASUREMENT).first()
    said = {"what": "of zij meer lezen", "measured_by": "de school", "measured_when": "2025", "result": "Ja."}
    return Measurement.objects.create(practice=page, kind=kind, **said, **others)


def a_measurement(cast: Cast) -> Work:
    page = published(cast, "Gemeten")
    row = measured(page)
    return Work("Gemeten", curating(page), lambda: say_seen(row, cast.bram))


def changed(cast: Cast) -> Work:
    page = rewrite(published(cast, "Gewijzigd"), cast.amina, "Nu ook op vrijdag.")
    return Work("Gewijzigd", review(page), lambda: doors.submit(page, cast.amina))


def recognised(page: PracticePage, expires_on: date | None) -> Recognition:
    load()
    return Recognition.objects.create(
        practice=page,
        register=Register.objects.first(),
        level=RecognitionLevel.objects.first(),
        approach="Muziekimpuls",
        recognised_on=today() - relativedelta(years=5),
        expires_on=expires_on,
        link="https://register.example/muziekimpuls",
    )


def a_recognition(cast: Cast) -> Work:
    page = published(cast, "Erkend")
    row = Recognition.objects.filter(pk=recognised(page, today() + timedelta(days=89)).pk)
    return Work("Erkend", curating(page), lambda: row.update(expires_on=today() + timedelta(days=400)))


def a_picture(cast: Cast) -> Work:
    soon = today() + timedelta(days=30)
    picture = Picture.objects.create(
        title="Schoolplein",
        description="Een plein",
        file=ContentFile(a_drawn_square(), name="plein.jpg"),
        collection=cast.overvecht.access.collection,
        consent_expires_on=soon,
        **CONSENT,
    )
    page = a_practice(cast.overvecht, cast.amina, "Met beeld")
    page.picture = picture
    page.save_revision(user=cast.amina).publish()
    rows = Picture.objects.filter(pk=picture.pk)
    later = today() + timedelta(days=200)
    return Work(
        "Schoolplein", reverse("wagtailimages:edit", args=[picture.pk]), lambda: rows.update(consent_expires_on=later)
    )


def a_document(cast: Cast) -> Work:
    document = Attachment.objects.create(
        title="Verslag",
        file=ContentFile(PDF, name="verslag.pdf"),
        collection=cast.overvecht.access.collection,
        consent_expires_on=today() - timedelta(days=3),
        **CONSENT,
    )
    page = published(cast, "Met verslag")
    row = measured(page, report=document)
    say_seen(row, cast.bram)
    return Work("Verslag", reverse("wagtaildocs:edit", args=[document.pk]), lambda: fresh(page).unpublish())


def unconfirmed(cast: Cast) -> Work:
    page = published(cast, "Oud")
    Confirmation.objects.create(page=page, on=today() - relativedelta(months=14, days=1))
    return Work("Oud", people(cast), lambda: say_yes(page, cast.amina, today()))


def source(cast: Cast, **others: Any) -> EvidencePage:
    load()
    return a_source(the_library(cast.home), **others)


def related(cast: Cast, page: PracticePage, looked_at_on: date, to: EvidencePage | None = None) -> Relation:
    row = Relation.objects.create(
        practice=page, source=to or source(cast), kind=RelationKind.SAME, why="Dezelfde lessen.",
        looked_at_on=looked_at_on,
    )  # fmt: skip
    return row


def a_relation(cast: Cast) -> Work:
    page = published(cast, "Onderbouwd")
    row = related(cast, page, today() - relativedelta(years=2))
    return Work("Onderbouwd", curating(page), lambda: looked_again(row, cast.bram, today()))


def a_dead_link(cast: Cast) -> Work:
    page, dead = published(cast, "Leunt op een bron"), source(cast, title="Verdwenen", owner=cast.bram)
    related(cast, page, today(), dead)
    now = timezone.now()
    row = LinkState.objects.create(page=dead, url=dead.link, checked_at=now, failed_since=now, gone=True, reason="404")
    rows = LinkState.objects.filter(pk=row.pk)
    return Work(
        "Verdwenen",
        reverse("wagtailadmin_pages:edit", args=[dead.pk]),
        lambda: rows.update(failed_since=None, gone=False),
    )


def a_starter(cast: Cast) -> Work:
    page = cast.utrecht.add_child(instance=CoalitionPage(title="Kanaleneiland", slug="kanaleneiland"))
    phases = {slug: Term.objects.get(vocabulary=Vocabulary.PHASE, slug=slug) for slug in ("starter", "doorgroeier")}
    CoalitionPhase.objects.create(coalition=page, school_year="2024-2025", phase=phases["doorgroeier"])
    CoalitionPhase.objects.create(coalition=page, school_year="2025-2026", phase=phases["starter"])
    return Work(
        "Kanaleneiland", reverse("coalitions_people", args=[page.pk]), lambda: a_practice(fresh(page), cast.amina)
    )


def was_yesterday(cast: Cast, title: str) -> EventPage:
    yesterday = timezone.now() - timedelta(days=1.1)  # a day may have 25 hours
    return a_meeting(cast.utrecht, title=title, starts_at=yesterday - timedelta(hours=3), ends_at=yesterday)


def asked_at_a_meeting(cast: Cast) -> Work:
    event = was_yesterday(cast, "Wie kookt er")
    row = event.asked.create(question="Wie betaalt de groente?")
    event.save()
    rows = EventAsked.objects.filter(pk=row.pk)
    return Work("Wie kookt er", harvest_url(event.pk), lambda: rows.update(answer="De gemeente."))


def a_harvest(cast: Cast) -> Work:
    event = was_yesterday(cast, "Samen leren")
    rows = EventPage.objects.filter(pk=event.pk)
    return Work("Samen leren", harvest_url(event.pk), lambda: rows.update(report="<p>Wij leerden veel.</p>"))


MAKERS: dict[Kind, Maker] = {
    Kind.REVIEW: sent_in,
    Kind.ANSWERED: sent_in_again,
    Kind.QUESTION: a_question,
    Kind.ASKED_THERE: asked_at_a_meeting,
    Kind.HARVEST: a_harvest,
    Kind.PROPOSAL: a_proposal,
    Kind.MEASUREMENT: a_measurement,
    Kind.CHANGED: changed,
    Kind.RECOGNITION: a_recognition,
    Kind.PICTURE: a_picture,
    Kind.DOCUMENT: a_document,
    Kind.STALE: unconfirmed,
    Kind.RELATION: a_relation,
    Kind.LINK: a_dead_link,
    Kind.STARTER: a_starter,
}
