"""The values this room hands out: frozen, hashable, free of any behaviour but their own meaning."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class UnitKind(StrEnum):
    """What sort of thing a unit is."""

    NONE = ""
    CURRENCY = "currency"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    BASIS_POINT = "basis_point"
    MEASURE = "measure"
    COUNT = "count"


class Approximation(StrEnum):
    """How the writer hedged the number.

    NEARLY is close to it and not quite there: nearly, almost, just under. UNDER is a bound alone.
    """

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    UNDER = "under"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


class Direction(StrEnum):
    """Which way the number moved, for a number that is itself a change ("up 29 percent")."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement, a currency, or the noun that is counted.

    ``code`` is ISO 4217 for a currency ("CNY"), UCUM for a measure ("km", "kW.h", "Cel"),
    "percent", "percentage_point" or "basis_point"; a rate joins two codes with a slash
    ("USD/[bbl_us]"). It is empty when nothing was named and for counted nouns, whose ``name`` is
    the singular noun phrase.
    """

    code: str
    kind: UnitKind
    name: str
    symbol: str = ""


NO_UNIT = Unit("", UnitKind.NONE, "")


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact decimals; ``low <= high``, or ValueError."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval ends are reversed: {self.low} > {self.high}")

    def contains(self, value: Decimal) -> bool:
        """Whether value lies inside, ends included."""
        return self.low <= value <= self.high

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share at least one value."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read from tokens, before its unit is known.

    ``value`` is exact, ``upper`` the higher end of a vague count, ``step`` what its last digit is
    worth, ``last`` the token after it. ``scale`` is the product of its scale words and ``mantissa``
    the number before them; ``share`` marks a fraction of a whole.
    """

    value: Decimal
    step: Decimal
    last: int
    upper: Decimal | None = None
    mantissa: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    figures: bool = False
    share: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """One reported number.

    ``value`` is exact ("3.377 million" is 3377000); ``upper`` is the higher end of a range, else
    None. ``interval`` holds every true value a writer could honestly have rounded to these digits
    (see ``rounding``).
    """

    value: Decimal
    upper: Decimal | None
    unit: Unit
    approximation: Approximation
    as_written: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at its place in a text: ``text[start:end] == quantity.as_written``.

    The span holds number and unit. ``value_span`` is the number alone; ``modifier_span`` the hedge
    that goes with it ("over", "nearly"), if any. ``direction`` is set when the number is an amount
    of change; ``moved`` when a range is really a movement "from A to B", so that the direction
    tells which end is the new value. ``share_of`` names what a share is of, in the singular.
    """

    quantity: Quantity
    start: int
    end: int
    value_span: tuple[int, int]
    modifier_span: tuple[int, int] | None = None
    direction: Direction = Direction.NONE
    moved: bool = False
    share_of: str = ""
