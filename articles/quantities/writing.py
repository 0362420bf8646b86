"""Quantities back to readable text."""

from decimal import Decimal

from articles.quantities.plurals import plural
from articles.quantities.units import plural_of
from articles.quantities.values import Approximation, Quantity, Unit, UnitKind

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DECIMALS = 3  # of a scaled number; beyond it figures read better than "3.377123 million"
_HEDGES = {
    Approximation.EXACT: "",
    Approximation.ABOUT: "about ",
    Approximation.OVER: "over ",
    Approximation.UNDER: "under ",
    Approximation.AT_LEAST: "at least ",
    Approximation.UP_TO: "up to ",
}
_REPEATING = (
    12,
    11,
    9,
    7,
    6,
    3,
)  # denominators whose decimals never end; the smallest that fits is kept
_FRACTIONS = {
    Decimal(above) / below: f"{above}/{below}"
    for below in _REPEATING
    for above in range(1, below)
    if len((Decimal(above) / below).as_tuple().digits) > 20
}


def format_value(value: Decimal) -> str:
    """The number as a reader likes it, exact to the last digit: 3377000 is "3.377 million", 4400
    "4,400".
    """
    if value < 0:
        return f"\u2212{format_value(-value)}"
    if value in _FRACTIONS:
        return _FRACTIONS[value]
    for power, word in _SCALES:
        scaled = value.scaleb(-power)
        if scaled >= 1 and -_exponent(scaled) <= _MOST_DECIMALS:
            return f"{_grouped(scaled)} {word}"
    return _grouped(value)


def format_quantity(quantity: Quantity) -> str:
    """The quantity in words: "about 1.86 trillion yuan", "29 percent", "between 2 million and 3
    million users".
    """
    hedge = _HEDGES[quantity.approximation]
    if quantity.upper is None:
        return f"{hedge}{_with_unit(quantity.value, quantity.unit)}"
    if quantity.unit.symbol and _is_sign(quantity.unit):
        low, high = (
            _with_unit(quantity.value, quantity.unit),
            _with_unit(quantity.upper, quantity.unit),
        )
    else:
        low, high = format_value(quantity.value), _with_unit(quantity.upper, quantity.unit)
    return f"{hedge}between {low} and {high}"


def _with_unit(value: Decimal, unit: Unit) -> str:
    number = format_value(value)
    if unit.kind is UnitKind.NONE:
        return number
    if _is_sign(unit):
        sign, per, rest = unit.symbol, *unit.name.partition(" per ")[1:]
        return (
            f"{sign}{number}{per}{rest}" if value >= 0 else f"\u2212{sign}{number[1:]}{per}{rest}"
        )
    return f"{number} {unit.name if abs(value) == 1 else _plural(unit)}"


def _is_sign(unit: Unit) -> bool:
    """Whether the unit is written before the number: a currency whose symbol is more than letters."""
    return unit.kind is UnitKind.CURRENCY and bool(unit.symbol) and not unit.symbol.isalpha()


def _plural(unit: Unit) -> str:
    name, per, rest = unit.name.partition(" per ")
    known = plural_of(unit.name) or plural_of(name)
    if known is None:
        start, space, head = name.rpartition(" ")
        known = f"{start}{space}{plural(head)}"
    return known if plural_of(unit.name) else f"{known}{per}{rest}"


def _grouped(value: Decimal) -> str:
    """All digits, thousands grouped from 1,000 on, no padding zeros."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return min(exponent, 0)
