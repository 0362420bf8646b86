"""Whether a number is out by a scale word: million for billion, 万 for thousand."""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal

from articles.claims import Figure, is_same_time, near
from articles.quantities import Interval

from .remarks import Known, Level, Remark
from .written import amount, hint, times

FIELD = "value"
# Real figures of one metric do grow tenfold and shrink to a tenth; hundredfold they hardly do.
# Where even the closest figure on record is further away, a scale word was lost on the way.
_MOST_DECADES = 2.4
_NEAR_A_POWER = 0.45  # decades between the ratio and the power of ten it is taken for


def check_scale(figure: Figure, known: Iterable[Known]) -> Iterator[Remark]:
    """Yield a warning when the figure is a power of ten away from what the archive holds.

    Of the figures of the same metric in units that compare, the closest counts: a series that
    spans all sizes is never warned about. For the same period the same digits at another place of
    the decimal point are enough.
    """
    rivals = [one for one in known if _compares(figure, one.figure)]
    if not rivals or not figure.quantity.value:
        return
    shifted = next((one for one in rivals if _same_digits(figure, one.figure)), None)
    closest = min(rivals, key=lambda one: abs(_decades(figure, one.figure)))
    decades = _decades(figure, closest.figure)
    one = shifted or closest
    power = round(_decades(figure, one.figure))
    if shifted is None and (abs(decades) < _MOST_DECADES or abs(decades - power) > _NEAR_A_POWER):
        return
    about = "" if shifted else "about "
    text = (
        f"{amount(figure)} is {about}{times(power)} the {amount(one.figure)} that {one.source} has."
    )
    yield Remark(FIELD, Level.WARN, text + hint(power), one.href)


def _compares(figure: Figure, other: Figure) -> bool:
    same_unit = figure.quantity.unit.code == other.quantity.unit.code
    signs = figure.quantity.value * other.quantity.value > 0
    return same_unit and signs


def _decades(figure: Figure, other: Figure) -> float:
    """Return how many powers of ten the figure is above another; below is negative."""
    return math.log10(abs(figure.quantity.value / other.quantity.value))


def _same_digits(figure: Figure, other: Figure) -> bool:
    """Return whether both are of one period and differ by a power of ten and by nothing else."""
    if figure.period is None or other.period is None:
        return False
    power = round(_decades(figure, other))
    if not power or not is_same_time(figure.period, other.period):
        return False
    if near(figure.quantity).overlaps(near(other.quantity)):
        return False
    return _scaled(other.quantity.interval, power).overlaps(figure.quantity.interval)


def _scaled(interval: Interval, power: int) -> Interval:
    factor = Decimal(10) ** power
    return Interval(interval.low * factor, interval.high * factor)
