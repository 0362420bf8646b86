"""Quantities back to readable text."""

from decimal import Decimal

from articles.quantities.units import plural_name
from articles.quantities.values import Approximation, Quantity, Unit, UnitKind

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DECIMALS = 3  # of a scaled number; beyond it figures read better than "3.377123 million"
_HEDGES = {
    Approximation.EXACT: "",
    Approximation.ABOUT: "about ",
    Approximation.OVER: "over ",
    Approximation.NEARLY: "nearly ",
    Approximation.UNDER: "under ",
    Approximation.AT_LEAST: "at least ",
    Approximation.UP_TO: "up to ",
}
# Denominators whose decimals never end; the smallest that fits a value comes last and is kept.
_REPEATING = (12, 11, 9, 7, 6, 3)
_KEPT = Decimal("1e-12")  # the last of the decimals that a recorded value keeps
_FRACTIONS = {
    (Decimal(above) / below).quantize(_KEPT): f"{above}/{below}"
    for below in _REPEATING
    for above in range(1, below)
    if len((Decimal(above) / below).as_tuple().digits) > 20
}


def format_value(value: Decimal) -> str:
    """The number as a reader likes it and exact to the last digit: 3.377 million, 4,400, −3.2."""
    if value < 0:
        return f"\u2212{format_value(-value)}"
    if _decimals(value) >= _decimals(_KEPT) and value < 1:
        return _FRACTIONS.get(value.quantize(_KEPT)) or _grouped(value)
    power, word = next((scale for scale in _SCALES if value.scaleb(-scale[0]) >= 1), (0, ""))
    scaled = value.scaleb(-power)
    if word and _decimals(scaled) <= _MOST_DECIMALS:
        return f"{_grouped(scaled)} {word}"
    return _grouped(value)


def format_quantity(quantity: Quantity) -> str:
    """The quantity in words: about 1.86 trillion yuan, between 2 million and 3 million users."""
    hedge = _HEDGES[quantity.approximation]
    if quantity.upper is None:
        return f"{hedge}{_written(format_value(quantity.value), quantity.value, quantity.unit)}"
    low, high = format_value(quantity.value), format_value(quantity.upper)
    if " " in high and " " not in low:
        high = _grouped(quantity.upper)  # "between 2 and 3 million" would lift the two as well
    if _is_sign(quantity.unit):
        low = _written(low, quantity.value, quantity.unit)
    return f"{hedge}between {low} and {_written(high, quantity.upper, quantity.unit)}"


def _written(number: str, value: Decimal, unit: Unit) -> str:
    """A number already in words, with its unit."""
    if unit.kind is UnitKind.NONE:
        return number
    if _is_sign(unit):
        _, per, rest = unit.name.partition(" per ")
        minus = "\u2212" if value < 0 else ""
        return f"{minus}{unit.symbol}{_money(number.removeprefix(minus))}{per}{rest}"
    return f"{number} {unit.name if abs(value) == 1 else plural_name(unit)}"


def _is_sign(unit: Unit) -> bool:
    """Whether the unit stands before the number: a currency whose symbol is not all letters.

    The sign of a cent stands behind its number in some countries and nowhere in others: a word.
    """
    is_money = unit.kind is UnitKind.CURRENCY and unit.symbol != "¢"
    return is_money and bool(unit.symbol) and not unit.symbol.isalpha()


def _money(number: str) -> str:
    """A number behind the sign of a currency: cents have two digits, 8.10 and 3.4 million."""
    _, point, cents = number.partition(".")
    return f"{number}0" if point and len(cents) == 1 else number


def _grouped(value: Decimal) -> str:
    """All digits, thousands grouped from 1,000 on, no padding zeros."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(-exponent, 0)
