"""One log-in for each role, for work on one's own machine: under any other settings they are never made."""

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.people import admit
from accounts.second_factor import set_up_app
from coalitions.authority.people import NATIONAL_EDITORS
from coalitions.models import CoalitionPage, RegionPage

SUPERUSER, EDITOR, COORDINATOR, OWNER, AUTHOR = (
    "beheerder", "landelijke redactie", "coördinator", "auteur die uitnodigt", "auteur",
)  # fmt: skip


def demo_people() -> dict[str, str]:
    """By e-mail address the role, with the place it is for; empty where the settings have none.

    The coordinator gets the region that has most coalitions, the authors its first coalition.
    """
    wanted: dict[str, str] = getattr(settings, "DEMO_PEOPLE", {})
    region = max(RegionPage.objects.filter(national=False), key=lambda page: page.numchild, default=None)
    coalition = CoalitionPage.objects.child_of(region).order_by("path").first() if region else None
    return {email: _made(email, role, region, coalition) for email, role in wanted.items()}


def _made(email: str, role: str, region: RegionPage | None, coalition: CoalitionPage | None) -> str:
    is_new = not User.objects.filter(email=email).exists()
    person = admit(email, settings.DEMO_PASSWORD, first_name=role.capitalize())
    if role in (SUPERUSER, EDITOR, COORDINATOR):
        set_up_app(person)
    if not is_new:
        return role
    if role == SUPERUSER:
        person.is_staff = person.is_superuser = True
        person.save()
        return role
    return _placed(person, role, region, coalition)


def _placed(person: User, role: str, region: RegionPage | None, coalition: CoalitionPage | None) -> str:
    if role == EDITOR:
        person.groups.add(Group.objects.get(name=NATIONAL_EDITORS))
        return role
    if role == COORDINATOR and region:
        person.groups.add(region.access.coordinators)
        return f"{role}, {region}"
    if role in (OWNER, AUTHOR) and coalition:
        person.groups.add(coalition.access.authors, *([coalition.access.owners] if role == OWNER else []))
        return f"{role}, {coalition}"
    return role
