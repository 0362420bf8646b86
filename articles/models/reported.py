"""What a statistic reports, made of its columns: of the record, or of a row read without it."""

from datetime import date
from typing import Any

from articles.periods import Period, Precision, named_precision
from articles.quantities import (
    Approximation,
    Interval,
    Quantity,
    Unit,
    UnitKind,
    parse,
    unit_for_code,
)


def _period(start: date | None, end: date | None, precision: str, is_point: bool) -> Period | None:
    if start is None or end is None:
        return None
    return Period(start, end, Precision(precision or named_precision(start, end)), is_point)


class Reported:
    """The number, its period and what it is compared with; whoever inherits has the columns."""

    __slots__ = ()
    exact: Any
    value: Any
    value_upper: Any
    interval_low: Any
    interval_high: Any
    approximation: Any
    unit_code: Any
    equivalent_value: Any
    equivalent_unit_code: Any
    period_start: Any
    period_end: Any
    period_precision: Any
    period_is_point: Any
    change_base_start: Any
    change_base_end: Any

    @property
    def unit(self) -> Unit:
        """Return the unit; a count has the counted noun as its name."""
        known = unit_for_code(self.unit_code) if self.unit_code else None
        return known or Unit("", UnitKind.NONE, "", "")

    @property
    def quantity(self) -> Quantity:
        """Return the number with its unit, bounds and rounding interval."""
        return Quantity(
            value=self.value,
            upper=self.value_upper,
            unit=self.unit,
            approximation=Approximation(self.approximation),
            as_written=self.exact,
            interval=Interval(self.interval_low, self.interval_high),
        )

    @property
    def equivalent(self) -> Quantity | None:
        """Return the same amount in another unit, as the article gives it in brackets, or None."""
        if self.equivalent_value is None:
            return None
        digits = f"{self.equivalent_value.normalize():f}"
        read = parse(digits)
        exact = Interval(self.equivalent_value, self.equivalent_value)
        return Quantity(
            value=self.equivalent_value,
            upper=None,
            unit=unit_for_code(self.equivalent_unit_code) or Unit("", UnitKind.NONE, "", ""),
            approximation=Approximation.EXACT,
            as_written=digits,
            interval=read.interval if read else exact,
        )

    @property
    def period(self) -> Period | None:
        """Return the period that the figure is about, None when it is not known."""
        return _period(
            self.period_start, self.period_end, self.period_precision, self.period_is_point
        )

    @period.setter
    def period(self, period: Period | None) -> None:
        self.period_start = period.start if period else None
        self.period_end = period.end if period else None
        self.period_precision = period.precision.value if period else ""
        self.period_is_point = bool(period and period.is_point)

    @property
    def change_base(self) -> Period | None:
        """Return the period that the stated change compares with."""
        return _period(self.change_base_start, self.change_base_end, "", is_point=False)

    @change_base.setter
    def change_base(self, period: Period | None) -> None:
        self.change_base_start = period.start if period else None
        self.change_base_end = period.end if period else None
