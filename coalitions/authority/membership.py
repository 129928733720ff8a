"""Coming and going: who may let whom in, and what happens then."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from coalitions.authority.people import NATIONAL_EDITORS, is_national_editor, is_reviewer, owners
from coalitions.models import CoalitionAccess, CoalitionPage, RegionAccess, RegionPage, Role
from coalitions.refusal import Refused

ROLES_AT = {CoalitionPage: (Role.AUTHOR, Role.OWNER), RegionPage: (Role.COORDINATOR,)}


def roles_for(user: Any, place: Page | None) -> list[Role]:
    """As what this person may invite others here: the national editors coordinators, a coordinator whom a coalition of
    the region needs, an owner colleagues.
    """
    if is_national_editor(user):
        return list(ROLES_AT[type(place)]) if place else [Role.EDITOR]
    if not isinstance(place, CoalitionPage):
        return []
    if is_reviewer(user, place):
        return list(ROLES_AT[CoalitionPage])
    return [Role.AUTHOR] if owners(place).filter(pk=user.pk).exists() else []


def may_see_people(user: Any, place: Page | None) -> bool:
    """Names are for the people of that coalition and that region."""
    if place is None:
        return is_national_editor(user)
    return is_reviewer(user, place) or any(user.groups.filter(pk=group.pk).exists() for group in groups_of(place))


def groups_of(place: Page | None) -> list[Group]:
    """The groups of people that belong here, those who write or coordinate first."""
    if place is None:
        return list(Group.objects.filter(name=NATIONAL_EDITORS))
    if isinstance(place, RegionPage):
        return [RegionAccess.objects.get(region_id=place.pk).coordinators]
    access = CoalitionAccess.objects.get(coalition_id=place.pk)
    return [access.authors, access.owners]


def groups_of_role(role: str, place: Page | None) -> list[Group]:
    """Which groups somebody enters with this role; an owner is an author too."""
    groups = groups_of(place)
    return groups if role == Role.OWNER else groups[:1]


@transaction.atomic
def enter(user: Any, role: str, place: Page | None) -> None:
    """Let somebody in who accepted."""
    user.groups.add(*groups_of_role(role, place))
    note("kansrijk.joined", place, user, {"person": str(user), "role": role})


@transaction.atomic
def take_off(person: Any, place: Page | None, by: Any) -> None:
    """Somebody leaves, or is taken off. What they wrote stays, and colleagues go on with it. Raises Refused."""
    if person.pk != by.pk and not may_take_off(by, place):
        raise Refused(_("You may not take people off here."))
    held = [group for group in groups_of(place) if person.groups.filter(pk=group.pk).exists()]
    if not held:
        raise Refused(_("This person is not here any more."))
    person.groups.remove(*held)
    note("kansrijk.taken_off", place, by, {"person": str(person)})


def may_take_off(by: Any, place: Page | None) -> bool:
    """The same people who may invite here."""
    return bool(roles_for(by, place))


def note(action: str, place: Page | None, by: Any, data: dict[str, Any]) -> None:
    """In the log, at the page it is about; what is about the whole country, at the home page."""
    page = place or Page.objects.filter(depth=2).first()
    log(instance=page.specific if page else None, action=action, user=by, data=data)
