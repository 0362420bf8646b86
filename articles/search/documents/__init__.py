"""Records as documents: the only place that decides what can be found, and by whom."""

from .load import load
from .public import PUBLIC, expected
from .reach import reached, shown_in

__all__ = ["PUBLIC", "expected", "load", "reached", "shown_in"]
