"""What is written down of a meeting: its text, its seats, who signed up, and what it left behind."""

from events.models.agenda import AgendaPage
from events.models.announced import EventPractice, EventQuestion, EventSpeaker
from events.models.evaluation import Evaluation, Gain, Use
from events.models.harvest import EventAgreement, EventAsked, EventFile, EventPhoto
from events.models.pages import FIRST_YEAR, EventDomain, EventKind, EventPage, Zone
from events.models.proposals import CoalitionEventPage
from events.models.seating import Seating, State
from events.models.sign_up import HOLDING, LIVING, SignUp, Stage
from events.models.wanted import WantedPractice

__all__ = [
    "FIRST_YEAR",
    "HOLDING",
    "LIVING",
    "AgendaPage",
    "CoalitionEventPage",
    "Evaluation",
    "EventAgreement",
    "EventAsked",
    "EventDomain",
    "EventFile",
    "EventKind",
    "EventPage",
    "EventPhoto",
    "EventPractice",
    "EventQuestion",
    "EventSpeaker",
    "Gain",
    "Seating",
    "SignUp",
    "Stage",
    "State",
    "Use",
    "WantedPractice",
    "Zone",
]
