"""How results are ordered by relevance: the one place that says so.

1. A document matches or not; the query alone decides, the order never hides anything.
2. The engine scores matches by BM25 on word stems, where a word of the title counts three times and
   a word of the lead twice what it counts in the text (`engines/tantivy/writing.py`).
3. The first WINDOW matches are looked at again, and their scores multiplied:
   by up to 1.2 for what is new, half of that gain lost every two years;
   by 1.25 when the title has the words of the query in a row.
4. Equal scores: the newer first, then the later id.

Both gains are gentle: they order what is about equally relevant and lift nothing from afar.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WINDOW = 200
NEWNESS_GAIN = 0.2
NEWNESS_HALF_LIFE = 2 * 365 * 86_400  # seconds
TITLE_PHRASE_GAIN = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match with its engine score, its second of publication and whether the title says it."""

    id: int
    score: float
    second: int
    title_says_it: bool = False


def gained(candidate: Candidate, now: int) -> float:
    """Return the score of a match as it is ordered by; `now` is in seconds."""
    age = max(0, now - candidate.second)
    gain = 1 + NEWNESS_GAIN * 0.5 ** (age / NEWNESS_HALF_LIFE)
    return candidate.score * gain * (1 + TITLE_PHRASE_GAIN * candidate.title_says_it)


def ranked(candidates: Iterable[Candidate], now: int) -> list[tuple[int, float]]:
    """Return ids and scores, best first."""
    scored = [(gained(each, now), each.second, each.id) for each in candidates]
    return [(record_id, score) for score, _, record_id in sorted(scored, reverse=True)]
