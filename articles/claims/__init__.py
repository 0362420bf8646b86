"""How claims relate to each other.

Pure: `compare(a, b)` sets two figures side by side. `articles.claims.related` looks up, for an
article, a claim, an expert or a text, what else the archive holds.
"""

from .agreement import near
from .compare import compare
from .figure import Change, Figure
from .relation import Comparison, Relation
from .stated import Stated, implied_base, stated_change
from .timing import is_same_time

__all__ = [
    "Change",
    "Comparison",
    "Figure",
    "Relation",
    "Stated",
    "compare",
    "implied_base",
    "is_same_time",
    "near",
    "stated_change",
]
