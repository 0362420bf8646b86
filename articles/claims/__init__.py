"""How claims relate to each other.

Pure: `compare(a, b)` sets two figures side by side. `articles.claims.related` looks up, for an
article, a claim, an expert or a text, what else the archive holds.
"""

from .compare import compare
from .figure import Change, Figure
from .relation import Comparison, Relation

__all__ = ["Change", "Comparison", "Figure", "Relation", "compare"]
