"""Series: the values of one metric over time, with the latest statement of each period."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from django.utils import timezone

from articles import claims
from articles.models import Metric, Statistic
from articles.quantities import Approximation, Quantity, UnitKind, format_value

from .axis import Axis, axis_of

RATES = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.BASIS_POINT)

# A temperature of 20 degrees is not twice one of 10: their change is a difference.
NO_TRUE_ZERO = ("Cel", "[degF]")


@dataclass(frozen=True, slots=True)
class Series:
    """All statements of a metric that can stand on one axis, oldest period first.

    `line` holds, of each day or period, the statement to go by: the last one that does not merely
    round another, of the source that most of the values come from where it has spoken; `others` the
    earlier and the differing ones, and those about another place; `projections` what was foreseen
    or aimed at. `axis` has the amount of each in one unit, and what could not be brought to it.
    """

    metric: Metric
    line: tuple[Statistic, ...]
    others: tuple[Statistic, ...]
    projections: tuple[Statistic, ...]
    axis: Axis = Axis()

    def amount(self, statistic: Statistic) -> Quantity:
        """Return the amount of a statistic of the series in the unit of the axis."""
        return self.axis.amounts[statistic.pk]

    @property
    def latest(self) -> Statistic | None:
        """Return the statement about the most recent period; a projection only if all are."""
        return (self.line or self.projections or (None,))[-1]

    @property
    def change(self) -> str:
        """Return how the latest value differs from the one before: “+29.0 %”, or ""."""
        return change_words(*map(self.amount, self.line[-2:])) if len(self.line) > 1 else ""


def make_series(metric: Metric, statistics: Iterable[Statistic], unit: str | None = None) -> Series:
    """Return the series of the statistics in the unit that most of them share, or in the one given.

    `statistics` need their articles, for the day each was stated.
    """
    found = list(statistics)
    axis = axis_of(found, unit)
    zone = timezone.get_current_timezone()
    rows = sorted(
        (s for s in found if s.pk in axis.amounts),
        key=lambda s: (when(s), timezone.localdate(s.article.published_at, zone), s.pk),
    )
    line = _to_go_by(axis, _of_its_place(metric, [s for s in rows if not s.is_projection]))
    shown = {s.pk for s in line}
    others = tuple(s for s in rows if s.pk not in shown and not s.is_projection)
    return Series(metric, line, others, tuple(s for s in rows if s.is_projection), axis)


def _of_its_place(metric: Metric, rows: list[Statistic]) -> list[Statistic]:
    """Return the statements about the metric's own place; all where there is none of it."""
    return [s for s in rows if not claims.places_differ(s.place, metric.place)] or rows


def _to_go_by(axis: Axis, rows: list[Statistic]) -> tuple[Statistic, ...]:
    """Return of each time the statement to go by; `rows` stand in the order of time and of day."""
    usual = _usual_source(rows)
    kept: dict[date, Statistic] = {}
    for statistic in rows:
        before = kept.get(when(statistic))
        is_dissent = before is not None and _dissents(statistic, before, usual)
        if before is None or not (is_dissent or _rounds(axis, statistic, before)):
            kept[when(statistic)] = statistic
    return tuple(kept.values())


def _usual_source(rows: Iterable[Statistic]) -> int | None:
    """Return the producer that has more times to its name than any other, None for a draw."""
    spoken = {(s.producer_id, when(s)) for s in rows if s.producer_id is not None}
    ranked = Counter(producer for producer, _ in spoken).most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else None


def _dissents(later: Statistic, earlier: Statistic, usual: int | None) -> bool:
    """Return whether a later statement sets another source against the usual one."""
    ours = usual is not None and earlier.producer_id == usual
    return ours and later.producer_id not in (usual, None)


def _rounds(axis: Axis, later: Statistic, earlier: Statistic) -> bool:
    """Return whether a later statement only rounds an earlier one, which then is to go by."""
    wide, narrow = axis.amounts[later.pk].interval, axis.amounts[earlier.pk].interval
    return wide.low <= narrow.low and narrow.high <= wide.high and wide != narrow


def when(statistic: Statistic) -> date:
    """Return the day that the figure is about: its period's last, else the day it was stated."""
    stated = statistic.article.published_at
    return statistic.period_end or timezone.localdate(stated)


def change_words(earlier: Quantity, later: Quantity) -> str:
    """Return the change between two amounts of one unit in percent; of rates and temperatures, the
    difference.

    For ranges, and where the first amount is not positive, it is "".
    """
    if earlier.upper is not None or later.upper is not None:
        return ""
    both = {earlier.approximation, later.approximation}
    about = "" if both == {Approximation.EXACT} else "about "
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
