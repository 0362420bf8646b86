"""How sure a proposal is, from 0 to 1: it orders the list, and hides nothing.

The weights say what an editor trusts: a figure with a subject, a time and a source. The page of
accepted and rejected suggestions tells by rule whether they hold.
"""

from articles.curation.finders import (
    CandidateExpert,
    CandidateQuote,
    CandidateStatistic,
    QuoteKind,
)
from articles.quantities import UnitKind

_OF_QUOTE = {QuoteKind.DIRECT: 0.6, QuoteKind.MIXED: 0.5, QuoteKind.INDIRECT: 0.3}


def of_statistic(found: CandidateStatistic) -> float:
    """Return how sure it is that an editor keeps the figure."""
    unit = found.quantity.unit.kind is not UnitKind.NONE
    voice = found.speaker is not None or found.producer is not None
    parts = [
        (0.3, True),
        (0.2, bool(found.counted)),
        (0.15, unit),
        (0.15, found.period is not None),
        (0.1, voice),
        (0.1, found.change is not None),
    ]
    return round(sum(weight for weight, holds in parts if holds), 2)


def of_quote(found: CandidateQuote, voice: CandidateExpert | None) -> float:
    """Return how sure it is that an editor keeps the quote."""
    named = 0.3 if voice else 0.1 * (found.speaker is not None)
    return round(_OF_QUOTE[found.kind] + named, 2)


def of_expert(found: CandidateExpert) -> float:
    """Return how sure it is that an editor keeps the person or organization."""
    described = 0.2 * bool(found.role) + 0.2 * bool(found.affiliation)
    return round(0.5 + described + (0.1 if len(found.quotes) > 1 else 0.0), 2)
