"""How results are ordered by relevance: the one place that says so.

1. A document matches or not; the query alone decides, the order never hides anything.
2. The engine scores matches by BM25 on word stems, where a word of the title counts three times and
   a word of the lead twice what it counts in the text (`engines/tantivy/writing.py`).
3. The first WINDOW matches are looked at again, and their scores multiplied:
   by up to 1.2 for what is new, half of that gain lost every two years;
   by 1.25 when the title has the words of the query in a row.
4. Equal scores: the newer first.

Both gains are gentle: they order what is about equally relevant and lift nothing from afar.
"""

from collections.abc import Sequence

WINDOW = 200
NEWNESS_GAIN = 0.2
NEWNESS_HALF_LIFE = 2 * 365 * 86_400  # seconds
TITLE_PHRASE_GAIN = 0.25


def gain(second: int, now: int, title_says_it: bool) -> float:
    """Return what the score of a match is multiplied by; times are in seconds since 1970."""
    newness = NEWNESS_GAIN * 0.5 ** (max(0, now - second) / NEWNESS_HALF_LIFE)
    return (1 + newness) * (1 + TITLE_PHRASE_GAIN * title_says_it)


def best_first(
    scores: Sequence[float], seconds: Sequence[int], says_it: Sequence[bool], now: int
) -> list[tuple[float, int]]:
    """Return the gained score and the place of each match, best first."""
    gained = [
        (score * gain(second, now, title), second, -place)
        for place, (score, second, title) in enumerate(zip(scores, seconds, says_it, strict=True))
    ]
    gained.sort(reverse=True)
    return [(score, -place) for score, _, place in gained]
