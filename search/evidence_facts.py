"""What is known of practices beyond their own text, read for many at once: recognition, measurements, null results."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from evidence.models import NO_BETTER, Decision, EvidencePage, Recognition, Relation
from practices.models import Measurement, PracticePage


def recognised(practices: Iterable[int]) -> Mapping[int, Mapping[int, date]]:
    """Per practice, by the id of the level, the day on which the last recognition of that level expires."""
    found: defaultdict[int, dict[int, date]] = defaultdict(dict)
    rows = Recognition.objects.filter(practice_id__in=list(practices), decision=Decision.RECOGNISED)
    for practice, level, expires in rows.exclude(level=None).values_list("practice_id", "level_id", "expires_on"):
        found[practice][level] = max(expires or date.max, found[practice].get(level, date.min))
    return found


def measured(practices: Iterable[int]) -> Mapping[int, list[int]]:
    """Per practice the kinds of its own measurements."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = Measurement.objects.filter(practice_id__in=list(practices), kind__isnull=False)
    for practice, kind in rows.values_list("practice_id", "kind_id"):
        found[practice].append(kind)
    return found


def without_difference(practices: Iterable[int]) -> set[int]:
    """Those of these practices of which no difference was found, or one in the other direction."""
    return set(PracticePage.objects.filter(found_no_better(), pk__in=list(practices)).values_list("pk", flat=True))


def found_no_better() -> Q:
    """The same as a condition: the coalition measured it, or a public source that the practice is related to did."""
    own = Measurement.objects.filter(outcome__in=NO_BETTER).values("practice_id")
    sources = EvidencePage.objects.findable().filter(outcome__in=NO_BETTER)
    others = Relation.objects.filter(source__in=sources.values("pk")).values("practice_id")
    return Q(pk__in=own) | Q(pk__in=others)
