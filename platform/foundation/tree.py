"""Places in the tree of pages, as conditions."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q


def at_or_below(paths: Iterable[str], field: str = "path") -> Q:
    """What stands at or below one of these places; `field` holds the path of its page. No place is no row."""
    return reduce(or_, (Q(**{f"{field}__startswith": path}) for path in paths), Q(pk__in=[]))
