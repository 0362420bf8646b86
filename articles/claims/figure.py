"""What the comparison needs to know of a statistic, free of any database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from articles.periods import Period
from articles.quantities import NO_UNIT, Approximation, Interval, Quantity, unit_for_code


@dataclass(frozen=True, slots=True)
class Change:
    """The change that an article states beside a figure: “up 29 percent from 2022”.

    `amount` is positive and may be hedged, as in “more than 20 percent”; `unit` is "percent" (of
    the base), "percentage_point", or "" for the unit of the figure itself; `up` tells the
    direction; `base` is the period compared with.
    """

    amount: Decimal
    unit: str
    up: bool
    base: Period | None = None
    approximation: Approximation = Approximation.EXACT

    @property
    def quantity(self) -> Quantity:
        """Return the amount with all that rounds to it, half a unit of its last digit away."""
        exponent = self.amount.normalize().as_tuple().exponent
        step = Decimal(1).scaleb(min(int(exponent), 0))
        around = Interval(self.amount - step / 2, self.amount + step / 2)
        unit = unit_for_code(self.unit) or NO_UNIT
        return Quantity(self.amount, None, unit, self.approximation, "", around)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One reported number with everything that decides what it may be compared with.

    Identifiers are those of the records; None and "" mean that the archive does not know.
    `measure` are the words that the metric is known by. `equivalents` are the same amount in other
    units, as in “1.86 trillion yuan ($261.20 billion)”. `source` is the name shown in reasons: the
    producer of the number, or who said it.
    """

    quantity: Quantity
    counted: str = ""
    metric: int | None = None
    measure: str = ""
    place: str = ""
    period: Period | None = None
    projection: bool = False
    change: Change | None = None
    equivalents: tuple[Quantity, ...] = ()
    speaker: int | None = None
    producer: int | None = None
    source: str = ""
    topics: frozenset[int] = frozenset()
    said_on: date | None = None

    @property
    def when(self) -> date | None:
        """Return the day the figure is about: the end of its period, else the day it was said."""
        return self.period.end if self.period else self.said_on
