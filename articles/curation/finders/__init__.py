"""The door of the finders: text in, candidates out; no Django, no database.

A finder proposes and never decides: an editor accepts or rejects each candidate.
"""

from .claims import CandidateClaims, find_claims
from .experts import CandidateExpert, ExpertKind, find_experts
from .quotes import CandidateQuote, QuoteKind, find_quotes
from .statistics import CandidateStatistic, Change, find_statistics

__all__ = [
    "CandidateClaims",
    "CandidateExpert",
    "CandidateQuote",
    "CandidateStatistic",
    "Change",
    "ExpertKind",
    "QuoteKind",
    "find_claims",
    "find_experts",
    "find_quotes",
    "find_statistics",
]
