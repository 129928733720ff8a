"""Coordinators of other regions who read along: a coalition may name their regions. Reading is all it gives."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from coalitions.authority.people import coalition_of
from coalitions.models import CoalitionPage


def read_along_by(user: Any) -> "QuerySet[CoalitionPage]":
    """The coalitions that let this person read along, as their public page says."""
    named = CoalitionPage.objects.filter(also_in__access__coordinators__user=user)
    found: QuerySet[CoalitionPage] = named.distinct()
    return found


def may_read_along(user: Any, page: Page) -> bool:
    """Whether this person may read the newest text of this page without any right to it."""
    coalition = coalition_of(page)
    return coalition is not None and read_along_by(user).filter(pk=coalition.pk).exists()
