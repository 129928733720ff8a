from vocabularies.models.areas import Area, AreaKind
from vocabularies.models.proposals import ProposalOutcome, TermProposal
from vocabularies.models.terms import Domain, Term, Vocabulary

__all__ = ["Area", "AreaKind", "Domain", "ProposalOutcome", "Term", "TermProposal", "Vocabulary"]
