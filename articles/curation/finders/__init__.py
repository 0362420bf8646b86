"""The door of the finders: text in, candidates out; no Django, no database.

A finder proposes and never decides: an editor accepts or rejects each candidate.
"""

from .experts import CandidateExpert, ExpertKind, find_experts
from .quotes import CandidateQuote, QuoteKind, find_quotes

__all__ = [
    "CandidateExpert",
    "CandidateQuote",
    "ExpertKind",
    "QuoteKind",
    "find_experts",
    "find_quotes",
]
