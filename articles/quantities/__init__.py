"""Text to quantities and back: the door of the room.

``parse`` reads a string that is one quantity, ``find`` finds all quantities of a running text,
``format_value`` and ``format_quantity`` write them. Pure: no database, no settings, no network.
What is no quantity (a year, a score, a model name) gives nothing; the rules are in ``filters``, the
tables in ``measures.txt`` and ``currencies.txt``.
"""

from articles.quantities.reading import find, parse
from articles.quantities.units import plural_name, unit_for_code, unit_names
from articles.quantities.values import (
    NO_UNIT,
    Approximation,
    Direction,
    Found,
    Interval,
    Quantity,
    Unit,
    UnitKind,
)
from articles.quantities.writing import format_quantity, format_value

__all__ = [
    "NO_UNIT",
    "Approximation",
    "Direction",
    "Found",
    "Interval",
    "Quantity",
    "Unit",
    "UnitKind",
    "find",
    "format_quantity",
    "format_value",
    "parse",
    "plural_name",
    "unit_for_code",
    "unit_names",
]
