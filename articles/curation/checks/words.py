"""Whether a value typed by hand is what the words of the article say."""

import math
from collections.abc import Iterator
from decimal import Decimal

from articles.quantities import Interval, Quantity, UnitKind, format_quantity, parse

from .remarks import Level, Remark
from .written import hint, times

_KINDS_OF_SHARE = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.BASIS_POINT)


def check_words(typed: Quantity, words: str) -> Iterator[Remark]:
    """Yield warnings when value or unit differ from what the words say by more than rounding.

    Silent where the words are no single number, or nothing was typed on top of them.
    """
    said = parse(words)
    if said is None:
        return
    if not _span(typed).overlaps(_span(said)):
        yield Remark("value", Level.WARN, _value_text(typed, said))
    if _is_other_unit(typed, said):
        text = f"The words say {format_quantity(said)}, the unit says {typed.unit.name}."
        if {typed.unit.kind, said.unit.kind} <= set(_KINDS_OF_SHARE):
            text += " Percent and percentage points are not the same."
        yield Remark("unit_code", Level.WARN, text)


def _span(quantity: Quantity) -> Interval:
    """Return all values that the digits can have been rounded from, of a range all it covers."""
    upper = quantity.value if quantity.upper is None else quantity.upper
    low, high = quantity.interval.low, quantity.interval.high
    return Interval(min(low, quantity.value), max(high, upper))


def _value_text(typed: Quantity, said: Quantity) -> str:
    text = f"The words say {format_quantity(said)}, the value says {format_quantity(typed)}"
    power = power_between(typed, said)
    return f"{text}: {times(power)} it.{hint(power)}" if power else f"{text}."


def power_between(typed: Quantity, said: Quantity) -> int:
    """Return the power of ten that alone parts two quantities, 0 when they differ otherwise."""
    if not said.value or not typed.value or (said.value > 0) != (typed.value > 0):
        return 0
    power = round(math.log10(abs(typed.value / said.value)))
    scaled = _span(said)
    factor = Decimal(10) ** power
    moved = Interval(scaled.low * factor, scaled.high * factor)
    return power if moved.overlaps(_span(typed)) else 0


def _is_other_unit(typed: Quantity, said: Quantity) -> bool:
    """Return whether both name a unit from the table, and not the same one."""
    return bool(typed.unit.code and said.unit.code) and typed.unit.code != said.unit.code
