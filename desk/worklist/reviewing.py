"""Rules: what coalitions wrote and somebody reads."""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.db.models.functions import TruncDate

from coalitions.models import Question, SentTo
from coalitions.review.waiting import changed_since_approval, sent_in_again, sent_in_first
from desk.questions import ASKED_FOR
from desk.worklist.kinds import Kind
from desk.worklist.rows import EVERYWHERE, Paths, Rows, shaped
from foundation.tree import at_or_below
from vocabularies.models import TermProposal

PATIENCE = timedelta(days=10)
"""A reader's question that waits so long is one to ask the coalition about."""


def to_review(paths: Paths, now: datetime) -> Rows:
    """Sent in, and nobody has asked anything yet."""
    return _reviews(sent_in_first(paths), Kind.REVIEW)


def answered(paths: Paths, now: datetime) -> Rows:
    """Sent in again after a change or a yes was asked."""
    return _reviews(sent_in_again(paths), Kind.ANSWERED)


def _reviews(reviews: Rows, kind: Kind) -> Rows:
    since = TruncDate("started_at")
    return shaped(reviews, kind, about=F("page_pk"), called=F("title"), place=F("path"), since=since)


def changed(paths: Paths, now: datetime) -> Rows:
    """Public, with a newer text that nobody sent in."""
    return shaped(
        changed_since_approval(paths),
        Kind.CHANGED,
        about=F("pk"),
        called=F("draft_title"),
        place=F("path"),
        since=TruncDate("latest_revision_created_at"),
    )


def questions(paths: Paths, now: datetime) -> Rows:
    """Questions of readers without an answer; those that only the national editors got are for who looks everywhere."""
    asked = Question.objects.unanswered().filter(at_or_below(paths, "page__path"), asked_at__lte=now - PATIENCE)
    asked = asked.filter(asked_at__gt=now - ASKED_FOR).exclude(_elsewhere(paths))
    return shaped(
        asked,
        Kind.QUESTION,
        about=F("page"),
        called=F("title"),
        place=F("page__path"),
        since=TruncDate("asked_at"),
        detail=F("sent_to"),
    )


def _elsewhere(paths: Paths) -> Q:
    return Q(pk__in=[]) if paths == EVERYWHERE else Q(sent_to=SentTo.EDITORS)


def proposals(paths: Paths, now: datetime) -> Rows:
    """Words that authors miss."""
    return shaped(
        TermProposal.objects.undecided().below(paths),
        Kind.PROPOSAL,
        about=F("page"),
        called=F("word"),
        place=F("page__path"),
        since=TruncDate("proposed_at"),
    )
