"""Whether a stated change fits the earlier figure: “1.86 trillion, up 29 percent from 2022”."""

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal

from articles.claims import Figure, Stated, implied_base, stated_change
from articles.periods import format_period
from articles.quantities import Interval, format_value

from .remarks import Known, Level, Remark
from .written import amount

FIELD = "change_amount"
_DIGITS = 4


def check_base(figure: Figure, known: Iterable[Known]) -> Iterator[Remark]:
    """Yield the base that the stated change implies, and where the archive holds that base.

    The interval is that of all values from which the rounded change leads to the rounded figure:
    1.855 to 1.865 trillion, up 28.5 to 29.5 percent, come from 1.432 to 1.451 trillion. Nothing is
    said of a percent change of a percentage, which may mean points.
    """
    change = figure.change
    implied = implied_base(figure)
    if change is None or implied is None:
        return
    when = f" for {format_period(change.base)}" if change.base else ""
    yield Remark(FIELD, Level.NOTE, f"This implies {between(implied)}{when}.")
    for one in known:
        stated = stated_change(one.figure, figure)
        if stated is Stated.NOTHING:
            continue
        held = f"the {amount(one.figure)} that {one.source} has"
        if stated is Stated.CONFIRMED:
            yield Remark(FIELD, Level.FITS, f"Fits {held}.", one.href)
        else:
            text = f"Does not fit {held}: one of the two is wrong."
            yield Remark(FIELD, Level.WARN, text, one.href)


def between(implied: Interval) -> str:
    """Return an interval in words, four digits to each end: between 1.432 and 1.451 trillion."""
    low, high = (_short(end) for end in (implied.low, implied.high))
    if low == high:
        return f"a base of {format_value(low)}"
    first, last = format_value(low), format_value(high)
    number, _, scale = first.partition(" ")
    if scale and last.endswith(f" {scale}"):
        first = number
    return f"a base between {first} and {last}"


def _short(value: Decimal) -> Decimal:
    """Round to four digits, as far as needed for a number of many digits."""
    return Context(prec=_DIGITS).plus(value)
