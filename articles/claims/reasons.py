"""One-line reasons for each relation, with the arithmetic a reader can check.

A reason reads the same from both sides: figures stand in order of time, then of value.
"""

from datetime import date
from decimal import Decimal

from articles.quantities import (
    format_value,
)

from .figure import Figure
from .scope import other_place
from .stated import Stated
from .stated import implied_base as base_implied_by
from .units import comparable
from .wording import amount, amount_by, amount_then, difference, period_name, size_words
from .words import other_population


def agree(a: Figure, b: Figure) -> str:
    """Explain why two figures are one."""
    first, second = _by_time_said(a, b)
    period = _shared_period(a, b)
    if amount(first.quantity) == amount(second.quantity):
        return f"Both say {amount(first.quantity)}{period}."
    both = f"{_with_equivalents(first)} and {_with_equivalents(second)}"
    if comparable(first.quantity, second.quantity) is None:
        return f"{both}{period} are one amount."
    return f"{both}{period} are one figure, rounded or put differently."


def unclear(a: Figure, b: Figure) -> str:
    """Explain why two figures of one period can be neither matched nor set against each other."""
    first, second = _by_time_said(a, b)
    both = f"{amount(first.quantity)} and {amount(second.quantity)}"
    return f"{both}{_shared_period(a, b)}: too roughly put to tell whether they differ."


def apart(a: Figure, b: Figure) -> str:
    """Explain a disagreement: who said which number, and how far apart they are."""
    first, second = _by_time_said(a, b)
    both = f"{amount_by(first)} against {amount_by(second)}{_shared_period(a, b)}"
    gap = _gap(first, second)
    return f"{both}: {gap} apart." if gap else f"{both}."


def revised(a: Figure, b: Figure) -> str:
    """Explain a revision: the first number, the later one, and the change."""
    first, second = _by_time_said(a, b)
    both = f"{amount_by(first)}, later {amount_by(second)}{_shared_period(a, b)}"
    change = difference(first.quantity, second.quantity)
    return f"{both}: {change}." if change else f"{both}."


def moved(earlier: Figure, later: Figure, stated: Stated) -> str:
    """Explain a change over time, and whether the later article states the same change."""
    change = difference(earlier.quantity, later.quantity)
    words = f"{amount_then(earlier)}, {amount_then(later)}"
    if change:
        words = f"{words}: {change}"
    return f"{words}, as stated." if stated == Stated.CONFIRMED else f"{words}."


def denied_base(earlier: Figure, later: Figure) -> str:
    """Show the earlier figure that the stated change implies beside the one the archive holds."""
    implied = base_implied_by(later)
    if implied is None or later.change is None:
        raise ValueError("The later figure states no change that implies a base.")
    moved_by = f"{'up' if later.change.up else 'down'} {amount(later.change.quantity)}"
    low, high = (format_value(_shortened(end)) for end in (implied.low, implied.high))
    span = low if low == high else f"{low} to {high}"
    when = _shared_period(earlier, earlier)
    return f"{amount_then(later)}, {moved_by}, implies {span}{when}, not {amount_by(earlier)}."


def outcome(a: Figure, b: Figure, met: bool) -> str:
    """Set what was projected beside what came."""
    projected, actual = (a, b) if a.projection else (b, a)
    change = difference(projected.quantity, actual.quantity)
    verdict = "met" if met else "missed"
    words = f"Projected {amount_by(projected)}, then {amount_by(actual)}{_shared_period(a, b)}"
    return f"{words}: {verdict}, {change}." if change else f"{words}: {verdict}."


def two_projections(a: Figure, b: Figure) -> str:
    """Set two projections for one period beside each other."""
    first, second = _by_time_said(a, b)
    return f"Two projections{_shared_period(a, b)}: {amount_by(first)}, {amount_by(second)}."


def other_scope(a: Figure, b: Figure) -> str:
    """Say which place or part of a population each figure covers."""
    first, second = _by_time_said(a, b)
    if other_place(a, b) and not other_population(a.counted, b.counted):
        return "; ".join(f"{f.place}: {amount_then(f)}" for f in (first, second)) + "."
    return "; ".join(f"{f.counted}: {amount_then(f)}" for f in (first, second)) + "."


def other_span(a: Figure, b: Figure) -> str:
    """Say that two figures cover spans of time that cannot be set side by side."""
    first, second = _by_time_said(a, b)
    return f"{amount_then(first)}; {amount_then(second)}: the periods are not alike."


def other_unit(a: Figure, b: Figure) -> str:
    """Say that two figures of one metric are given in units that cannot be compared."""
    first, second = _by_time_said(a, b)
    return f"{amount_then(first)}; {amount_then(second)}: the units cannot be compared."


def side_by_side(a: Figure, b: Figure) -> str:
    """Set two similar figures beside each other without a verdict."""
    first, second = _by_time_said(a, b)
    return f"{_described(first)}; {_described(second)}."


def same_speaker(a: Figure, b: Figure) -> str:
    """Name the speaker where both figures name the same source."""
    return f"Also from {a.source}." if a.source and a.source == b.source else "The same speaker."


def _described(figure: Figure) -> str:
    return ": ".join(filter(None, [figure.counted, amount_then(figure)]))


def _with_equivalents(figure: Figure) -> str:
    others = ", ".join(amount(q) for q in figure.equivalents)
    return f"{amount(figure.quantity)} ({others})" if others else amount(figure.quantity)


def _shared_period(a: Figure, b: Figure) -> str:
    """Return the period both figures speak of, or "" when they name none or different ones."""
    if a.period is None or b.period is None or a.period.end != b.period.end:
        return ""
    return f" for {period_name(a.period if a.period.is_point else b.period)}"


def _gap(first: Figure, second: Figure) -> str:
    """Return how far two amounts are apart, or "" when one is a range or the units differ."""
    pair = comparable(first.quantity, second.quantity)
    if pair is None or pair[0].upper is not None or pair[1].upper is not None:
        return ""
    gap = abs(pair[1].value - pair[0].value)
    return size_words(gap, abs(pair[0].value), first.quantity, second.quantity)


def _shortened(value: Decimal) -> Decimal:
    """Return a value with four significant digits, for showing only."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 3)) if value else value


def _by_time_said(a: Figure, b: Figure) -> list[Figure]:
    return sorted((a, b), key=_order)


def _order(figure: Figure) -> tuple[date, date, Decimal, str]:
    """Return what figures are put in order by: time, value, and last all that reasons show."""
    shown = _described(figure) + amount_by(figure) + _with_equivalents(figure) + figure.place
    return (
        figure.said_on or date.min,
        figure.when or date.min,
        figure.quantity.value,
        shown,
    )
