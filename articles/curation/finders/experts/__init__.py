"""The people and organizations that a text quotes or cites."""

from .finder import CandidateExpert, find_experts
from .names import ExpertKind

__all__ = ["CandidateExpert", "ExpertKind", "find_experts"]
