"""Two numbers that belong together: "between 2 and 3 million", "from 208 pounds to 193", "15-22
mph".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.quantities.amounts import Amount, amount_at
from articles.quantities.numerals import by_scale, low
from articles.quantities.tokens import Token
from articles.quantities.values import UnitKind

_DASHES = ("-", "–", "—", "−", "~", "\u2010", "\u2011")
_LONGEST_GAP = 8
_GAP_STOPS = frozenset(". ; : ! ? and but while when which who that , ( )".split())
_CHANGES = frozenset(
    """up down rose fell gained lost dropped rise fall climbed jumped slipped added risen fallen
    increased decreased declined slid tumbled higher lower advanced eased rising falling grew
    """
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts read as one: ends in the order written; ``moved`` for a movement "from A to B"."""

    start: Amount
    end: Amount
    first: int
    last: int
    moved: bool


def pair_at(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """The range or movement that begins with this amount, None when it stands alone."""
    return _between(tokens, start) or _from_to(tokens, start) or _plain(tokens, start)


def _join(
    tokens: Sequence[Token], start: Amount, end: Amount, *, moved: bool = False
) -> Pair | None:
    """Let the two share unit and scale; None when they measure different things."""
    if (
        start.number.share != end.number.share
        or start.number.upper is not None
        or end.number.upper is not None
    ):
        return None
    if end.unit.code.startswith(f"{start.unit.code}/") and start.named:
        unit = end.unit
    elif start.unit == end.unit or not end.named and start.named:
        unit = start.unit
    elif start.unit.kind is UnitKind.NONE or not start.named and end.named:
        unit = end.unit
    elif start.unit.kind is UnitKind.COUNT and end.unit.kind in (UnitKind.COUNT, UnitKind.NONE):
        unit = end.unit if end.unit.kind is UnitKind.COUNT else start.unit
    else:
        return None
    number = start.number
    if number.scale == 1 and end.number.scale > 1 and abs(number.value) < abs(end.number.mantissa):
        number = by_scale(number, end.number.scale)
    start = replace(start, number=number, unit=unit)
    return Pair(start, replace(end, unit=unit), start.first, max(end.last, start.last), moved)


def _between(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """ "between A and B"."""
    if low(tokens, start.first - 1) != "between" or low(tokens, start.last) != "and":
        return None
    end = _amount(tokens, start.last + 1)
    return _join(tokens, start, end) if end is not None else None


def _from_to(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """ "from A to B", with a few words such as a date between ("from 20 mpg in 2008 to 29 mpg")."""
    before = low(tokens, start.first - 1)
    hedged = (
        low(tokens, start.first - 2)
        if before in ("about", "around", "roughly", "nearly")
        else before
    )
    if "from" not in (before, hedged) and not (
        before == "to" and low(tokens, start.first - 2) == "up"
    ):
        return None
    for at in range(start.last, min(len(tokens), start.last + _LONGEST_GAP)):
        word = low(tokens, at)
        if word in _GAP_STOPS:
            return None
        if word in ("to", "into") or (word in _DASHES and low(tokens, at + 1) == "to"):
            end = _amount(tokens, at + 1 + (word in _DASHES))
            return _join(tokens, start, end, moved=True) if end is not None else None
    return None


def _plain(tokens: Sequence[Token], start: Amount) -> Pair | None:
    """ "A to B", "A-B", "A or B" without an introduction: only where it cannot be a score, a date or
    a change.
    """
    at = start.last
    sign = low(tokens, at)
    if sign == "-" and low(tokens, at + 1) in ("to", "or"):
        at, sign = at + 1, low(tokens, at + 1)
    if sign == "to" and low(tokens, at + 1) == "-":
        at += 1
    if sign not in ("to", "or", *_DASHES):
        return None
    end = _amount(tokens, at + 1)
    if end is None or not abs(start.value) < abs(end.value) and end.number.scale == 1:
        return None
    pair = _join(tokens, start, end)
    if pair is None or not abs(pair.start.value) < abs(pair.end.value):
        return None
    if sign == "to" and low(tokens, start.first - 1) in _CHANGES:
        return None
    bare = pair.end.unit.kind is UnitKind.NONE and pair.end.number.scale == 1
    return None if sign in _DASHES and bare else pair


def _amount(tokens: Sequence[Token], at: int) -> Amount | None:
    """The amount at or, past a currency sign, just after token ``at``."""
    for number_at in range(at, min(len(tokens), at + 4)):
        amount = amount_at(tokens, number_at, at)
        if amount is not None:
            return amount if amount.first == at else None
        if tokens[number_at].kind == "number":
            return None
    return None
