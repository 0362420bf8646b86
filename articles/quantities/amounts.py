"""One number with its sign, its currency sign and its unit, at a place in a list of tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from articles.quantities import numerals, units
from articles.quantities.nouns import noun_at
from articles.quantities.numerals import Numeral, is_hyphen, low, skip_hyphen
from articles.quantities.plurals import is_plural, singular
from articles.quantities.tokens import Token
from articles.quantities.values import NO_UNIT, Unit, UnitKind

_MINUS = ("-", "\u2010", "\u2011", "−", "–", "minus", "negative")
_LETTER_SCALES = {"k": 3, "K": 3, "m": 6, "M": 6, "b": 9, "B": 9, "t": 12, "T": 12}
_COUNTRY_AFTER = {"us": "USD", "u.s.": "USD", "canadian": "CAD", "australian": "AUD", "cdn": "CAD"}
_SCALED_CODE = re.compile(r"(?P<scale>[kKmMbB]|bn|mn)(?P<code>[A-Z]{3})")
_BRACKETS = {"(": ")", "{": "}", "[": "]"}
_PER_ARTICLE = frozenset(
    "day week month year hour minute second night quarter decade century share barrel ounce pound ton tonne gallon "
    "litre liter kilogram kilo gram metre meter mile head person piece bushel unit ticket room vote seat "
    "kilowatt-hour acre hectare foot".split()
)
_OLD = ("old", "olds", "oldest")
_SPAN_CODES = ("a", "mo", "wk", "d")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit; ``first`` to ``last`` are its tokens, ``digits`` those of the number
    alone.
    """

    number: Numeral
    unit: Unit
    first: int
    last: int
    digits: tuple[int, int]

    @property
    def value(self) -> Decimal:
        """The number, signed."""
        return self.number.value

    @property
    def named(self) -> bool:
        """Whether a unit of the table, not a counted noun, stands with the number."""
        return self.unit.kind not in (UnitKind.NONE, UnitKind.COUNT)


def amount_at(
    tokens: Sequence[Token], at: int, floor: int = 0, *, alone: bool = False
) -> Amount | None:
    """The amount whose number begins at token ``at``; its sign and currency sign are found before
    it, from ``floor`` on.

    ``alone`` says that nothing else is written, so that "3.377m" cannot be a length.
    """
    number = numerals.read(tokens, at)
    if number is None:
        return None
    first, negative = _sign(tokens, at, floor)
    unit = NO_UNIT
    before = units.currency_before(tokens, first)
    if before is not None and before[1] >= floor and _fits(tokens, before[1], first, number):
        unit, first = before
        if not negative:
            first, negative = _sign(tokens, first, floor)
    number = _with_letter(tokens, number, money=unit is not NO_UNIT, alone=alone)
    if negative:
        number = replace(number, value=-number.value)
    amount = Amount(number, unit, first, number.last, (at, number.last))
    return _with_rate(
        tokens,
        _after_currency(tokens, amount) if unit is not NO_UNIT else _with_unit(tokens, amount),
    )


def _sign(tokens: Sequence[Token], at: int, floor: int) -> tuple[int, bool]:
    """Where the amount begins and whether a minus stands there; "now-18" and "5 - 3" have none."""
    if at - 1 < floor:
        return at, False
    sign = low(tokens, at - 1)
    if sign in ("minus", "negative"):
        return at - 1, True
    if sign == "-" and low(tokens, at - 2) in ("minus", "negative"):
        return at - 2, True
    if sign not in _MINUS or not tokens[at].glued:
        return at, False
    opens = at < 2 or not tokens[at - 1].glued or tokens[at - 2].text in "([{$€£,"
    return (at - 1, True) if opens else (at, False)


def _fits(tokens: Sequence[Token], first: int, at: int, number: Numeral) -> bool:
    """Whether letters before a number are a currency there: "R1.5bn" and "USD115", but not "R2" or
    "to sen".
    """
    sign = "".join(token.text for token in tokens[first:at])
    if first > 0 and tokens[first].glued and tokens[first - 1].text[-1].isalnum():
        return False
    if not sign.isalpha():
        return True
    if len(sign) > 1:
        return number.figures
    return sign.isupper() and (number.scale > 1 or number.value >= 100 or number.value % 1 != 0)


def _with_letter(tokens: Sequence[Token], number: Numeral, *, money: bool, alone: bool) -> Numeral:
    """ "$13.6M", "HK$5.4m", "10k users": a scale written as one letter. Without a currency sign "m"
    may be metres, so it must be followed by what is counted.
    """
    at = number.last
    if not number.figures or number.scale > 1 or at >= len(tokens):
        return number
    token = tokens[at]
    power = _LETTER_SCALES.get(token.text)
    if power is None or not (token.glued or (money and _ends_here(tokens, at))):
        return number
    if (
        not money
        and not (alone and at + 1 == len(tokens) and token.text not in "tT")
        and not _letter_counts(tokens, at)
    ):
        return number
    scale = Decimal(10) ** power
    return replace(
        number, value=number.value * scale, step=number.step * scale, scale=scale, last=at + 1
    )


def _ends_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing of the same sentence part follows: "$5 m" and "$5 m)", but not "$5 b 2"."""
    return at + 1 >= len(tokens) or tokens[at + 1].kind in ("word", "mark")


def _letter_counts(tokens: Sequence[Token], at: int) -> bool:
    letter = tokens[at].text
    counted = noun_at(tokens, at + 1, one=False) is not None and low(tokens, at + 1) not in (
        "of",
        "-",
    )
    currency = units.unit_at(tokens, at + 1)
    money = currency is not None and currency[0].kind is UnitKind.CURRENCY
    return money or (letter not in "tTb" and counted)


def _after_currency(tokens: Sequence[Token], amount: Amount) -> Amount:
    """What may follow when the currency stood before: "$31.20 US", "$10 dollars", "C$5-million"."""
    at = amount.last
    country = _COUNTRY_AFTER.get(low(tokens, at))
    if amount.unit.code == "USD" and country is not None:
        unit = units.unit_for_code(country) or amount.unit
        last = at + 1 + (low(tokens, at + 1) in ("dollars", "dollar"))
        return replace(amount, unit=unit, last=last)
    repeated = units.unit_at(tokens, at)
    if (
        repeated is not None
        and repeated[0].kind is UnitKind.CURRENCY
        and not tokens[at].text[0].isnumeric()
    ):
        following = numerals.read(tokens, repeated[1])
        if following is None and repeated[0].name.endswith(amount.unit.name.split()[-1]):
            return replace(amount, last=repeated[1])
    return amount


def _with_unit(tokens: Sequence[Token], amount: Amount) -> Amount:
    """The unit after the number: of the table, in brackets, or the noun that is counted."""
    at = skip_hyphen(tokens, amount.last)
    scaled = _scaled_code(tokens, amount, at)
    if scaled is not None:
        return scaled
    close = _BRACKETS.get(low(tokens, at))
    found = units.unit_at(tokens, at + 1) if close else units.unit_at(tokens, at)
    if (
        found is not None
        and (not close or low(tokens, found[1]) == close)
        and _is_unit_here(tokens, amount, at, found)
    ):
        unit, last = found
        return _old(
            tokens,
            replace(
                amount, unit=_money_or_mass(tokens, amount, unit, last), last=last + bool(close)
            ),
        )
    if (
        amount.last < len(tokens)
        and tokens[amount.last].glued
        and tokens[amount.last].kind == "word"
    ):
        return amount  # "5G base stations" are not five of anything
    counted = noun_at(tokens, amount.last, one=abs(amount.value) == 1)
    if counted is None:
        return amount
    name, last = counted
    return replace(amount, unit=_measure_in(name) or Unit("", UnitKind.COUNT, name), last=last)


def _scaled_code(tokens: Sequence[Token], amount: Amount, at: int) -> Amount | None:
    """ "120 MEUR", "75 USD million": the scale stands in or after the currency."""
    match = _SCALED_CODE.fullmatch(tokens[at].text) if at < len(tokens) else None
    unit = units.unit_for_code(match["code"]) if match else None
    if match and unit and unit.kind is UnitKind.CURRENCY:
        scale = Decimal(10) ** _LETTER_SCALES[match["scale"][0]]
        return replace(
            amount, number=numerals.by_scale(amount.number, scale), unit=unit, last=at + 1
        )
    found = units.unit_at(tokens, at)
    if found is None or found[0].kind is not UnitKind.CURRENCY or amount.number.scale > 1:
        return None
    factor = numerals.scale_at(tokens, found[1])
    if factor is None or is_hyphen(tokens, found[1]):
        return None
    return replace(
        amount, number=numerals.by_scale(amount.number, factor), unit=found[0], last=found[1] + 1
    )


def _is_unit_here(
    tokens: Sequence[Token], amount: Amount, at: int, found: tuple[Unit, int]
) -> bool:
    """Whether a unit's spelling is meant as the unit: "5 A" but not "23456 F Block", "12 won" is a
    verb.
    """
    unit, last = found
    word = tokens[at].text
    if last - at == 1 and len(word) == 1 and word.isalpha():
        follows_name = (
            last < len(tokens) and tokens[last].capitalised and tokens[last].kind == "word"
        )
        return tokens[at].glued or not (follows_name or low(tokens, last) == ".")
    if unit.code == "KRW" and word.lower() == "won":
        return amount.number.scale > 1 or amount.value >= 100
    return True


def _money_or_mass(tokens: Sequence[Token], amount: Amount, unit: Unit, last: int) -> Unit:
    """ "50 million pounds" is money, "50 million pounds of beef" and "208 pounds" are mass."""
    sterling = units.unit_for_code("GBP")
    if (
        unit.code == "[lb_av]"
        and amount.number.scale >= 1000
        and low(tokens, last) != "of"
        and sterling is not None
    ):
        return sterling if tokens[last - 1].low.startswith("pound") else unit
    return unit


def _old(tokens: Sequence[Token], amount: Amount) -> Amount:
    """An age takes its "old" with it: "50 year-old", "29 years old", "three years of age"."""
    if amount.unit.code not in _SPAN_CODES:
        return amount
    after = skip_hyphen(tokens, amount.last)
    if low(tokens, after) in _OLD:
        return replace(amount, last=after + 1)
    if low(tokens, amount.last) == "of" and low(tokens, amount.last + 1) == "age":
        return replace(amount, last=amount.last + 2)
    return amount


def _measure_in(name: str) -> Unit | None:
    """ "previous year" of "the 50 previous years" is the year: the measure that the head of a phrase
    names.
    """
    if not name.islower() or " " not in name:
        return None
    found = units.measure_named(name.rpartition(" ")[2])
    return found if found is not None and found.code[0] != "{" and "cup" not in found.code else None


def _with_rate(tokens: Sequence[Token], amount: Amount) -> Amount:
    """ "$80 per sq m", "500,000 barrels a day", "12-cent-a-share", "1.3 A/cm2", "three thousand
    tests per day".
    """
    at = skip_hyphen(tokens, amount.last)
    sign = low(tokens, at)
    if sign not in ("per", "a", "an", "/") or amount.unit.kind not in (
        UnitKind.CURRENCY,
        UnitKind.MEASURE,
        UnitKind.COUNT,
    ):
        return amount
    if sign == "/" and not (tokens[at].glued and amount.named):
        return amount
    at = skip_hyphen(tokens, at + 1)
    found = units.unit_at(tokens, at)
    if at >= len(tokens) or (sign in ("a", "an") and singular(low(tokens, at)) not in _PER_ARTICLE):
        return amount
    if found is None:
        if tokens[at].kind != "word" or is_plural(low(tokens, at)):
            return amount
        noun = tokens[at].low
        return replace(amount, unit=_rate(amount.unit, noun, f"{{{noun}}}"), last=at + 1)
    return replace(amount, unit=_rate(amount.unit, found[0].name, found[0].code), last=found[1])


def _rate(unit: Unit, name: str, code: str) -> Unit:
    return Unit(
        f"{unit.code}/{code}" if unit.code else "",
        unit.kind,
        f"{unit.name} per {name}",
        unit.symbol,
    )
