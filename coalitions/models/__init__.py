from coalitions.models.access import CoalitionAccess, RegionAccess
from coalitions.models.claims import Claim, ClaimState
from coalitions.models.confirmation import Confirmation
from coalitions.models.contact import Question, Report, ReportState, SentTo, Wish
from coalitions.models.invitation import Invitation, Role
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
    "Claim",
    "ClaimState",
    "CoalitionAccess",
    "CoalitionKind",
    "CoalitionPage",
    "CoalitionParty",
    "CoalitionPhase",
    "CoalitionSource",
    "Confirmation",
    "Invitation",
    "Question",
    "RegionAccess",
    "RegionPage",
    "RegionReviewState",
    "RegionReviewTask",
    "Report",
    "ReportState",
    "Role",
    "SentTo",
    "Wish",
]
