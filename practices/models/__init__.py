from practices.models.imported import ImportRecord
from practices.models.practice import PracticeDomain, PracticeKeyword, PracticePage
from practices.models.rows import Edition, PracticePartner, PracticeSource

__all__ = [
    "Edition",
    "ImportRecord",
    "PracticeDomain",
    "PracticeKeyword",
    "PracticePage",
    "PracticePartner",
    "PracticeSource",
]
