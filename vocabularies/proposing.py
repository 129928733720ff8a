"""An author misses a word. What was typed becomes a term that only this page knows until somebody decides on it, so
that a draft, a text in review and a scheduled one carry it as any other term.

Autosave sends what stands in the field again and again, half words too: a word is proposed once, one that is typed on
keeps its row, and one that the text no longer carries is taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from foundation.folding import without_accents
from vocabularies.models import ProposalOutcome, Term, TermProposal

MOST_WORDS, LONGEST_WORD = 5, 100
LAST = 32767
"""The place of a proposal in the list; who accepts it gives it one."""


@dataclass(frozen=True)
class Missed:
    """What somebody typed beside the choice of one field of a page."""

    field: str
    vocabulary: str
    words: Sequence[str]
    why: str
    by: Any


def folded(text: str) -> str:
    """Small letters without accents, with one space between words: what makes two words the same."""
    return " ".join(without_accents(text).split())


def words_of(text: str) -> list[str]:
    """One on each line, each once. Raises ValidationError."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    first = {folded(line): line for line in reversed(lines) if line}
    words = [line for line in lines if first.get(folded(line)) is line]
    if len(words) > MOST_WORDS:
        raise ValidationError(_("Propose at most five words at a time."))
    for word in words:
        if len(word) > LONGEST_WORD:
            raise ValidationError(
                _("“%(word)s …” is too long: a word has at most 100 characters.") % {"word": word[:30]}
            )
        if not slugify(word):
            raise ValidationError(_("“%(word)s” is no word.") % {"word": word})
    return words


def carry(page: Page, missed: Missed, overwritten: Revision | None) -> None:
    """Let the page carry what was typed, before a revision of it is written. `overwritten`: the one that autosave
    writes over.
    """
    Page.objects.select_for_update().get(pk=page.pk)  # against two who save at once
    known, ticked = _known(page, missed.vocabulary), list(getattr(page, missed.field).all())
    found = [known[key] for key in map(folded, missed.words) if key in known]
    unfinished = _unfinished(page, {term.pk for term in (*ticked, *found)}, missed, overwritten)
    new = [word for word in missed.words if folded(word) not in known]
    made = [_finished(unfinished.pop(0), word) if unfinished else _proposed(word, missed.vocabulary) for word in new]
    terms = {term.pk: term for term in (*ticked, *found, *made)}
    getattr(page, missed.field).set(terms.values())
    _keep_rows(page, terms.values(), missed)


def _known(page: Page, vocabulary: str) -> dict[str, Term]:
    """By folded word what it means already: here or elsewhere proposed, merged, offered; the last counts most."""
    terms = Term.objects.filter(vocabulary=vocabulary)
    waiting = terms.filter(accepted=False, merged_into=None, proposals__outcome=ProposalOutcome.WAITS)
    merged = terms.filter(merged_into__isnull=False).select_related("merged_into")
    here = page.proposed_terms.filter(term__vocabulary=vocabulary).select_related("term")
    return {
        **{folded(term.name): term for term in waiting},
        **{folded(row.word): row.term.became() for row in here},
        **{folded(term.name): term.became() for term in merged},
        **{folded(term.name): term for term in terms.offered()},
    }


def _unfinished(page: Page, carried: set[int], missed: Missed, overwritten: Revision | None) -> list[TermProposal]:
    """Words that were typed since the last revision that stays, and that stand nowhere any more."""
    if overwritten is None:
        return []
    rows = _waiting(page, missed).exclude(term__in=carried).select_related("term")
    before = page.revisions.exclude(pk=overwritten.pk).order_by("-created_at").first()
    if before is not None:
        rows = rows.filter(proposed_at__gt=before.created_at)
    alone = rows.exclude(term__in=TermProposal.objects.exclude(page_id=page.pk).values("term"))
    return list(alone.select_for_update(of=("self",)))  # against a coordinator who decides meanwhile


def _waiting(page: Page, missed: Missed) -> Any:
    return TermProposal.objects.undecided().filter(page_id=page.pk, term__vocabulary=missed.vocabulary)


def _finished(row: TermProposal, word: str) -> Term:
    row.word = row.term.name = word
    row.save(update_fields=["word"])
    row.term.save(update_fields=["name"])
    return row.term


def _proposed(word: str, vocabulary: str) -> Term:
    """Its slug becomes part of addresses only when it is accepted, and is made then."""
    slug = f"voorstel-{uuid4().hex}"
    return Term.objects.create(vocabulary=vocabulary, slug=slug, name=word, order=LAST, accepted=False)


def _keep_rows(page: Page, terms: Iterable[Term], missed: Missed) -> None:
    """A row for each proposal that the page carries; what it no longer carries is taken back."""
    carried = {term.pk: term for term in terms if not term.accepted and not term.merged_into_id}
    here = TermProposal.objects.filter(page_id=page.pk, term__vocabulary=missed.vocabulary)
    _waiting(page, missed).exclude(term__in=carried).update(outcome=ProposalOutcome.WITHDRAWN)
    again = here.filter(term__in=carried, outcome=ProposalOutcome.WITHDRAWN)
    again.update(outcome=ProposalOutcome.WAITS)
    held = set(here.values_list("term_id", flat=True))
    TermProposal.objects.bulk_create(
        TermProposal(term=term, page_id=page.pk, word=term.name, proposed_by=missed.by)
        for pk, term in carried.items()
        if pk not in held
    )
    _waiting(page, missed).exclude(why=missed.why).update(why=missed.why)
