"""Whether what happened is what had been projected."""

import re

from articles.quantities import Approximation, Quantity

from .agreement import SLACK, Agreement, agreement
from .figure import Figure
from .units import comparable, is_rate

_CEILINGS = (Approximation.UNDER, Approximation.UP_TO)
_FLOORS = (Approximation.OVER, Approximation.AT_LEAST)
# Shares that plans set out to raise; of other shares a forecast can miss on both sides.
_GOALS = re.compile(
    r"\b(access|attendance|coverage|employment|enrolment|graduat\w+|literacy|punctuality|recycl\w+"
    r"|renewable\w*|vaccinat\w+)\b",
    re.IGNORECASE,
)
# Amounts of which more is not a goal reached.
_BURDENS = re.compile(
    r"\b(accidents?|consum\w+|costs?|crimes?|deaths?|debt|deficit|demand|emissions?|empty|expenses?"
    r"|fatalit\w+|homeless\w*|killed|losses|prices?|spending|unemploy\w+|used?|vaca\w+|waiting|waste)\b",
    re.IGNORECASE,
)


def is_met(projected: Figure, actual: Figure) -> bool:
    """Return whether the actual figure is what the projection foresaw, or better where more is.

    A forecast can miss on both sides. A plan to reach or to stay below a mark is met beyond the
    mark: the words “at least” and “up to”, a stated fall, and what is counted tell which it is.
    Figures in other units count as met, because nothing shows that they were missed.
    """
    pair = comparable(projected.quantity, actual.quantity)
    if pair is None:
        return True
    target, reached = pair
    if agreement(projected.quantity, actual.quantity) != Agreement.APART:
        return not _falls_short(projected, target, reached)
    if _aims_down(projected):
        return reached.value < target.value
    return _aims_up(projected) and reached.value > (target.upper or target.value)


def _falls_short(projected: Figure, target: Quantity, reached: Quantity) -> bool:
    """Return whether a round amount to be reached, such as 2 million, was plainly not reached.

    A reader who is told “2 million” does not take 1.81 million for it, as a rounding could be.
    """
    plain = Approximation.EXACT
    if is_rate(projected.quantity.unit) or target.upper or reached.upper or target.value <= 0:
        return False
    if not target.approximation == reached.approximation == plain:
        return False
    gap = (reached.value - target.value) / target.value
    return gap > SLACK if _aims_down(projected) else gap < -SLACK and _aims_up(projected)


def _aims_down(projected: Figure) -> bool:
    if projected.quantity.approximation in _CEILINGS:
        return True
    return projected.change is not None and not projected.change.up


def _aims_up(projected: Figure) -> bool:
    if projected.quantity.approximation in _FLOORS:
        return True
    if is_rate(projected.quantity.unit):
        return bool(_GOALS.search(projected.counted))
    return not _BURDENS.search(projected.counted)
