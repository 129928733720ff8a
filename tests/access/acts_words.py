"""Words that stand not in a list: who proposes them, and who decides."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.access.acting import Attempt, act
from tests.access.acts_pages import admin, form_of
from tests.access.forms import send
from tests.cast import Cast, a_practice, fresh
from vocabularies.models import Term, TermProposal

WORD = "Timmeren"


@act("Een woord voorstellen in het formulier")
def propose(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.amina)
    form = form_of(all_doors, page)
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, activities_missed=WORD),
        lambda: TermProposal.objects.undecided().filter(page=page.pk, word=WORD).exists(),
    )


@act("Een voorgesteld woord aanvaarden")
def accept(cast: Cast, all_doors: Client) -> Attempt:
    row = missed(cast)
    return Attempt(deciding(row, "aanvaarden"), lambda: fresh(row.term).accepted)


@act("Een voorgesteld woord samenvoegen met een ander")
def merge(cast: Cast, all_doors: Client) -> Attempt:
    row, into = missed(cast), Term.objects.offered().filter(vocabulary="activiteit").latest("pk")
    return Attempt(deciding(row, "samenvoegen", bestaand=into.pk), lambda: fresh(row.term).merged_into == into)


@act("Een voorgesteld woord afwijzen")
def decline(cast: Cast, all_doors: Client) -> Attempt:
    row = missed(cast)
    return Attempt(deciding(row, "afwijzen", zin="Dat staat er al."), lambda: fresh(row).outcome == "afgewezen")


def missed(cast: Cast) -> TermProposal:
    """By Amina, in a draft of hers."""
    page = a_practice(cast.overvecht, cast.amina)
    term = Term.objects.create(vocabulary="activiteit", slug="voorstel-1", name=WORD, accepted=False)
    row: TermProposal = TermProposal.objects.create(term=term, page=page, word=WORD, proposed_by=cast.amina)
    return row


def deciding(row: TermProposal, button: str, **said: Any) -> Any:
    form = {"rij": row.pk, "gezien": WORD, "naam": WORD, "doen": button, **said}
    return lambda client: client.post(reverse("coalitions_proposals"), form)
