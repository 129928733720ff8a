"""Inviting by mail: a link that lasts 14 days, can be withdrawn and sent again, and is used once."""

from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from accounts.people import admit
from coalitions.authority.membership import enter, groups_of_role, note, roles_for
from coalitions.models import Invitation, Role
from coalitions.refusal import Refused
from mail.letters import letter
from mail.outbox import post

SALT = "coalitions.invitations"
MOST_OPEN = 200
"""Invitations by one person that nobody answered yet; a hundred and thirty coalitions at once fit."""


@transaction.atomic
def invite(email: str, role: str, place: Page | None, by: Any, words: str = "") -> Invitation:
    """Send an invitation. Raises Refused."""
    if role not in roles_for(by, place):
        raise Refused(_("You may not invite anybody as this here."))
    if _is_here(email, role, place):
        raise Refused(_("%(email)s is here already.") % {"email": email})
    if _open(place).filter(email__iexact=email, role=role).exists():
        raise Refused(_("%(email)s was invited already. You can send the invitation again.") % {"email": email})
    if Invitation.objects.open().filter(invited_by=by).count() >= MOST_OPEN:
        raise Refused(_("Too many of your invitations wait for an answer. Withdraw some first."))
    invitation = Invitation.objects.create(
        email=email.lower(), role=role, place=place.pk if place else None, letter=words.strip(), invited_by=by
    )
    _mail(invitation)
    note("kansrijk.invited", place, by, {"email": invitation.email, "role": role})
    return invitation


@transaction.atomic
def send_again(invitation: Invitation, by: Any) -> None:
    """A new link with a new fortnight; the old one no longer works. Raises Refused."""
    _may_manage(invitation, by)
    invitation.sent += 1
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent", "sent_at"])
    _mail(invitation)


@transaction.atomic
def withdraw(invitation: Invitation, by: Any) -> None:
    """From now on the link does nothing. Raises Refused."""
    _may_manage(invitation, by)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    note("kansrijk.withdrawn", place_of(invitation), by, {"email": invitation.email, "role": invitation.role})


@transaction.atomic
def accept(token: str, user: User | None, password: str = "", first_name: str = "", last_name: str = "") -> User:
    """Let the person in whom the link was mailed to, making the account where there is none. Raises Refused.

    Whoever has the link reads the mail of that address, so the address is verified. `user`: who is logged in.
    """
    invitation = _locked(token)
    known = account_of(invitation)
    if known and known != user:
        raise Refused(_("There is an account with this e-mail address. Log in first, and open the link again."))
    if user and known != user:
        raise Refused(_("This invitation is for another e-mail address than you are logged in with."))
    person = known or admit(invitation.email, password, first_name=first_name, last_name=last_name)
    admit(person.email)
    enter(person, invitation.role, place_of(invitation))
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return person


def token_of(invitation: Invitation) -> str:
    """What stands in the link: which invitation, and which mail of it."""
    return signing.dumps([invitation.pk, invitation.sent], salt=SALT)


def read_token(token: str) -> Invitation:
    """The invitation of a link that works now. Raises Refused with what to do."""
    try:
        pk, sent = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise Refused(_("This link is not complete. Copy all of it from the mail.")) from None
    invitation = Invitation.objects.filter(pk=pk).first()
    if invitation is None or invitation.withdrawn_at or place_is_gone(invitation):
        raise Refused(_("This invitation was withdrawn. Ask who invited you for a new one."))
    if invitation.accepted_at:
        raise Refused(_("This invitation was used already. You can log in."))
    if invitation.sent != sent:
        raise Refused(_("A newer mail with this invitation was sent. Use the link in that one."))
    if invitation.is_expired:
        raise Refused(_("This invitation has expired. Ask who invited you to send it again."))
    return invitation


def account_of(invitation: Invitation) -> User | None:
    """Who has this e-mail address, if anybody."""
    return User.objects.filter(email__iexact=invitation.email).first()


def place_of(invitation: Invitation) -> Page | None:
    """The coalition or region it is for; none for the whole country."""
    if invitation.place is None:
        return None
    page = Page.objects.filter(pk=invitation.place).first()
    return page.specific if page else None


def place_is_gone(invitation: Invitation) -> bool:
    """Whether the page it was for was removed."""
    return invitation.place is not None and place_of(invitation) is None


def name_of_place(invitation: Invitation) -> str:
    """For people: the name of the coalition or region."""
    place = place_of(invitation)
    return str(place.title) if place else _("the whole country")


def _locked(token: str) -> Invitation:
    """Of two who follow one link at once only one gets in."""
    Invitation.objects.select_for_update().filter(pk=read_token(token).pk).get()
    return read_token(token)


def _open(place: Page | None) -> Any:
    return Invitation.objects.open().filter(place=place.pk if place else None)


def _is_here(email: str, role: str, place: Page | None) -> bool:
    wanted = groups_of_role(role, place)[-1]
    return User.objects.filter(email__iexact=email, groups=wanted, is_active=True).exists()


def _may_manage(invitation: Invitation, by: Any) -> None:
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(_("This invitation was answered or withdrawn already."))
    if invitation.role not in roles_for(by, place_of(invitation)):
        raise Refused(_("This invitation is not yours to change."))


def _mail(invitation: Invitation) -> None:
    text = letter(
        "uitnodiging",
        invitation=invitation,
        place=name_of_place(invitation),
        role=Role(invitation.role).label,
        token=token_of(invitation),
    )
    reply_to = invitation.invited_by.email if invitation.invited_by else ""
    post(
        text,
        key=f"invitation:{invitation.pk}:{invitation.sent}",
        to=invitation.email,
        reply_to=reply_to,
        confidential=True,
    )
