"""Whether two quantities can be the same number, from the digits and the words written.

Every quantity is read twice. The near reading holds what the writer most likely meant: the rounding
interval for a bare number, up to the next step for “over 4,400”. The wide reading holds everything
the words allow: “over” has no upper limit, and the press shortens 3.377 million to “3.3 million” as
well as to “3.4 million”. Two quantities agree when their near readings meet; they are apart only
when not even their wide readings do. Everything between is unclear, and nothing is claimed.
"""

import re
from decimal import Decimal
from enum import Enum

from articles.quantities import Approximation, Interval, Quantity, UnitKind

from .units import comparable, is_rate

_INFINITY = Decimal("Infinity")
# How far, as a share of the value, a hedged number is likely to lie from the truth, and how far a
# hedged or converted one may.
_LIKELY = Decimal("0.02")
SLACK = Decimal("0.05")
# A step of two written digits is less than this share of the value. Writers cut numbers off to two
# digits, but not to one: 1.49 becomes 1.4, 1.9 does not become 1.
_TWO_DIGITS = Decimal("0.1")
_UPWARD = (Approximation.OVER, Approximation.AT_LEAST)
_DOWNWARD = (Approximation.NEARLY, Approximation.UNDER, Approximation.UP_TO)
_AROUND = (Approximation.ABOUT, Approximation.NEARLY)
# Words that put a bound close to the truth: just over, slightly more than.
_CLOSE = re.compile(r"\b(just|barely|slightly|a little)\b", re.IGNORECASE)


class Agreement(Enum):
    """What two readings of the same measure say about each other."""

    AGREE = "agree"
    UNCLEAR = "unclear"
    APART = "apart"


def agreement(a: Quantity, b: Quantity) -> Agreement | None:
    """Compare two quantities; None when their units do not measure the same thing."""
    pair = comparable(a, b)
    if pair is None:
        return None
    if is_exact_count(a) and is_exact_count(b):
        return Agreement.AGREE if a.value == b.value else Agreement.APART
    if meet(near(pair[0]), near(pair[1])):
        return Agreement.AGREE
    first = wide(pair[0], is_cut=_is_coarser(*pair))
    second = wide(pair[1], is_cut=_is_coarser(*pair[::-1]))
    if a.unit.code != b.unit.code:
        # A converted number was rounded twice, once by the writer who converted it.
        first, second = _loosened(first), _loosened(second)
    return Agreement.UNCLEAR if meet(first, second) else Agreement.APART


def near(q: Quantity) -> Interval:
    """Return the values the writer most likely meant."""
    low, high = q.interval.low, q.interval.high
    if q.upper is not None or q.approximation == Approximation.EXACT:
        return Interval(low, high)
    reach = max(high - low, abs(q.value) * SLACK)
    if q.approximation in _UPWARD:
        return Interval(q.value, q.value + reach)
    if q.approximation in _DOWNWARD:
        return Interval(q.value - reach, q.value)
    spread = max(high - low, abs(q.value) * _LIKELY)
    return Interval(q.value - spread, q.value + spread)


def wide(q: Quantity, *, is_cut: bool = False) -> Interval:
    """Return all values that the words allow; a side without a limit is infinite.

    Rates are copied digit by digit; only beside a finer number (`is_cut`) one may be shortened.
    """
    low, high = q.interval.low, q.interval.high
    if q.approximation in _AROUND or _CLOSE.search(q.as_written):
        loose = _loosened(_loosened(near(q)))
        return Interval(min(low, loose.low), max(high, loose.high))
    if q.approximation in _UPWARD:
        return Interval(low, _INFINITY)
    if q.approximation in _DOWNWARD:
        return Interval(-_INFINITY, high)
    if q.upper is not None or (is_rate(q.unit) and not is_cut):
        return near(q)
    shortened = q.value + _cut_off(q).copy_sign(q.value)
    return Interval(min(low, shortened), max(high, shortened))


def _cut_off(q: Quantity) -> Decimal:
    """Return how much of a number may have been cut off behind its last digit."""
    step, size = q.interval.high - q.interval.low, abs(q.value)
    return step if step < size * _TWO_DIGITS else min(step, size * SLACK)


def is_exact_count(q: Quantity) -> bool:
    """Return whether the number counts things one by one, so that 81 and 82 differ."""
    whole = q.value == q.value.to_integral_value()
    counts = q.unit.kind in (UnitKind.NONE, UnitKind.COUNT)
    bare = q.upper is None and q.approximation == Approximation.EXACT
    return counts and bare and whole and q.interval.high - q.interval.low <= 1


def _is_coarser(q: Quantity, other: Quantity) -> bool:
    """Return whether the number is written to fewer places than the other."""
    return q.interval.high - q.interval.low > other.interval.high - other.interval.low


def _loosened(interval: Interval) -> Interval:
    low, high = interval.low, interval.high
    return Interval(low - abs(low) * SLACK, high + abs(high) * SLACK)


def meet(a: Interval, b: Interval) -> bool:
    """Return whether the intervals share more than the border between two rounded numbers."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    return low < high or (low == high and (a.low == a.high or b.low == b.high))
