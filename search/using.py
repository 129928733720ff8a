"""Which pages carry a word of the field."""

from django.db.models import Q
from wagtail.models import Page

from coalitions.models import CoalitionPage, CoalitionParty, CoalitionPhase
from events.models import EventPage
from evidence.models import EvidencePage, Recognition
from practices.coded import TERM_FIELDS
from practices.models import Edition, Measurement, PracticePage, PracticePartner
from vocabularies.models import Area, Domain, Term


def pages_using(word: Term | Area | Domain) -> set[int]:
    """The ids of the pages whose documents name this word, or one that falls under it or was merged into it."""
    if isinstance(word, Domain):
        return {
            pk
            for model in (PracticePage, EvidencePage, EventPage)
            for pk in model.objects.filter(domain_items__tag=word).values_list("pk", flat=True)
        }
    if isinstance(word, Area):
        below = Area.objects.filter(Q(pk=word.pk) | Q(parent=word.pk)).values_list("pk", flat=True)
        return _carrying("areas", list(below))
    return _carrying_terms(_below(word))


def _below(word: Term) -> list[int]:
    """The term, what falls under it and what was merged into it, to any depth."""
    found, edge = {word.pk}, {word.pk}
    while edge:
        near = Term.objects.filter(Q(parent__in=edge) | Q(merged_into__in=edge)).values_list("pk", flat=True)
        edge = set(near) - found
        found |= edge
    return sorted(found)


def _carrying(field: str, ids: list[int]) -> set[int]:
    return {
        pk
        for model in (PracticePage, CoalitionPage)
        for pk in model.objects.filter(**{f"{field}__in": ids}).values_list("pk", flat=True)
    }


def _carrying_terms(ids: list[int]) -> set[int]:
    anywhere = Q()
    for field in TERM_FIELDS:
        anywhere |= Q(pk__in=getattr(PracticePage, field).through.objects.filter(term__in=ids).values("practicepage"))
    found = set(PracticePage.objects.filter(anywhere).values_list("pk", flat=True))
    found |= set(CoalitionPage.objects.filter(activities__in=ids).values_list("pk", flat=True))
    found |= set(PracticePartner.objects.filter(kind__in=ids).values_list("practice_id", flat=True))
    found |= set(CoalitionParty.objects.filter(kind__in=ids).values_list("coalition_id", flat=True))
    found |= set(Measurement.objects.filter(kind__in=ids).values_list("practice_id", flat=True))
    found |= set(Recognition.objects.filter(level__in=ids).values_list("practice_id", flat=True))
    of_source = Q(kind__in=ids) | Q(institute__in=ids) | Q(activities__in=ids)
    found |= set(EvidencePage.objects.filter(of_source).values_list("pk", flat=True))
    found |= set(EventPage.objects.filter(activities__in=ids).values_list("pk", flat=True))
    found |= set(Edition.objects.filter(funding__in=ids).values_list("practice_id", flat=True))
    return found | _below_coalitions(
        CoalitionPhase.objects.filter(phase__in=ids).values_list("coalition_id", flat=True)
    )


def _below_coalitions(ids: "object") -> set[int]:
    """The coalitions of these ids with their practices: a practice has the phase of its coalition."""
    pages = [
        pk
        for page in Page.objects.filter(pk__in=ids)
        for pk in page.get_descendants(inclusive=True).values_list("pk", flat=True)
    ]
    return set(pages)
