"""The one unit in which the values of a metric stand on an axis, and each value in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles import claims
from articles.models import Statistic
from articles.quantities import NO_UNIT, Quantity, Unit, unit_for_code


@dataclass(frozen=True, slots=True)
class Axis:
    """A unit and, by the id of its statistic, each amount in it.

    `converted` are those that an exact factor turned into the unit, `restated` those whose story
    gives the amount in it as well, as in “1.86 trillion yuan ($261.20 billion)”. Amounts that
    neither holds for are not on the axis: `left_out`.
    """

    unit: Unit = NO_UNIT
    amounts: Mapping[int, Quantity] = field(default_factory=dict)
    converted: frozenset[int] = frozenset()
    restated: frozenset[int] = frozenset()
    left_out: tuple[Statistic, ...] = ()

    @property
    def units_left_out(self) -> list[tuple[Unit, int]]:
        """Return the units of what is left out, with how many values have each, most first."""
        counted = Counter(s.unit_code for s in self.left_out)
        units = {s.unit_code: s.unit for s in self.left_out}
        return [(units[code], number) for code, number in counted.most_common()]


def axis_of(statistics: Iterable[Statistic], unit_code: str | None = None) -> Axis:
    """Return the axis in the unit that most of the statistics have, or in the one given."""
    rows = list(statistics)
    codes = [s.unit_code for s in rows]
    if unit_code is None:
        unit_code = max(sorted(set(codes)), key=codes.count) if codes else ""
    unit = (unit_for_code(unit_code) if unit_code else None) or NO_UNIT
    amounts: dict[int, Quantity] = {}
    converted, restated, left_out = set(), set(), []
    for statistic in rows:
        if statistic.unit_code == unit_code:
            amounts[statistic.pk] = statistic.quantity
        elif amount := claims.in_unit(statistic.quantity, unit):
            amounts[statistic.pk] = amount
            converted.add(statistic.pk)
        elif statistic.equivalent and statistic.equivalent_unit_code == unit_code:
            amounts[statistic.pk] = statistic.equivalent
            restated.add(statistic.pk)
        else:
            left_out.append(statistic)
    return Axis(unit, amounts, frozenset(converted), frozenset(restated), tuple(left_out))
