"""Authors who miss a word in the form, and coordinators who decide on it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.access.acts_pages import admin
from tests.access.forms import fields_of, send
from vocabularies.models import Term, TermProposal

LIST = "/beheer/voorstellen/"
AS_AUTOSAVE = {"headers": {"Accept": "application/json"}}


def activity(slug: str) -> Term:
    return Term.objects.get(vocabulary="activiteit", slug=slug)


def opened(client: Client, page: Any) -> dict[str, Any]:
    """What a browser has in the form of this page."""
    return fields_of(client.get(admin("edit", page.pk)).text, "#page-edit-form")


def miss(client: Client, page: Any, *words: str, **changed: Any) -> Any:
    """Open the form, write words that stand not in the list, and save."""
    return send(client, admin("edit", page.pk), opened(client, page), activities_missed="\n".join(words), **changed)


def autosave(client: Client, page: Any, form: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """What the browser sends while somebody types; it then knows which revision to write over."""
    address = admin("edit", page.pk)
    answer = client.post(address, {**form, "story-count": "0", **changed}, **AS_AUTOSAVE).json()
    assert answer["success"], answer
    form |= {
        "overwrite_revision_id": answer["revision_id"],
        "loaded_revision_id": answer["revision_id"],
        "loaded_revision_created_at": answer["revision_created_at"],
    }
    return answer


def draft_names(page: Any) -> list[str]:
    """The activities that the newest text carries."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return sorted(term.name for term in draft.activities.all())


def waiting() -> list[str]:
    return [row.word for row in TermProposal.objects.undecided()]


def decide(client: Client, button: str, row: TermProposal | None = None, **said: Any) -> Any:
    """Press a button beside a word as it stands there."""
    row = row or TermProposal.objects.undecided().last() or TermProposal.objects.latest("pk")
    sent = {"rij": row.pk, "gezien": row.word, "naam": row.word, "doen": button, **said}
    return client.post(reverse("coalitions_proposals"), sent, follow=True)
