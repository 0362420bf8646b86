"""One number with its sign, its currency sign and its unit, at a place in a list of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from articles.quantities import money, numerals, units
from articles.quantities.nouns import noun_at
from articles.quantities.rates import rate_at
from articles.quantities.tokens import Token, low, skip_hyphen
from articles.quantities.values import NO_UNIT, Numeral, Unit, UnitKind

_MINUS = ("-", "\u2010", "\u2011", "−", "–", "minus", "negative")
_OPENERS = "([{$€£,"
_BRACKETS = {"(": ")", "{": "}", "[": "]"}
_OLD = ("old", "olds", "oldest")
_SPANS = ("a", "mo", "wk", "d")
_AGES = ("age", "ages", "aged", "turned", "turns", "turning")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit; ``first`` to ``last`` are its tokens, ``digits`` the number's."""

    number: Numeral
    unit: Unit
    first: int
    last: int
    digits: tuple[int, int]
    share_of: str = ""

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
    """The amount whose number begins at token ``at``; its sign and currency sign stand before it.

    They are looked for back to token ``floor``. ``alone`` says that nothing else is written, so
    that "3.377m" cannot be a length.
    """
    number = numerals.read(tokens, at)
    if number is None:
        return None
    first, negative = _sign(tokens, at, floor)
    unit = NO_UNIT
    before = units.currency_before(tokens, first)
    if before is not None and before[1] >= floor and money.fits(tokens, before[1], first, number):
        unit, first = before
        if not negative:
            first, negative = _sign(tokens, first, floor)
    number = money.with_letter(tokens, number, money=unit is not NO_UNIT, alone=alone)
    if negative:
        number = replace(number, value=-number.value)
    amount = Amount(number, unit, first, number.last, (at, number.last))
    if unit is NO_UNIT:
        amount = _with_unit(tokens, amount)
    else:
        unit, last = money.after_sign(tokens, unit, amount.last)
        amount = replace(amount, unit=unit, last=last)
    rate = rate_at(tokens, amount.last, amount.unit)
    return amount if rate is None else replace(amount, unit=rate[0], last=rate[1])


def _sign(tokens: Sequence[Token], at: int, floor: int) -> tuple[int, bool]:
    """Where the amount begins and whether a minus stands there; "now-18" and "5 - 3" have none."""
    sign = low(tokens, at - 1)
    if at - 1 < floor or sign not in _MINUS:
        return at, False
    if sign in ("minus", "negative"):
        return at - 1, True
    if low(tokens, at - 2) in ("minus", "negative") and at - 2 >= floor:
        return at - 2, True
    opens = at < 2 or not tokens[at - 1].glued or tokens[at - 2].text in _OPENERS
    return (at - 1, True) if tokens[at].glued and opens else (at, False)


def _with_unit(tokens: Sequence[Token], amount: Amount) -> Amount:
    """The unit after the number: of the table, in brackets, or the noun that is counted."""
    at = skip_hyphen(tokens, _past_of(tokens, amount))
    scaled = money.scaled_unit(tokens, amount.number, at)
    if scaled is not None:
        number, unit, last = scaled
        return _with_change(tokens, replace(amount, number=number, unit=unit, last=last))
    close = _BRACKETS.get(low(tokens, at))
    found = units.unit_at(tokens, at + 1) if close else units.unit_at(tokens, at)
    if found is not None and close and low(tokens, found[1]) != close:
        found = None
    if found is not None and _is_meant(tokens, amount, at + bool(close), found):
        unit, last = found
        unit = _money_or_mass(tokens, amount, unit, last)
        return _with_change(tokens, replace(amount, unit=unit, last=last + bool(close)))
    return _with_noun(tokens, amount)


def _past_of(tokens: Sequence[Token], amount: Amount) -> int:
    """Where the unit of a share or vague count is looked for: half an hour, 1/16 of a pint."""
    at = amount.last
    if amount.number.upper is not None:
        return at + (low(tokens, at) == "of")
    if amount.number.share:
        past = at + (low(tokens, at) == "of")
        if low(tokens, past) in ("a", "an"):
            return past + 1 + (low(tokens, past + 1) in ("us", "u.s."))
    return at


def _with_noun(tokens: Sequence[Token], amount: Amount) -> Amount:
    if amount.number.share:
        return _share_of(tokens, amount)
    whole = _unit_of_whole(tokens, amount)
    if whole is not None:
        return replace(amount, unit=whole)
    at = amount.last
    if at < len(tokens) and tokens[at].glued and tokens[at].kind == "word":
        return amount  # "5G base stations" are not five of anything
    if amount.number.upper is not None:
        at = _past_of(tokens, amount)
    counted = noun_at(tokens, at, one=abs(amount.value) == 1)
    if counted is None:
        age = units.unit_for_code("a")
        is_age = age is not None and _is_age(tokens, amount)
        return replace(amount, unit=age) if is_age and age is not None else amount
    name, last = counted
    return replace(amount, unit=_measure_in(name) or Unit("", UnitKind.COUNT, name), last=last)


def _share_of(tokens: Sequence[Token], amount: Amount) -> Amount:
    """What a share is of goes with it, but is not counted by it: one in five Germans."""
    at = amount.last
    of = low(tokens, at) == "of"
    sharers = noun_at(tokens, at, one=False)
    if sharers is None and of:
        sharers = noun_at(tokens, at + 1, one=False)
    if sharers is None:
        return amount
    return replace(amount, share_of=sharers[0], last=at if of else sharers[1])


def _unit_of_whole(tokens: Sequence[Token], amount: Amount) -> Unit | None:
    """The unit of what a large number is a part of: 280 million of the 1.5 billion shekels."""
    at = amount.last
    if amount.number.scale == 1 or low(tokens, at) != "of":
        return None
    whole = numerals.read(tokens, at + 1 + (low(tokens, at + 1) in ("the", "its", "a", "their")))
    found = units.unit_at(tokens, whole.last) if whole is not None else None
    return found[0] if found is not None else None


def _is_age(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether a bare number is somebody's years: aged 87, the age of 21, "will be 35 by then"."""
    first, last = amount.digits
    if amount.number.scale > 1 or not 0 < amount.value < 120 or amount.value % 1:
        return False
    before = low(tokens, first - 1)
    if before in _AGES or (before == "of" and low(tokens, first - 2) in ("age", "ages")):
        return True
    return before == "be" and low(tokens, last) in ("by", "when", "next", "this", "in")


def _is_meant(tokens: Sequence[Token], amount: Amount, at: int, found: tuple[Unit, int]) -> bool:
    """Whether a spelling is the unit here: "5 A" is, "23456 F Block" and "12 won" are not."""
    unit, last = found
    word = tokens[at].text
    if last < len(tokens) and tokens[last].glued:
        if tokens[last].low == "s" or (tokens[at].glued and tokens[last].kind == "number"):
            return False  # 2022′s, 24703m212
    if word in ("x", "×", "in"):
        return tokens[at].glued and at == amount.last  # 10in, not 2-in-1
    if word == "penny":
        return abs(amount.value) == 1
    if len(word) == 1 and word.isalpha() and word.isupper() and not tokens[at].glued:
        risky = word in "FCAN" and last < len(tokens) and tokens[last].capitalised
        return not risky and low(tokens, last) != "."
    if unit.code == "KRW" and word.lower() == "won":
        return amount.number.scale > 1 or amount.value >= 100
    return True


def _money_or_mass(tokens: Sequence[Token], amount: Amount, unit: Unit, last: int) -> Unit:
    """Millions of pounds are money unless they are pounds of something; a few pounds are mass."""
    sterling = units.unit_for_code("GBP")
    spelled = tokens[last - 1].low.startswith("pound")
    if unit.code != "[lb_av]" or not spelled or sterling is None or amount.number.scale < 1000:
        return unit
    return unit if low(tokens, last) == "of" else sterling


def _with_change(tokens: Sequence[Token], amount: Amount) -> Amount:
    """What goes on after the unit: an age takes its "old", an amount of money its cents."""
    if amount.unit.kind is UnitKind.CURRENCY and amount.unit.code.isupper():
        number, last = money.with_cents(tokens, amount.number, amount.last)
        return replace(amount, number=number, last=last)
    if amount.unit.code not in _SPANS:
        return amount
    after = skip_hyphen(tokens, amount.last)
    if low(tokens, after) in _OLD:
        return replace(amount, last=after + 1)
    if low(tokens, amount.last) == "of" and low(tokens, amount.last + 1) == "age":
        return replace(amount, last=amount.last + 2)
    return amount


def _measure_in(name: str) -> Unit | None:
    """The measure that the head of a phrase names: the 50 previous years are years."""
    if not name.islower():
        return None
    found = units.measure_named(name.rpartition(" ")[2])
    return None if found is None or found.code.startswith(("{", "[cup")) else found
