"""Words that authors miss: accepted, merged with one that is there, or declined with a sentence.

The text carries its word all the while, so that one decision is enough for every draft, text in review and scheduled
one. Who coordinates a region where the word is missed decides; nobody decides on a word of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from coalitions.authority.people import is_reviewer
from coalitions.incoming.reasons import a_sentence
from coalitions.refusal import Refused
from mail.letters import letter
from mail.outbox import post
from vocabularies.models import Domain, ProposalOutcome, Term, TermProposal
from vocabularies.proposing import folded

LOGGED = {
    ProposalOutcome.ACCEPTED: "kansrijk.term_accepted",
    ProposalOutcome.MERGED: "kansrijk.term_merged",
    ProposalOutcome.DECLINED: "kansrijk.term_declined",
}


@dataclass(frozen=True)
class Said:
    """What a coordinator filled in. `seen`: the word as it stood there, which its author may have changed since."""

    seen: str = ""
    name: str = ""
    below: str = ""
    domains: tuple[str, ...] = ()
    merge_with: str = ""
    sentence: str = ""


def own_words(user: Any) -> set[int]:
    """The ids of the terms that this person proposed: somebody else decides on those."""
    return set(TermProposal.objects.undecided().filter(proposed_by=user).values_list("term_id", flat=True))


@transaction.atomic
def accept(number: int, user: Any, said: Said) -> None:
    """The word is one of the list from now on, under this name. Raises Refused."""
    term = _to_decide(number, user, said).term
    term.name, term.accepted = " ".join(said.name.split()), True
    term.parent = _chosen(said.below, term.vocabulary) if said.below else None
    _must_be_new(term)
    term.slug, term.order = _free_slug(term), _place(term)
    try:
        term.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    term.save()
    term.domains.set(Domain.objects.filter(slug__in=said.domains))
    _decide(term, user, ProposalOutcome.ACCEPTED, term.name)


@transaction.atomic
def merge(number: int, user: Any, said: Said) -> None:
    """The word is read as this one everywhere. Raises Refused."""
    term = _to_decide(number, user, said).term
    term.merged_into = _chosen(said.merge_with, term.vocabulary)
    term.save()
    _decide(term, user, ProposalOutcome.MERGED, term.merged_into.name)


@transaction.atomic
def decline(number: int, user: Any, said: Said) -> None:
    """Nobody but its author sees the word, who reads why. Raises Refused."""
    term = _to_decide(number, user, said).term
    why = a_sentence(said.sentence, _("Say in a sentence why not; who proposed the word reads it in a mail."))
    _decide(term, user, ProposalOutcome.DECLINED, term.name, why)


def _to_decide(number: int, user: Any, said: Said) -> TermProposal:
    term = TermProposal.objects.get(pk=number).term_id
    # All rows at once, against two who decide where the word is missed, and its author who types on.
    list(TermProposal.objects.filter(term=term).order_by("pk").select_for_update())
    row = TermProposal.objects.select_related("term", "page").get(pk=number)
    if not is_reviewer(user, row.page) or term in own_words(user):
        raise Refused(_("You do not coordinate this page, or you proposed the word yourself."))
    if row.outcome == ProposalOutcome.WITHDRAWN:
        raise Refused(_("The author has taken this word back."))
    if row.outcome != ProposalOutcome.WAITS:
        raise Refused(_("Somebody else has decided on this word already."))
    if row.word != said.seen:
        raise Refused(_("The author made it “%(word)s” meanwhile. Look at it again.") % {"word": row.word})
    return row


def _chosen(number: str, vocabulary: str) -> Term:
    offered = Term.objects.offered().filter(vocabulary=vocabulary)
    found = offered.filter(pk=int(number)).first() if number.isascii() and number.isdecimal() else None
    if found is None:
        raise Refused(_("Choose a term of the list."))
    return found


def _must_be_new(term: Term) -> None:
    others = Term.objects.filter(vocabulary=term.vocabulary, accepted=True).exclude(pk=term.pk)
    same = next((other for other in others if folded(other.name) == folded(term.name)), None)
    if same is None:
        return
    sentence = _("There is a term “%(term)s” already. Merge the word with it.")
    if same.hidden:
        sentence = _("There is a term “%(term)s” already, which the national editors have hidden. Ask them to show it.")
    raise Refused(sentence % {"term": same.name})


def _free_slug(term: Term) -> str:
    slug = slugify(term.name)[:50].strip("-")
    taken = set(Term.objects.filter(vocabulary=term.vocabulary, slug__startswith=slug).values_list("slug", flat=True))
    return next(free for free in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if free not in taken)


def _place(term: Term) -> int:
    """After all others, or after those that it comes to stand with."""
    beside = Q(pk=term.parent_id) | Q(parent=term.parent_id) if term.parent_id else Q()
    others = Term.objects.filter(beside, vocabulary=term.vocabulary, accepted=True).exclude(pk=term.pk)
    return (others.aggregate(last=Max("order"))["last"] or 0) + (0 if term.parent_id else 1)


def _decide(term: Term, user: Any, outcome: ProposalOutcome, name: str, sentence: str = "") -> None:
    """For every page on which the word is missed."""
    rows = term.proposals.filter(outcome=ProposalOutcome.WAITS).select_related("page", "proposed_by")
    for row in rows:
        row.outcome, row.decided_by, row.decided_at, row.sentence = outcome, user, timezone.now(), sentence
        row.save()
        data = {"word": row.word, "term": name, "sentence": sentence}
        log(instance=row.page.specific, action=LOGGED[outcome], user=user, data=data)
    _answer(rows, outcome, name)


def _answer(rows: Iterable[TermProposal], outcome: ProposalOutcome, name: str) -> None:
    """Who proposed it hears what became of it."""
    for row in rows:
        if row.proposed_by is not None:
            mail = letter(f"wording/{outcome}", row=row, page=row.page.specific_deferred, name=name)
            post(mail, key=f"term:{row.pk}:{outcome}", to=row.proposed_by.email)
