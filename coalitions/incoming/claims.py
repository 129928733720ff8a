"""“Dit is van ons”: a compiled page goes to the coalition that it is about.

Any author may claim any compiled page, so a claim alone changes nothing. Who reviews both where the page stands and
where it would go decides: then the page moves below the coalition, and gets a draft without the mark, written by who
claimed it. What is public stays as it is, mark included, until that draft has gone through its review.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from coalitions.authority.people import (
    coalition_of,
    coalitions_of,
    is_reviewer,
    members,
    national_editors,
    region_of,
    reviewers,
)
from coalitions.incoming.contact import public_page
from coalitions.incoming.reasons import a_sentence
from coalitions.models import Claim, ClaimState, CoalitionPage
from coalitions.refusal import Refused
from coalitions.review.reviewed import ReviewedPage
from mail.letters import letter
from mail.outbox import post


def claimants(page: Any, user: Any) -> list[CoalitionPage]:
    """The coalitions for which this person may claim this page: its own, else for a practice any of theirs."""
    theirs = CoalitionPage.objects.filter(pk__in=coalitions_of(user)).order_by("title", "pk")
    own = coalition_of(page)
    if own is not None and own.pk in coalitions_of(user):
        return list(theirs.filter(pk=own.pk))
    return [] if isinstance(page, CoalitionPage) else list(theirs)


@transaction.atomic
def claim(page: Any, coalition: CoalitionPage, user: Any) -> Claim:
    """Say that this is the coalition's. Where the page is theirs already nobody needs to decide. Raises Refused."""
    _must_be_free(page)
    if coalition.pk not in [each.pk for each in claimants(page, user)]:
        raise Refused(_("You do not write for this coalition."))
    if Claim.objects.filter(page_id=page.pk, coalition=coalition, state=ClaimState.WAITS).exists():
        raise Refused(_("Your coalition has claimed this page already; the claim waits."))
    row = Claim.objects.create(page_id=page.pk, coalition=coalition, by=user)
    log(instance=page, action="kansrijk.claimed", user=user, data={"coalition": coalition.title})
    if _is_below(page, coalition):
        return _give(row, page, user)
    mail = letter("contact/claim", page=page, coalition=coalition, by=user)
    for person in deciders(row):
        post(mail, key=f"claim:{row.pk}:{person.pk}", to=person.email)
    return row


def may_decide(row: Claim, user: Any) -> bool:
    """Who reviews at both ends, and did not claim it."""
    return row.by_id != user.pk and is_reviewer(user, row.page) and is_reviewer(user, row.coalition)


def deciders(row: Claim) -> list[Any]:
    """The coordinators who may decide; where there is none, the national editors."""
    here = {person.pk for person in reviewers(row.page)}
    both = [person for person in reviewers(row.coalition) if person.pk in here and person.pk != row.by_id]
    national = {person.pk for person in national_editors()}
    return [person for person in both if person.pk not in national] or both


@transaction.atomic
def accept(claim_id: int, user: Any) -> Claim:
    """The page is the coalition's from now on. Raises Refused."""
    row, page = _to_decide(claim_id, user)
    _must_be_free(page)
    if not members(row.coalition).filter(pk=row.by_id).exists():
        raise Refused(_("Who claimed this page does not write for the coalition any more. Decline it."))
    if page.live and not public_page(row.coalition.pk):
        raise Refused(_("The coalition's own page is not public yet, and this one has to stay public."))
    _move(page, row.coalition, user)
    _give(row, page, user)
    _answer(row)
    for other in Claim.objects.filter(page_id=row.page_id, state=ClaimState.WAITS):
        _decline(other, user, _("The page went to another coalition."))
    return row


@transaction.atomic
def decline(claim_id: int, user: Any, sentence: str) -> Claim:
    """The page stays where it is; who claimed it reads why. Raises Refused."""
    row, _page = _to_decide(claim_id, user)
    why = a_sentence(sentence, _("Say in a sentence why not; who claimed the page reads it in a mail."))
    return _decline(row, user, why)


@transaction.atomic
def withdraw(page: Any, user: Any) -> None:
    """Take back what waits of a coalition that this person writes for. Raises Refused."""
    waiting = Claim.objects.select_for_update().filter(page_id=page.pk, state=ClaimState.WAITS)
    row = waiting.filter(coalition__in=coalitions_of(user)).first()
    if row is None:
        raise Refused(_("No claim of your coalition waits here."))
    _decided(row, ClaimState.WITHDRAWN, user)
    log(instance=page, action="kansrijk.claim_withdrawn", user=user, data={"coalition": row.coalition.title})


def _must_be_free(page: Any) -> None:
    Page.objects.select_for_update().get(pk=page.pk)  # against two who claim or decide at once
    if not page.compiled:
        raise Refused(_("This page is not compiled from public sources: a coalition wrote it."))
    if page.claims.filter(state=ClaimState.ACCEPTED).exists():
        raise Refused(_("This page belongs to a coalition already."))
    if page.current_workflow_state is not None:
        raise Refused(_("Somebody has sent in a text for this page. When its review is done, the page can be claimed."))


def _to_decide(claim_id: int, user: Any) -> tuple[Claim, Any]:
    row = Claim.objects.select_for_update().get(pk=claim_id)
    if row.state != ClaimState.WAITS:
        raise Refused(_("Somebody else has decided on this claim already."))
    if not may_decide(row, user):
        raise Refused(_("You do not coordinate both the page and the coalition, or you claimed it yourself."))
    return row, row.page.specific


def _decided(row: Claim, state: ClaimState, user: Any) -> None:
    row.state, row.decided_by, row.decided_at = state, user, timezone.now()
    row.save()


def _is_below(page: Page, coalition: CoalitionPage) -> bool:
    return bool(page.pk == coalition.pk or page.is_child_of(coalition))


def _move(page: ReviewedPage, coalition: CoalitionPage, user: Any) -> None:
    """Below the coalition; Wagtail leaves redirects from its old address, and from those it had before."""
    if _is_below(page, coalition):
        return
    if coalition.get_children().filter(slug=page.slug).exists():
        page.slug = f"{page.slug}-{page.pk}"
        page.save()
    page.move(Page.objects.get(pk=coalition.pk), pos="last-child", user=user)


def _give(row: Claim, page: Page, user: Any) -> Claim:
    """A draft with all that is there, and without the mark. Pitfalls may be missing until it is sent in."""
    _decided(row, ClaimState.ACCEPTED, user)
    now = Page.objects.get(pk=page.pk).specific
    draft = now.get_latest_revision_as_object()
    draft.compiled, draft.slug = False, now.slug
    draft.save_revision(user=row.by, clean=False, log_action=True)
    log(instance=now, action="kansrijk.claim_accepted", user=user, data={"coalition": row.coalition.title})
    return row


def _decline(row: Claim, user: Any, sentence: str) -> Claim:
    row.reason = sentence
    _decided(row, ClaimState.DECLINED, user)
    data = {"coalition": row.coalition.title, "reason": sentence}
    log(instance=row.page.specific, action="kansrijk.claim_declined", user=user, data=data)
    _answer(row)
    return row


def _answer(row: Claim) -> None:
    """Who claimed it hears what became of it."""
    if row.by is not None:
        page, name = row.page.specific, "toegekend" if row.state == ClaimState.ACCEPTED else "afgewezen"
        mail = letter(f"contact/claim-{name}", page=page, claim=row, coalition=row.coalition, region=region_of(page))
        post(mail, key=f"claim:{row.pk}:{row.state}", to=row.by.email)
