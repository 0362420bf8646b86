"""Two numbers that belong together: between 2 and 3 million, from 208 pounds to 193, 15-22 mph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.quantities.amounts import Amount, amount_at
from articles.quantities.changes import FALLING, RISING
from articles.quantities.lexicon import words
from articles.quantities.numerals import by_scale
from articles.quantities.tokens import Token, low
from articles.quantities.values import Unit, UnitKind

_DASHES = ("-", "–", "—", "−", "~", "\u2010", "\u2011")
_BLURS = ("about", "around", "roughly", "nearly", "almost")
_GAP_STOPS = words("gap stops") | {"\n"}
_RANGING = words("ranging")
_LONGEST_GAP = 8
_LONGEST_SIGN = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts read as one, in the order written; ``moved`` for a movement "from A to B"."""

    start: Amount
    end: Amount
    moved: bool

    @property
    def last(self) -> int:
        """The token after the pair."""
        return max(self.start.last, self.end.last)


def pair_at(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """The range or movement that begins with this amount, None when it stands alone."""
    if start.number.upper is not None:
        return None
    return _between(tokens, start) or _from_to(tokens, start) or _plain(tokens, start)


def _between(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """The form "between A and B"."""
    if low(tokens, start.first - 1) != "between" or low(tokens, start.last) != "and":
        return None
    return _join(start, _amount(tokens, start.last + 1), moved=False)


def _from_to(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """The form "from A to B", where a date may stand between: from 20 mpg in 2008 to 29 mpg."""
    before = low(tokens, start.first - 1)
    if before in _BLURS:
        before = low(tokens, start.first - 2)
    if before != "from":
        return None
    for at in range(start.last, min(len(tokens), start.last + _LONGEST_GAP)):
        word = low(tokens, at)
        if word in ("to", "into"):
            return _join(start, _amount(tokens, at + 1), moved=not _ranges(tokens, start.first - 1))
        dashed = word in _DASHES and low(tokens, at + 1) != "to"
        if dashed or word in _GAP_STOPS:
            return None
    return None


def _ranges(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from" at this token begins a range: prices range from $10 to $15."""
    before = low(tokens, at - 1)
    if before in ("widely", "anywhere", "everywhere"):
        return before != "widely" or low(tokens, at - 2) in _RANGING
    return before in _RANGING


def _plain(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """The forms A to B, A-B, A or B, where they cannot be a score, a date or a change."""
    at = start.last
    sign = low(tokens, at)
    if sign == "-" and low(tokens, at + 1) in ("to", "or"):
        at, sign = at + 1, low(tokens, at + 1)
    if sign not in ("to", "or", *_DASHES):
        return None
    if sign == "to" and low(tokens, at + 1) == "-":
        at += 1
    end = _amount(tokens, at + 1)
    pair = _join(start, end, moved=False)
    if pair is None or (sign == "to" and _is_change(tokens, start)):
        return None
    if end is not None and start.unit.kind and not end.unit.kind and not _is_sum(start, end, sign):
        return None  # "250 points to 21,000" is a change and a level
    if sign == "or" and abs(pair.end.value) > 2 * abs(pair.start.value):
        return None
    bare = pair.end.unit.kind is UnitKind.NONE and pair.end.number.scale == 1
    if bare and sign in _DASHES and not _is_grouped(tokens, pair):
        return None
    rises = abs(pair.start.value) < abs(pair.end.value)
    same_measure = start.unit == pair.end.unit and start.unit.kind is UnitKind.MEASURE
    return pair if rises or (same_measure and sign == "to") else None


def _is_sum(start: Amount, end: Amount, sign: str) -> bool:
    """Whether the currency sign of the first number is that of both: $1.2-1.5bn, $15 to 20m."""
    signed = start.unit.kind is UnitKind.CURRENCY and start.first < start.digits[0]
    return signed and (sign in _DASHES or start.number.scale == 1 < end.number.scale)


def _is_grouped(tokens: Sequence[Token], pair: Pair) -> bool:
    """Whether both numbers have grouped digits, as no score or code has: 40,000-50,000."""
    return all("," in tokens[amount.digits[0]].text for amount in (pair.start, pair.end))


def _is_change(tokens: Sequence[Token], start: Amount) -> bool:
    """Whether the first number is an amount of change and the second the new level."""
    before = low(tokens, start.first - 1)
    if before == "by":
        return start.named
    return before in RISING or before in FALLING


def _join(start: Amount, end: Amount | None, *, moved: bool) -> Pair | None:
    """Let the two share unit and scale; None when they measure different things."""
    if end is None or start.number.share != end.number.share or end.number.upper is not None:
        return None
    unit = _common(start.unit, end.unit)
    if unit is None:
        return None
    number = start.number
    if number.scale == 1 < end.number.scale and abs(number.value) < abs(end.number.mantissa):
        number = by_scale(number, end.number.scale)
    return Pair(replace(start, number=number, unit=unit), replace(end, unit=unit), moved)


def _common(first: Unit, second: Unit) -> Unit | None:
    """The unit of both, when one of the two says it for the other."""
    if first == second or not second.kind:
        return first
    if not first.kind or second.code.startswith(f"{first.code}/") and first.code:
        return second
    if first.code.startswith(f"{second.code}/") and second.code:
        return first
    return second if first.kind is second.kind is UnitKind.COUNT else None


def _amount(tokens: Sequence[Token], at: int) -> Amount | None:
    """The amount at token ``at``, its currency sign included."""
    for number_at in range(at, min(len(tokens), at + _LONGEST_SIGN)):
        amount = amount_at(tokens, number_at, at)
        if amount is not None:
            return amount if amount.first == at else None
        if tokens[number_at].kind == "number":
            return None
    return None
