"""Which metric a figure may be a value of: a score with the reasons an editor can check.

What is counted decides; unit and place can only rule a metric out, or tell two of one wording
apart; who says it and what it is about add a little. The weights are set by hand: words 60, unit
15, place 10, source 10, topics 5, together 100.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .words import key_words, other_population

# Fewer of the words in common than this, and nothing else makes up for it.
LEAST_WORDS = 0.45
LEAST_SCORE = 35
_SHARES = frozenset("share proportion percentage fraction ratio".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is known of a figure, or of a metric and the figures it has.

    `sources` are the producers' and speakers' names for the archive, such as ("speaker", 3).
    """

    counted: str
    name: str = ""
    unit: str = ""
    place: str = ""
    sources: frozenset[tuple[str, int]] = frozenset()
    topics: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a figure fits a metric, from 0 to 100, and why."""

    score: int
    reasons: tuple[str, ...]


def fit(figure: Traits, metric: Traits) -> Fit | None:
    """Return how well the figure fits; None when it cannot be a value of the metric."""
    if figure.unit != metric.unit or _elsewhere(figure.place, metric.place):
        return None
    if other_population(figure.counted, metric.counted) or _is_share_of(figure, metric):
        return None
    words = _closeness(figure.counted, metric)
    if words < LEAST_WORDS:
        return None
    score, reasons = round(60 * words), [_shared(figure.counted, metric)]
    parts = [
        (15, True, f"in {metric.unit}" if metric.unit else "a count"),
        (10, bool(figure.place and metric.place), f"of {metric.place}"),
        (10, bool(figure.sources & metric.sources), "from a source of its figures"),
        (5, bool(figure.topics & metric.topics), "on its topics"),
    ]
    for weight, holds, reason in parts:
        if holds:
            score += weight
            reasons.append(reason)
    return Fit(score, tuple(reasons)) if score >= LEAST_SCORE else None


def best_fits(
    figure: Traits, metrics: Iterable[tuple[int, Traits]], most: int = 3
) -> list[tuple[int, Fit]]:
    """Return the ids of the metrics that fit best, the best first; of equals the older."""
    found = [(pk, each) for pk, traits in metrics if (each := fit(figure, traits))]
    return sorted(found, key=lambda pair: (-pair[1].score, pair[0]))[:most]


def _closeness(counted: str, metric: Traits) -> float:
    """Return the share of words in common with what the metric counts, or with its name."""
    mine = key_words(counted)
    shares = [0.0]
    for theirs in (key_words(metric.counted), key_words(metric.name)):
        if mine and theirs:
            shares.append(2 * len(mine & theirs) / (len(mine) + len(theirs)))
    return max(shares)


def _is_share_of(figure: Traits, metric: Traits) -> bool:
    """Return whether the figure is a share of what the metric counts: “a third of the stations”."""
    named = key_words(f"{metric.counted} {metric.name}")
    return bool(key_words(figure.counted) & _SHARES) and not named & _SHARES


def _shared(counted: str, metric: Traits) -> str:
    both = key_words(counted) & key_words(f"{metric.counted} {metric.name}")
    return f"counts {', '.join(sorted(both))}"


def _elsewhere(one: str, other: str) -> bool:
    a, b = (place.casefold().partition(",")[0].strip() for place in (one, other))
    return bool(a and b and a != b)
