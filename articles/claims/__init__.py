"""How claims relate to each other.

Pure: `compare(a, b)` sets two figures side by side, `best_fits` says which metric a figure may be a
value of. `articles.claims.related` looks up, for an article, a claim, an expert or a text, what
else the archive holds.
"""

from .agreement import near
from .compare import compare
from .figure import Change, Figure
from .matching import Fit, Traits, best_fits
from .relation import Comparison, Relation
from .scope import places_differ
from .stated import Stated, implied_base, stated_change
from .timing import is_same_time
from .units import in_unit

__all__ = [
    "Change",
    "Comparison",
    "Figure",
    "Fit",
    "Relation",
    "Stated",
    "Traits",
    "best_fits",
    "compare",
    "implied_base",
    "in_unit",
    "is_same_time",
    "near",
    "places_differ",
    "stated_change",
]
