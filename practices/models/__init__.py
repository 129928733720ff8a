from practices.models.imported import ImportRecord
from practices.models.practice import PracticeDomain, PracticeKeyword, PracticePage
from practices.models.rows import Edition, Measurement, PracticePartner, PracticeSource
from practices.models.seen import Seen, Verdict

__all__ = [
    "Edition",
    "ImportRecord",
    "Measurement",
    "PracticeDomain",
    "PracticeKeyword",
    "PracticePage",
    "PracticePartner",
    "PracticeSource",
    "Seen",
    "Verdict",
]
