"""What a text quotes or reports, and who says it."""

from .finder import CandidateQuote, QuoteKind, find_quotes

__all__ = ["CandidateQuote", "QuoteKind", "find_quotes"]
