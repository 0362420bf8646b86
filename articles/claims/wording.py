"""The words in which reasons give amounts, periods, sources and differences."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from articles.periods import Period, Precision, format_period
from articles.quantities import (
    NO_UNIT,
    Approximation,
    Interval,
    Quantity,
    UnitKind,
    format_quantity,
    unit_for_code,
)

from .figure import Figure
from .timing import so_far
from .units import comparable, has_true_zero

_WITH_ARTICLE = ("end of", "first half", "second half")
# From here on a percentage is harder to read than a multiple.
_MANY_TIMES = Decimal(10)


def amount(q: Quantity) -> str:
    """Return a quantity in words; what is counted is left to the sentence around it."""
    return format_quantity(replace(q, unit=NO_UNIT) if q.unit.kind == UnitKind.COUNT else q)


def amount_then(figure: Figure) -> str:
    """Return the amount with its period: “3.377 million at the end of 2023”."""
    words = f"{'projected ' if figure.projection else ''}{amount(figure.quantity)}"
    if figure.period is None:
        said = day(figure.said_on)
        return f"{words} (said {said}, no period given)" if said else words
    if so_far(figure) == figure.period:
        return f"{words} {period_words(figure.period)}"
    whole = replace(figure.period, is_point=False)
    return f"{words} {period_words(whole)} up to {day(figure.said_on)}"


def amount_by(figure: Figure) -> str:
    """Return the amount with who gave it and when: “53.1 million t (the Agency, 26 Nov 2021)”."""
    origin = ", ".join(filter(None, [figure.source, day(figure.said_on)]))
    return f"{amount(figure.quantity)} ({origin})" if origin else amount(figure.quantity)


def day(value: date | None) -> str:
    """Return a date such as “19 Jan 2024”, or "" for none."""
    return f"{value.day} {value:%b %Y}" if value else ""


def period_words(period: Period) -> str:
    """Return a period as it follows an amount: “in 2023”, “at the end of June 2023”."""
    named, words = as_named(period), period_name(period)
    if named.is_point and named.precision != Precision.DAY:
        return f"at {words}"
    if named.precision == Precision.DAY:
        return f"on {words}"
    return f"{'for' if named.precision == Precision.SPAN else 'in'} {words}"


def period_name(period: Period) -> str:
    """Return a period as a noun: “2023”, “the end of June 2023”, “the first half of 2023”."""
    words = format_period(as_named(period))
    return f"the {words}" if words.startswith(_WITH_ARTICLE) else words


def as_named(period: Period) -> Period:
    """Return a level on the last day of a month or a year as one at the end of it."""
    if not period.is_point or (period.end + timedelta(days=1)).day != 1:
        return period
    if period.precision not in (Precision.DAY, Precision.MONTH):
        return period
    first, precision = period.end.replace(day=1), Precision.MONTH
    if period.end.month == 12:
        first, precision = first.replace(month=1), Precision.YEAR
    return Period(first, period.end, precision, is_point=True)


def difference(earlier: Quantity, later: Quantity) -> str:
    """Return the signed change between two amounts, absolute and relative, or "" for ranges.

    Percentages differ in percentage points. Hedged amounts give an “about”.
    """
    pair = comparable(earlier, later)
    if pair is None or earlier.upper is not None or later.upper is not None:
        return ""
    exact = earlier.approximation == later.approximation == Approximation.EXACT
    change = pair[1].value - pair[0].value
    if change == 0:
        return "no change" if exact else ""
    sign = "+" if change > 0 else "−"
    size = size_words(abs(change), pair[0].value, earlier, later, sign)
    return size if exact or not size else f"about {size}"


def size_words(gap: Decimal, base: Decimal, a: Quantity, b: Quantity, sign: str = "") -> str:
    """Return how large a gap between two amounts is: “+5.2 gigawatts (+53.1 %)”.

    The absolute part is left out when the units differ, the relative part where it says nothing:
    of percentages, of temperatures, of a base that is not positive.
    """
    parts = []
    if a.unit.code == b.unit.code:
        parts.append(f"{sign}{_absolute(gap, a)}")
    if base > 0 and has_true_zero(a.unit):
        share = _relative(gap / base, sign)
        parts.append(f"({share})" if parts else share)
    return " ".join(parts)


def _absolute(gap: Decimal, like: Quantity) -> str:
    points = unit_for_code("percentage_point") or NO_UNIT
    unit = points if like.unit.kind == UnitKind.PERCENT else like.unit
    plain = Quantity(gap, None, unit, Approximation.EXACT, "", Interval(gap, gap))
    return amount(plain)


def _relative(share: Decimal, sign: str) -> str:
    if share >= _MANY_TIMES:
        return f"{sign}{share.quantize(Decimal(1)):,} times the first"
    return f"{sign}{(share * 100).quantize(Decimal('0.1')):,} %"
