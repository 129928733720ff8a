"""Who holds a meeting: sees who comes, gives the seats, and is asked for what came out of it."""

from typing import Any

from django.contrib.auth import get_user_model

from coalitions.authority.people import (
    People,
    coalition_of,
    coordinators,
    is_member,
    is_reviewer,
    members,
    national_editors,
)
from coalitions.models import RegionPage
from events.models import EventPage


def is_organiser(user: Any, event: EventPage) -> bool:
    """Who may publish it; of a coalition's meeting also the coalition."""
    return is_reviewer(user, event) or is_member(user, event)


def organisers_of(event: EventPage) -> People:
    """Who is mailed: the coalition, or else who made the meeting and still may, or else everybody who coordinates."""
    if coalition := coalition_of(event):
        return members(coalition)
    if event.owner and event.owner.is_active and is_reviewer(event.owner, event):
        return get_user_model()._default_manager.filter(pk=event.owner_id)
    region = RegionPage.objects.ancestor_of(event).filter(national=False).first()
    here = coordinators(region) if region else national_editors()
    return here if here.exists() else national_editors()
