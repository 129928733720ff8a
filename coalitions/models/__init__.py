from coalitions.models.access import CoalitionAccess, RegionAccess
from coalitions.models.confirmation import Confirmation
from coalitions.models.pages import (
    CoalitionKind,
    CoalitionPage,
    CoalitionParty,
    CoalitionPhase,
    CoalitionSource,
    RegionPage,
)
from coalitions.models.review import RegionReviewState, RegionReviewTask

__all__ = [
    "CoalitionAccess",
    "CoalitionKind",
    "CoalitionPage",
    "CoalitionParty",
    "CoalitionPhase",
    "CoalitionSource",
    "Confirmation",
    "RegionAccess",
    "RegionPage",
    "RegionReviewState",
    "RegionReviewTask",
]
