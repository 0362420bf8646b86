"""Several orders of the same things made one, by reciprocal rank.

G. Cormack, C. Clarke, S. Büttcher, Reciprocal rank fusion (SIGIR 2009). Their 60 lets the depths of
both lists count; 10 trusts the first places more, which found more on ClaimDiff (docs/accuracy.md).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

_DAMPING = 10


def by_reciprocal_rank(orders: Iterable[Iterable[Key]]) -> dict[Key, float]:
    """Return a score for each thing named in any of the orders, which list the best first."""
    scores: defaultdict[Key, float] = defaultdict(float)
    for order in orders:
        for place, key in enumerate(order, start=1):
            scores[key] += 1 / (_DAMPING + place)
    return dict(scores)
