"""Who is who: members of a coalition, coordinators of a region, national editors."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

NATIONAL_EDITORS = "Landelijke redactie"
"""The group of the national editors. Its name is how it is found: there is one, and no page it belongs to."""

People = QuerySet[Any]


def national_editors() -> People:
    """Who coordinates the whole country."""
    return _active(get_user_model()._default_manager.filter(groups__name=NATIONAL_EDITORS))


def is_national_editor(user: Any) -> bool:
    """Whether this person is one of them, or may do everything. Remembered with the person, as Wagtail does with what
    they may.
    """
    if not hasattr(user, "_is_national_editor"):
        user._is_national_editor = user.is_superuser or user.groups.filter(name=NATIONAL_EDITORS).exists()
    return bool(user.is_active and user._is_national_editor)


def coordinators(region: Page) -> People:
    """Who reviews in this region; for *Landelijk* nobody but the national editors does."""
    return _active(get_user_model()._default_manager.filter(groups__coordinates__region_id=region.pk))


def members(coalition: Page) -> People:
    """Who writes for this coalition."""
    return _active(get_user_model()._default_manager.filter(groups__writes_for__coalition_id=coalition.pk))


def owners(coalition: Page) -> People:
    """Who of the members may invite colleagues."""
    return _active(get_user_model()._default_manager.filter(groups__owns__coalition_id=coalition.pk))


def _active(people: People) -> People:
    return people.filter(is_active=True).distinct().order_by("pk")


def coalition_of(page: Page) -> Page | None:
    """The coalition whose text this is: the page itself, or the one above it."""
    line = page.get_ancestors(inclusive=True).filter(coalitionpage__isnull=False)
    found: Page | None = line.order_by("-depth").first()
    return found


def region_of(page: Page) -> Page | None:
    """The region in whose tree this page stands."""
    found: Page | None = page.get_ancestors(inclusive=True).filter(regionpage__isnull=False).first()
    return found


def is_member(user: Any, page: Page) -> bool:
    """Whether this person writes for the coalition of this page."""
    coalition = coalition_of(page)
    return coalition is not None and members(coalition).filter(pk=user.pk).exists()


def is_reviewer(user: Any, page: Page) -> bool:
    """Whether this person may approve here what others wrote: a publish grant on the region, or on everything."""
    return bool(page_permission_policy.user_has_permission_for_instance(user, "publish", page))


def reviews_somewhere(user: Any) -> bool:
    """Whether this person coordinates any region, or the whole country."""
    return bool(page_permission_policy.user_has_permission(user, "publish"))


def reviewers(page: Page) -> People:
    """Everybody who may, without those who may do everything."""
    found: People = page_permission_policy.users_with_permission_for_instance("publish", page, include_superusers=False)
    return found.order_by("pk")


def coalitions_of(user: Any) -> list[int]:
    """The ids of the coalitions that this person writes for."""
    return list(Group.objects.filter(user=user, writes_for__isnull=False).values_list("writes_for", flat=True))


def regions_of(user: Any) -> list[int]:
    """The ids of the regions that this person coordinates; the national editors coordinate all, which is not told
    here. Remembered with the person, since the menu asks it for each of its entries.
    """
    if not hasattr(user, "_regions_of"):
        groups = Group.objects.filter(user=user, coordinates__isnull=False)
        user._regions_of = list(groups.values_list("coordinates", flat=True))
    return list(user._regions_of)


def coordinates_somewhere(user: Any) -> bool:
    """Whether this person coordinates any region, or is a national editor: without asking what the tree grants."""
    return is_national_editor(user) or bool(regions_of(user))


def addresses(people: Iterable[Any]) -> list[str]:
    """Their e-mail addresses, each once."""
    return list(dict.fromkeys(person.email for person in people))
