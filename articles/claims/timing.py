"""How the times that two figures describe stand to each other."""

from datetime import date, timedelta
from enum import Enum

from articles.periods import Period, Precision

from .figure import Figure
from .units import adds_up
from .words import is_level

# Month and quarter lengths differ by up to a tenth (28 days, 31 days) and are still alike.
_ALIKE = 1.12
# A figure is partial when it was said with more than this share of its period still to come. Set
# beside another year it passes for whole a little sooner: a harvest is in by September.
_STILL_OPEN = 0.1
_MOST_PAST = 0.34
# Without a period a figure is taken to be about the day it was said; only figures said this far
# apart are put in order.
_VAGUE = timedelta(days=180)


class Timing(Enum):
    """When a second figure is, seen from a first."""

    SAME = "same"
    EARLIER = "earlier"
    LATER = "later"
    OTHER_SPAN = "other span"
    UNKNOWN = "unknown"


def timing(a: Figure, b: Figure) -> Timing:
    """Return when b is seen from a; a level counts for its last day, a total for all its days."""
    if a.period is None or b.period is None:
        return _vague_timing(a.when, b.when)
    first, second = so_far(a), so_far(b)
    if is_same_time(first, second):
        return Timing.SAME
    if first.is_point and second.is_point:
        return _order(first.end, second.end)
    if first_day(first) <= second.end and first_day(second) <= first.end:
        return Timing.OTHER_SPAN
    shorter, longer = sorted((_days(so_far(a, _MOST_PAST)), _days(so_far(b, _MOST_PAST))))
    comparable = shorter * _ALIKE >= longer or first.is_point != second.is_point
    totals = _is_total(a) and _is_total(b)
    return Timing.OTHER_SPAN if totals and not comparable else _order(first.end, second.end)


def is_same_time(a: Period, b: Period) -> bool:
    """Return whether two periods are one; on a single day level and total are the same."""
    return (first_day(a), a.end) == (first_day(b), b.end)


def first_day(period: Period) -> date:
    """Return the first day that a figure speaks of: of a level, its only day."""
    return period.end if period.is_point else period.start


def so_far(figure: Figure, still_open: float = _STILL_OPEN) -> Period:
    """Return the part of the period that had passed when the figure was said.

    “612 deaths in 2023”, said in June, is about January to June. The figure must have a period; a
    projection keeps all of it, and so does a figure with at most `still_open` of it to come.
    """
    period = figure.period
    if period is None:
        raise ValueError("The figure has no period.")
    said = figure.said_on
    if figure.projection or said is None or not period.start <= said < period.end:
        return period
    length = (period.end - period.start).days
    if (period.end - said).days <= length * still_open:
        return period
    return Period(period.start, said, Precision.SPAN, period.is_point)


def _is_total(figure: Figure) -> bool:
    """Return whether the figure grows with the time it covers, as a price or a rate does not."""
    return adds_up(figure.quantity.unit) and not is_level(figure.counted)


def _days(period: Period) -> int:
    return (period.end - first_day(period)).days + 1


def _vague_timing(first: date | None, second: date | None) -> Timing:
    if first is None or second is None or abs(second - first) < _VAGUE:
        return Timing.UNKNOWN
    return _order(first, second)


def _order(first: date, second: date) -> Timing:
    return Timing.LATER if second > first else Timing.EARLIER
