"""A reader's question goes by mail to who can answer it. Their address is never shown; the reader's is in Reply-To."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from coalitions.authority.people import (
    addresses,
    coalition_of,
    coordinators,
    is_member,
    is_national_editor,
    is_reviewer,
    members,
    national_editors,
    region_of,
)
from coalitions.models import Question, SentTo
from coalitions.refusal import Refused
from coalitions.review.reviewed import ReviewedPage
from foundation.models import FindablePages
from mail.letters import letter
from mail.outbox import post

KEPT = timedelta(days=30)
SIGNER = signing.Signer(salt="coalitions.contact")


def addressees(page: ReviewedPage) -> tuple[SentTo, list[str]]:
    """Who gets a question about this page: the nearest who can be reached. Nobody, with an empty list."""
    found = ((role, list(dict.fromkeys(filter(None, given)))) for role, given in _nearest_first(page))
    return next(((role, given) for role, given in found if given), (SentTo.EDITORS, []))


def _nearest_first(page: Any) -> Iterator[tuple[SentTo, list[str]]]:
    # Behind a page that was compiled from public sources stands nobody but the editors.
    coalition = None if page.compiled else coalition_of(page)
    if coalition is not None:
        coalition = coalition.specific
        if page.pk != coalition.pk:
            yield SentTo.PRACTICE, [page.contact_email]
        yield SentTo.COALITION, [coalition.contact_email]
        yield SentTo.MEMBERS, addresses(members(coalition))
        region = region_of(page)
        yield SentTo.COORDINATORS, addresses(coordinators(region)) if region else []
    yield SentTo.EDITORS, addresses(editors())


def editors() -> list[Any]:
    """The national editors; on a site that has none yet, whoever may do everything."""
    superusers = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    return list(national_editors()) or list(superusers.order_by("pk"))


@transaction.atomic
def ask(page: ReviewedPage, name: str, email: str, text: str) -> Question:
    """Keep the question and have it mailed. Who asks gets no copy: anybody's address can be filled in.

    Raises Refused when there is nobody to mail it to.
    """
    role, given = addressees(page)
    if not given:
        raise Refused(_("There is nobody to send this to at the moment. Keep your text, and try again later."))
    question = Question.objects.create(
        page_id=page.pk, title=page.title, sent_to=role, name=name, email=email, text=text
    )
    mail = letter("contact/vraag", page=page, question=question, answered_url=answered_url(question))
    for number, address in enumerate(given):
        post(mail, key=f"question:{question.pk}:{number}", to=address, reply_to=email)
    return question


def answered_url(question: Question) -> str:
    """Where who got the mail says, without logging in, that it was answered."""
    return reverse("question-answered", args=[SIGNER.sign(str(question.pk))])


def question_of(token: str) -> Question | None:
    """The question of such an address; None for one that we did not sign."""
    try:
        return Question.objects.filter(pk=SIGNER.unsign(token)).first()
    except signing.BadSignature:
        return None


def may_say_answered(user: Any, question: Question) -> bool:
    """Whoever is what the mail went to: of the coalition, a coordinator of the region, or a national editor."""
    if question.page is None:
        return False
    if question.sent_to == SentTo.EDITORS:
        return is_national_editor(user)
    if question.sent_to == SentTo.COORDINATORS:
        return is_reviewer(user, question.page)
    return is_member(user, question.page)


def is_answered(question: Question) -> None:
    """Somebody says so; the first time counts."""
    Question.objects.filter(pk=question.pk, answered_at=None).update(answered_at=timezone.now())


def forget() -> None:
    """What a reader wrote, and who it was, goes after thirty days."""
    old = Question.objects.filter(asked_at__lt=timezone.now() - KEPT)
    old.exclude(name="", email="", text="").update(name="", email="", text="")


def public_page(page_id: int) -> ReviewedPage | None:
    """The page of a coalition with this id, where the public may find it."""
    # By `id` and not `pk`: only there Django knows that a number beyond the column is of no row.
    found = FindablePages(Page).findable().filter(id=page_id).first()
    page = found.specific if found else None
    return page if isinstance(page, ReviewedPage) else None
