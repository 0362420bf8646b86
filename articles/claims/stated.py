"""The earlier figure that a stated change implies: “1.86 trillion, up 29 percent from 2022”."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from enum import Enum

from articles.quantities import Approximation, Interval, Quantity

from .agreement import meet, near, wide
from .figure import Figure
from .timing import is_same_time, so_far
from .units import is_rate

_ONE = Decimal(1)
_HUNDRED = Decimal(100)


class Stated(Enum):
    """What an article's stated change says about an earlier figure the archive holds."""

    NOTHING = "nothing"
    CONFIRMED = "confirmed"
    DENIED = "denied"


def stated_change(earlier: Figure, later: Figure) -> Stated:
    """Check the earlier figure against the change that the later one states.

    A figure that was itself a projection, or covered only a part of its period, denies nothing.
    """
    if not _speaks_of(later, earlier) or later.quantity.unit.code != earlier.quantity.unit.code:
        return Stated.NOTHING
    close, broad = implied_base(later), _implied(later, wide)
    if close is None or broad is None or later.change is None:
        return Stated.NOTHING
    if meet(close, near(earlier.quantity)):
        said = (later.quantity.approximation, later.change.approximation)
        exact = set(said) == {Approximation.EXACT}
        return Stated.CONFIRMED if exact else Stated.NOTHING
    return Stated.NOTHING if meet(broad, wide(earlier.quantity)) else Stated.DENIED


def implied_base(figure: Figure) -> Interval | None:
    """Return the values the base most likely had for the change to come out as the article says.

    None when no sound answer exists: no change stated, a negative figure, or a percent change of a
    percentage, which the press uses for both percent and percentage points.
    """
    return _implied(figure, near)


def _implied(figure: Figure, read: Callable[[Quantity], Interval]) -> Interval | None:
    """Return the implied base, where `read` gives what the figure and its change can have been."""
    if figure.change is None:
        return None
    reading, amount = read(figure.quantity), read(figure.change.quantity)
    signed = amount if figure.change.up else Interval(-amount.high, -amount.low)
    if figure.change.unit != "percent":
        return Interval(reading.low - signed.high, reading.high - signed.low)
    low, high = _ONE + signed.low / _HUNDRED, _ONE + signed.high / _HUNDRED
    if is_rate(figure.quantity.unit) or reading.low < 0 or low <= 0:
        return None
    return Interval(reading.low / high, reading.high / low)


def _speaks_of(later: Figure, earlier: Figure) -> bool:
    """Return whether the later figure's change is counted from the earlier figure's period.

    A producer counts changes within its own numbers, so those of another are not meant.
    """
    change, period = later.change, earlier.period
    if None not in (later.producer, earlier.producer) and later.producer != earlier.producer:
        return False
    if change is None or change.base is None or period is None or earlier.projection:
        return False
    base = replace(change.base, is_point=period.is_point)
    return is_same_time(base, period) and is_same_time(so_far(earlier), period)
