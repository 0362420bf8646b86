"""Which units measure the same thing, and how one is turned into another.

Factors are exact: SI prefixes (BIPM, The International System of Units, 9th edition) and the
international yard and pound (1959). Currencies are never converted, because rates move; neither is
percent into percentage points, because they measure different things.
"""

import re
from dataclasses import replace
from decimal import Decimal

from articles.quantities import Interval, Quantity, Unit, UnitKind

_PREFIXES = {
    "u": -6,
    "m": -3,
    "c": -2,
    "d": -1,
    "h": 2,
    "k": 3,
    "M": 6,
    "G": 9,
    "T": 12,
    "P": 15,
    "E": 18,
}
_PREFIXED = re.compile(r"([umcdhkMGTPE])(m|g|t|W|W\.h|Wp|J|L|Hz|By|bit|Pa|Bq|V|A)([23]?)")
# Unit -> dimension and factor to that dimension's base unit.
_BASES = {
    "m": ("length", "1"),
    "g": ("mass", "1"),
    "t": ("mass", "1000000"),
    "W": ("power", "1"),
    "W.h": ("energy", "3600"),
    "J": ("energy", "1"),
    "L": ("volume", "0.001"),
    "m2": ("area", "1"),
    "m3": ("volume", "1"),
    "har": ("area", "10000"),
    "Hz": ("frequency", "1"),
    "By": ("data", "8"),
    "bit": ("data", "1"),
    "Pa": ("pressure", "1"),
    "Wp": ("peak power", "1"),
    "Bq": ("activity", "1"),
    "V": ("voltage", "1"),
    "A": ("current", "1"),
    "s": ("time", "1"),
    "min": ("time", "60"),
    "h": ("time", "3600"),
    "d": ("time", "86400"),
    "wk": ("time", "604800"),
    "[in_i]": ("length", "0.0254"),
    "[ft_i]": ("length", "0.3048"),
    "[yd_i]": ("length", "0.9144"),
    "[mi_i]": ("length", "1609.344"),
    "[nmi_i]": ("length", "1852"),
    "[lb_av]": ("mass", "453.59237"),
    "[oz_av]": ("mass", "28.349523125"),
    "[acr_us]": ("area", "4046.8564224"),
    "[sft_i]": ("area", "0.09290304"),
    "[smi_us]": ("area", "2589988.110336"),
    "[ston_av]": ("mass", "907184.74"),
    "[lton_av]": ("mass", "1016046.9088"),
    "[cft_i]": ("volume", "0.028316846592"),
    "{Bcm}": ("volume", "1000000000"),
    "{PFLOPS}": ("computing power", "1"),
    "{EFLOPS}": ("computing power", "1000"),
    "[bbl_us]": ("volume", "0.158987294928"),
    "[gal_us]": ("volume", "0.003785411784"),
    "percent": ("share", "0.01"),
    "percentage_point": ("points", "100"),
    "basis_point": ("points", "1"),
}
_RATES = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.BASIS_POINT)
_TEMPERATURES = ("Cel", "[degF]", "K")


def is_rate(unit: Unit) -> bool:
    """Return whether the unit is a share or a difference of shares."""
    return unit.kind in _RATES


def adds_up(unit: Unit) -> bool:
    """Return whether amounts of the unit grow with the time they cover; rates and prices do not."""
    return has_true_zero(unit) and "/" not in unit.code


def has_true_zero(unit: Unit) -> bool:
    """Return whether “half as much” means something; of shares and temperatures it does not."""
    return not is_rate(unit) and unit.code not in _TEMPERATURES


def comparable(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return both quantities in one unit, untouched when they have the same one already.

    None when the two units do not measure the same thing.
    """
    if a.unit.code == b.unit.code:
        return a, b
    first, second = _in_base_unit(a), _in_base_unit(b)
    if first is None or second is None or first.unit != second.unit:
        return None
    return first, second


def in_unit(q: Quantity, unit: Unit) -> Quantity | None:
    """Return the quantity in another unit, None when no fixed factor leads from its own to that.

    The factor is exact; a quotient that never ends, such as 1 m in feet, is kept to 28 digits.
    """
    if q.unit.code == unit.code:
        return q
    base, one = _in_base_unit(q), _size(unit.code.partition("/")[0])
    if base is None or one is None:
        return None
    dimension, factor = one
    if base.unit.code != "".join([dimension, *unit.code.partition("/")[1:]]):
        return None
    return replace(
        q,
        value=base.value / factor,
        upper=None if base.upper is None else base.upper / factor,
        unit=unit,
        interval=Interval(base.interval.low / factor, base.interval.high / factor),
    )


def _in_base_unit(q: Quantity) -> Quantity | None:
    top, slash, bottom = q.unit.code.partition("/")
    size = ("share", Decimal(1)) if _is_share(q) else _size(top)
    if size is None:
        return None
    dimension, factor = size
    return replace(
        q,
        value=q.value * factor,
        upper=None if q.upper is None else q.upper * factor,
        unit=Unit(dimension + slash + bottom, UnitKind.MEASURE, dimension),
        interval=Interval(q.interval.low * factor, q.interval.high * factor),
    )


def _is_share(q: Quantity) -> bool:
    """Return whether the quantity is a share in words: “one in five”."""
    return not q.unit.code and 0 < q.value < 1


def _size(code: str) -> tuple[str, Decimal] | None:
    """Return a unit's dimension and its size in that dimension's base unit."""
    if code in _BASES:
        dimension, factor = _BASES[code]
        return dimension, Decimal(factor)
    match = _PREFIXED.fullmatch(code)
    base = match and _BASES.get(match[2] + match[3])
    if not match or not base:
        return None
    power = int(match[3] or 1) * _PREFIXES[match[1]]
    return base[0], Decimal(base[1]).scaleb(power)
