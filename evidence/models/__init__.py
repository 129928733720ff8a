from evidence.models.library import NO_BETTER, EvidenceDomain, EvidenceIndexPage, EvidencePage, LinkState, Outcome
from evidence.models.recognition import Decision, Recognition, RecognitionLevel, Register
from evidence.models.relation import Relation, RelationKind

__all__ = [
    "NO_BETTER",
    "Decision",
    "EvidenceDomain",
    "EvidenceIndexPage",
    "EvidencePage",
    "LinkState",
    "Outcome",
    "Recognition",
    "RecognitionLevel",
    "Register",
    "Relation",
    "RelationKind",
]
