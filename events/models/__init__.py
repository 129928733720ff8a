"""What is written down of a meeting: its text, its seats, and who signed up."""

from events.models.agenda import AgendaPage
from events.models.pages import (
    FIRST_YEAR,
    EventDomain,
    EventKind,
    EventPage,
    EventPractice,
    EventQuestion,
    EventSpeaker,
    Zone,
)
from events.models.seating import Seating, State
from events.models.sign_up import HOLDING, LIVING, SignUp, Stage

__all__ = [
    "FIRST_YEAR",
    "HOLDING",
    "LIVING",
    "AgendaPage",
    "EventDomain",
    "EventKind",
    "EventPage",
    "EventPractice",
    "EventQuestion",
    "EventSpeaker",
    "Seating",
    "SignUp",
    "Stage",
    "State",
    "Zone",
]
