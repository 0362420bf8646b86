"""All that an article claims, found in one reading."""

from dataclasses import dataclass
from datetime import date

from .experts import CandidateExpert, find_experts
from .quotes import CandidateQuote, find_quotes
from .statistics import CandidateStatistic, find_statistics


@dataclass(frozen=True, slots=True)
class CandidateClaims:
    """The candidates of one article, each kind in the order of the text."""

    statistics: tuple[CandidateStatistic, ...]
    experts: tuple[CandidateExpert, ...]
    quotes: tuple[CandidateQuote, ...]


def find_claims(text: str, published: date | None = None) -> CandidateClaims:
    """Return what each finder sees in a text; cheaper than asking them one by one.

    ``published`` is what "last year" is told from. Never raises.
    """
    quotes = find_quotes(text)
    experts = find_experts(text, quotes)
    return CandidateClaims(find_statistics(text, published, experts), experts, quotes)
