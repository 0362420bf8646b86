"""Series: the values of one metric over time, with the latest statement of each period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from django.utils import timezone

from articles.models import Metric, Statistic
from articles.quantities import Approximation, UnitKind, format_value

RATES = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.BASIS_POINT)

# A temperature of 20 degrees is not twice one of 10: their change is a difference.
NO_TRUE_ZERO = ("Cel", "[degF]")


@dataclass(frozen=True, slots=True)
class Series:
    """All statements of a metric that can stand on one axis, oldest period first.

    `line` holds, of each day or period, the statement to go by (see `preferred`); `others` the
    earlier and the differing ones; `projections` what was foreseen or aimed at.
    """

    metric: Metric
    line: tuple[Statistic, ...]
    others: tuple[Statistic, ...]
    projections: tuple[Statistic, ...]

    @property
    def latest(self) -> Statistic | None:
        """Return the statement about the most recent period; a projection only if all are."""
        return (self.line or self.projections or (None,))[-1]

    @property
    def change(self) -> str:
        """Return how the latest value differs from the one before: “+29.0 %”, or ""."""
        return change_words(*self.line[-2:]) if len(self.line) > 1 else ""


def make_series(metric: Metric, statistics: Iterable[Statistic]) -> Series:
    """Return the series of the statistics in the unit that most of them share.

    `statistics` need their articles, for the day each was stated.
    """
    rows = list(statistics)
    units = [s.unit_code for s in rows]
    unit = max(sorted(set(units)), key=units.count) if units else ""
    rows = sorted((s for s in rows if s.unit_code == unit), key=_by_period)
    kept: dict[date, Statistic] = {}
    for statistic in rows:
        if not statistic.is_projection:
            day = when(statistic)
            kept[day] = preferred(kept[day], statistic) if day in kept else statistic
    line = tuple(kept.values())
    shown = {s.pk for s in line}
    others = tuple(s for s in rows if s.pk not in shown and not s.is_projection)
    return Series(metric, line, others, tuple(s for s in rows if s.is_projection))


def preferred(earlier: Statistic, later: Statistic) -> Statistic:
    """Return the statement to go by: the later one, unless it only rounds the earlier one."""
    rounds = (
        later.interval_low <= earlier.interval_low
        and earlier.interval_high <= later.interval_high
        and (later.interval_low, later.interval_high)
        != (earlier.interval_low, earlier.interval_high)
    )
    return earlier if rounds else later


def when(statistic: Statistic) -> date:
    """Return the day that the figure is about: its period's last, else the day it was stated."""
    stated = statistic.article.published_at
    return statistic.period_end or timezone.localdate(stated)


def change_words(earlier: Statistic, later: Statistic) -> str:
    """Return the change between two values in percent; for rates and temperatures, the difference.

    For ranges, and where the first value is not positive, it is "".
    """
    if earlier.value_upper is not None or later.value_upper is not None:
        return ""
    both = {earlier.approximation, later.approximation}
    about = "" if both == {Approximation.EXACT.value} else "about "
    change = later.value - earlier.value
    if later.unit.kind in RATES:
        words = "basis points" if later.unit.kind == UnitKind.BASIS_POINT else "points"
        return f"{about}{_sign(change)}{format_value(abs(change))} {words}"
    if later.unit.code in NO_TRUE_ZERO:
        return f"{about}{_sign(change)}{format_value(abs(change))} {later.unit.symbol}"
    if earlier.value <= 0:
        return ""
    share = (change / earlier.value * 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return f"{about}{_sign(share)}{abs(share):,} %"


def _sign(change: Decimal) -> str:
    return "+" if change > 0 else "−" if change < 0 else "±"


def _by_period(statistic: Statistic) -> tuple[date, date, int]:
    stated = timezone.localdate(statistic.article.published_at)
    return when(statistic), stated, statistic.pk
