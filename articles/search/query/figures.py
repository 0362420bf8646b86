"""Numbers as a reader types them into a search: single ones, and ranges with open ends."""

import re
from dataclasses import dataclass
from decimal import Decimal

from articles.quantities import Quantity, UnitKind, parse, unit_names
from articles.text import with_plain_digits

_PLAIN = re.compile(r"[+-]?(\d{1,40}(\.\d{1,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?")
_BARE = re.compile(r"[\d.,\s]+")
_SCALE = re.compile(r"[\d.,\s]+(\D+)")
_MAX_DIGITS = 31  # what the archive's number fields hold, and what a float can tell apart
_WORDS_IN_A_NUMBER = 4
_NETWORK = re.compile(r"[1-7]g", re.IGNORECASE)  # 5g is a kind of network, not five grams
_FEW = 1_000  # numbers below it are too common to be looked for without their unit
_LONGEST_SIGN = 3


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds, each possibly open or excluded, and the code of the unit that was named."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = True
    unit: str = ""


def read_range(text: str) -> Range | None:
    """Return `3.3m..3.4m`, `>1bn`, `<=5%`, `..7`, `3.377 million` as bounds, None if it is none."""
    text = with_plain_digits(text).strip().replace("…", "..")
    sign = re.match(r"[<>]=?", text)
    if sign:
        return _one_sided(sign[0], text[sign.end() :])
    low_text, dots, high_text = text.partition("..")
    if not dots:
        found = _bound(text)
        return Range(found[0], found[0], unit=found[1]) if found else None
    return _between(low_text, high_text.lstrip("."))


def _one_sided(sign: str, text: str) -> Range | None:
    found = _bound(text)
    if found is None:
        return None
    value, unit = found
    included = sign.endswith("=")
    if sign.startswith(">"):
        return Range(value, None, low_included=included, unit=unit)
    return Range(None, value, high_included=included, unit=unit)


def _between(low_text: str, high_text: str) -> Range | None:
    low, high = _bound(low_text), _bound(high_text)
    if (low is None and low_text.strip()) or (high is None and high_text.strip()):
        return None
    if low is None or high is None:
        only = low or high
        if only is None:
            return None
        return Range(low[0] if low else None, high[0] if high else None, unit=only[1])
    scaled = _with_scale_of(low_text, high_text)
    if scaled and scaled[0] <= high[0]:
        low = scaled
    first, last = sorted((low[0], high[0]))
    return Range(first, last, unit=high[1] or low[1])


def _with_scale_of(low_text: str, high_text: str) -> tuple[Decimal, str] | None:
    """Read `3.3` of `3.3..3.4m` as 3.3m."""
    scale = _SCALE.fullmatch(high_text.strip())
    return _bound(low_text + scale[1]) if scale and _BARE.fullmatch(low_text) else None


def _bound(text: str) -> tuple[Decimal, str] | None:
    """Return the value and unit code of one number."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        value, unit = Decimal(text), ""
    else:
        quantity = parse(text)
        if quantity is None or quantity.upper is not None:
            return None
        value, unit = quantity.value, quantity.unit.code
    return (value, unit) if is_tellable(value) else None


def is_tellable(value: Decimal) -> bool:
    """Return whether the archive's number fields can hold the number."""
    return value == 0 or -_MAX_DIGITS < value.adjusted() < _MAX_DIGITS


def numbers_in(words: tuple[str, ...]) -> tuple[int, Quantity] | None:
    """Return how many of the first words are one number worth searching as such, and the number.

    Worth it is a number with a scale, a unit or at least four digits: `3.377 million`, `29%`,
    `4,400`; not `5` or a year. Counted nouns stay words.
    """
    if not words or not re.search(r"\d", words[0]):
        return None
    for length in range(min(len(words), _WORDS_IN_A_NUMBER), 0, -1):
        text = with_plain_digits(" ".join(words[:length]))
        quantity = parse(text)
        if quantity and quantity.upper is None and _is_worth_it(text, quantity):
            return length, quantity
    return None


def scale_of(word: str) -> Decimal | None:
    """Return what a word multiplies a number by: `million`, `bn`, `万`; None for other words."""
    quantity = parse(f"1 {word}") if word.isalpha() else None
    if quantity is None or quantity.upper is not None or quantity.unit.kind != UnitKind.NONE:
        return None
    is_power = quantity.value.normalize().as_tuple().digits == (1,)
    return quantity.value if is_power and quantity.value >= 1_000 else None


def _is_worth_it(text: str, quantity: Quantity) -> bool:
    if quantity.unit.kind == UnitKind.COUNT or not is_tellable(quantity.value):
        return False
    if _NETWORK.fullmatch(text):
        return False
    has_more = bool(re.search(r"[^\d.,\s]", text)) or quantity.unit.code != ""
    return has_more or sum(map(str.isdigit, text)) >= 4


_SCALES = (
    (3, ("thousand",)),
    (6, ("million", "m", "mn")),
    (9, ("billion", "bn")),
    (12, ("trillion", "tn")),
    (4, ("万",)),
    (8, ("亿",)),
)
_MOST_PLACES = 4
_ZEROS = ("million", "billion", "trillion")  # of these "261.20" is written like "261.2"


def spellings(value: Decimal, unit: str = "") -> tuple[str, ...]:
    """Return the ways to write a number in words and digits: `3,377,000`, `3.377 million` ...

    A number of few digits that has a unit is written with it: `5 km` is not any 5.
    """
    if unit == "percent":
        return tuple(f"{text}%" for text in _bare_spellings(value))
    if not unit or abs(value) >= _FEW:
        return _bare_spellings(value)
    digits = f"{value.normalize():f}"
    return tuple(f"{digits}{space}{name}" for name in unit_names(unit) for space in _spaces(name))


def _spaces(name: str) -> tuple[str, ...]:
    """Return what may stand between a number and a unit; short signs stand close to it as well."""
    return ("", " ") if len(name) <= _LONGEST_SIGN else (" ",)


def _bare_spellings(value: Decimal) -> tuple[str, ...]:
    found = [f"{value.normalize():f}", f"{value.normalize():,f}"]
    for power, words in _SCALES:
        scaled = value.scaleb(-power).normalize()
        if Decimal("0.1") <= abs(scaled) < 10_000 and _places(scaled) <= _MOST_PLACES:
            for number in _with_zero(scaled) if words[0] in _ZEROS else (f"{scaled:f}",):
                found += [f"{number}{' ' if len(word) > 2 else ''}{word}" for word in words]
    return tuple(dict.fromkeys(found))


def _with_zero(scaled: Decimal) -> tuple[str, ...]:
    """Return the digits, and those with the zero that newspapers write or leave out."""
    places = max(0, _places(scaled))
    more = places + 1 if places < 2 and abs(scaled) < 1_000 else places
    return tuple(dict.fromkeys((f"{scaled:f}", f"{scaled:.{more}f}")))


def _places(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)
