"""Whose names somebody may see: of the people of one's own coalitions and regions; national editors see all."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import Page

from accounts.models import User
from coalitions.authority.people import coalitions_of, is_national_editor, regions_of
from coalitions.models import CoalitionAccess, RegionAccess

REPORTS = "beheer/reports/"


def visible_people(user: Any) -> "QuerySet[User]":
    """Oneself, the people of one's coalitions and of their regions' other coalitions where one coordinates, and the
    coordinators.
    """
    if is_national_editor(user):
        return User.objects.all()
    groups = _groups_around(user)
    return User.objects.filter(Q(groups__in=groups) | Q(pk=user.pk)).distinct()


def _groups_around(user: Any) -> "QuerySet[Group]":
    mine, regions = coalitions_of(user), regions_of(user)
    above = _regions_above(mine)
    below = _coalitions_below(regions)
    authors = CoalitionAccess.objects.filter(coalition_id__in={*mine, *below})
    coordinators = RegionAccess.objects.filter(region_id__in={*regions, *above})
    return Group.objects.filter(Q(pk__in=authors.values("authors")) | Q(pk__in=coordinators.values("coordinators")))


def _regions_above(coalitions: list[int]) -> list[int]:
    paths = Page.objects.filter(pk__in=coalitions).values_list("path", flat=True)
    above = {path[: -Page.steplen] for path in paths}
    return list(Page.objects.filter(path__in=above).values_list("pk", flat=True))


def _coalitions_below(regions: list[int]) -> list[int]:
    found: list[int] = []
    for path in Page.objects.filter(pk__in=regions).values_list("path", flat=True):
        found += Page.objects.filter(path__startswith=path, coalitionpage__isnull=False).values_list("pk", flat=True)
    return found


def narrow_filters() -> None:
    """Wagtail's filters by owner and by who edited list everybody who ever wrote; ours list who one may see."""
    for name in ("owner", "edited_by"):
        people = PageFilterSet.base_filters[name]
        people.queryset = _narrowed(people.queryset)


def _narrowed(everybody: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    def narrowed(request: HttpRequest) -> Any:
        return everybody(request).filter(pk__in=visible_people(request.user).values("pk"))

    return narrowed


class ReportsForEditors:
    """Middleware: Wagtail's reports name people of the whole country, so they are for the national editors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """None lets the report answer."""
        route = request.resolver_match.route if request.resolver_match else ""
        if not route.startswith(REPORTS) or request.user.is_anonymous or is_national_editor(request.user):
            return None
        messages.error(request, _("The reports are for the national editors."))
        return redirect("wagtailadmin_home")
