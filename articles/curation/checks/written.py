"""Numbers as the remarks write them."""

from decimal import Decimal

from articles.claims import Figure
from articles.periods import format_period
from articles.quantities import UnitKind, format_quantity, format_value


def amount(figure: Figure) -> str:
    """Return a figure with its unit and period: “1.44 trillion yuan for 2022”."""
    period = figure.period
    when = f" for {format_period(period)}" if period else ""
    return f"{format_quantity(figure.quantity)}{when}"


def times(power: int) -> str:
    """Return a power of ten in words: “1,000 times”, “a thousandth of”."""
    if power > 0:
        return f"{format_value(Decimal(10) ** power)} times"
    parts = {-1: "a tenth", -2: "a hundredth", -3: "a thousandth", -6: "a millionth"}
    return f"{parts.get(power, f'1/{10**-power:,}')} of"


def hint(power: int) -> str:
    """Return which slip of the pen makes a number wrong by this power of ten."""
    size = abs(power)
    if size == 4:
        return " Is 万 (ten thousand) read right?"
    if size == 8:
        return " Is 亿 (a hundred million) read right?"
    if size in (5, 7):
        return " Is lakh (100,000) or crore (10 million) read right?"
    if size % 3 == 0:
        return " Million, billion or trillion?"
    return " Is the decimal point right, or 万 (ten thousand)?"


def is_share(figure: Figure) -> bool:
    """Return whether the figure is a share or a difference of shares."""
    return figure.quantity.unit.kind in (
        UnitKind.PERCENT,
        UnitKind.PERCENTAGE_POINT,
        UnitKind.BASIS_POINT,
    )
