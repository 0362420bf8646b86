"""How close the words of claims are to a text: the index's scores, fused with character n-grams.

The index counts whole words in their stems. Runs of four characters also see what words share
inside: names in other forms, compounds, misspellings, scripts without spaces. Both are BM25
(k1 = 1.2, b = 0.75), divided by the best of the claims at hand, and added in equal parts; on the
development halves of public claim sets that beats either alone (docs/accuracy.md).
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from articles.encoders import by_reciprocal_rank

Key = TypeVar("Key", bound=Hashable)

_LENGTH = 4
_K1, _B = 1.2, 0.75
_MOST_READ = 2_000  # characters of each text
_NO_LETTER = re.compile(r"[\W_]+")


def fused(text: str, scores: Mapping[Key, float], texts: Mapping[Key, str]) -> dict[Key, float]:
    """Return the closeness of each claim, 0 to 1, from the index's scores and the claims' texts."""
    by_grams = _scaled(gram_scores(text, texts))
    by_words = _scaled(scores)
    return {key: (by_words.get(key, 0.0) + by_grams[key]) / 2 for key in texts}


def fused_with_meaning(
    words: Mapping[Key, float], meaning: Mapping[Key, float]
) -> dict[Key, float]:
    """Return one closeness, 0 to 1, from that of the words and that of an encoder's vectors.

    The two are on different scales, and so only their orders count. The best has 1, the worst 0.
    """
    orders = (sorted(each, key=lambda key: -each[key]) for each in (words, meaning))
    scores = by_reciprocal_rank(orders)
    low, best = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    return {key: (score - low) / (best - low) if best > low else 1 for key, score in scores.items()}


def gram_scores(text: str, texts: Mapping[Key, str]) -> dict[Key, float]:
    """Return BM25 on runs of four characters; how rare a run is, is counted among `texts`."""
    asked = Counter(grams(text))
    counts, lengths = {}, {}
    for key, each in texts.items():
        own = grams(each)
        counts[key] = Counter(filter(asked.__contains__, own))
        lengths[key] = len(own)
    known = Counter(gram for found in counts.values() for gram in found)
    weights = {
        gram: asked[gram] * _rarity(number, len(texts)) * (_K1 + 1)
        for gram, number in known.items()
    }
    usual = sum(lengths.values()) / len(lengths) if any(lengths.values()) else 1
    return {
        key: _score(found, weights, _K1 * (1 - _B + _B * lengths[key] / usual))
        for key, found in counts.items()
    }


def _score(found: Mapping[str, int], weights: Mapping[str, float], damping: float) -> float:
    """Return the sum of the weights; a run that comes often counts for more, but ever less."""
    return sum([weights[gram] * number / (number + damping) for gram, number in found.items()])


def grams(text: str) -> list[str]:
    """Return the runs of four characters of a text, words set apart by one space."""
    plain = f" {_NO_LETTER.sub(' ', text[:_MOST_READ].casefold()).strip()} "
    return [plain[i : i + _LENGTH] for i in range(len(plain) - _LENGTH + 1)]


def _rarity(number: int, total: int) -> float:
    return math.log(1 + (total - number + 0.5) / (number + 0.5))


def _scaled(scores: Mapping[Key, float]) -> dict[Key, float]:
    best = max(scores.values(), default=0.0)
    return {key: score / best if best else 0.0 for key, score in scores.items()}
