"""Whether percent and percentage points were taken for each other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from articles.claims import Change, Figure, implied_base, is_same_time, near
from articles.quantities import Interval, UnitKind, find

from .remarks import Known, Level, Remark
from .written import amount, is_share

PERCENT, POINTS = UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT
_NAMES = {PERCENT: "percent", POINTS: "percentage points"}
_HUNDRED = Decimal(100)


def check_points(figure: Figure, sentence: str, known: Iterable[Known]) -> Iterator[Remark]:
    """Yield warnings where the one is entered and the other is meant, by all that can be told.

    That is: by what is counted, by the words of the sentence, by the unit of the other figures of
    the metric, and by which of the two leads to the figure that the archive has for the base.
    """
    known = [one for one in known if is_share(one.figure)]
    yield from _against_others(figure, known)
    change = figure.change
    if change is None or change.unit not in (PERCENT, POINTS):
        return
    if change.unit == POINTS and not is_share(figure):
        text = f"Percentage points tell how a share moved; {amount(figure)} is no share."
        yield Remark("change_unit", Level.WARN, text)
    elif said := _said(change, sentence):
        text = f"The sentence says “{said}”; here it says {_NAMES[UnitKind(change.unit)]}."
        yield Remark("change_unit", Level.WARN, text)
    elif is_share(figure):
        yield from _against_base(figure, change, known)


def _against_others(figure: Figure, known: list[Known]) -> Iterator[Remark]:
    kind = figure.quantity.unit.kind
    kinds = {one.figure.quantity.unit.kind for one in known}
    other = POINTS if kind == PERCENT else PERCENT
    if kind in _NAMES and kinds == {other}:
        text = f"The other figures of this metric are in {_NAMES[other]}, this one is in "
        yield Remark("unit_code", Level.WARN, f"{text}{_NAMES[kind]}.", known[0].href)


def _said(change: Change, sentence: str) -> str:
    """Return the sentence's words for the amount when they name the other unit, and never both."""
    amounts = [f.quantity for f in find(sentence) if f.quantity.value == change.amount]
    named = {q.unit.kind: q.as_written for q in amounts if q.unit.kind in _NAMES}
    other = POINTS if change.unit == PERCENT else PERCENT
    return named.get(other, "") if change.unit not in named else ""


def _against_base(figure: Figure, change: Change, known: list[Known]) -> Iterator[Remark]:
    """Yield a warning when only the reading that was not entered leads to the figure on record."""
    as_points = implied_base(replace(figure, change=replace(change, unit=POINTS)))
    as_percent = _relative_base(change, near(figure.quantity))
    for one in known:
        base = one.figure
        if change.base is None or base.period is None or as_points is None:
            continue
        point = replace(change.base, is_point=base.period.is_point)
        if base.quantity.unit != figure.quantity.unit or not is_same_time(point, base.period):
            continue
        fits_points = as_points.overlaps(near(base.quantity))
        fits_percent = as_percent is not None and as_percent.overlaps(near(base.quantity))
        if fits_points == fits_percent or fits_points == (change.unit == POINTS):
            continue
        meant, entered = (POINTS, PERCENT) if fits_points else (PERCENT, POINTS)
        text = (
            f"From the {amount(base)} that {one.source} has, this is {change.amount.normalize():f} "
        )
        text += f"{_NAMES[meant]}, not {_NAMES[entered]}."
        yield Remark("change_unit", Level.WARN, text, one.href)


def _relative_base(change: Change, reading: Interval) -> Interval | None:
    """Return the bases that a percent change of a share implies; None when it leaves nothing."""
    amount = near(change.quantity)
    signed = amount if change.up else Interval(-amount.high, -amount.low)
    low, high = 1 + signed.low / _HUNDRED, 1 + signed.high / _HUNDRED
    if low <= 0 or reading.low < 0:
        return None
    return Interval(reading.low / high, reading.high / low)
