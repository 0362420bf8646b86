"""Finding the quantities of a text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.quantities import filters, words
from articles.quantities.amounts import Amount, amount_at
from articles.quantities.changes import direction_of
from articles.quantities.hedges import Hedge, hedge_after, hedge_before
from articles.quantities.ranges import Pair, pair_at
from articles.quantities.rounding import interval
from articles.quantities.tokens import Token, tokenise
from articles.quantities.values import Approximation, Direction, Found, Quantity, UnitKind

_LONGEST_WRITTEN = 120
_IN_BRACKETS = re.compile(r"(.*\S)\s*[(（]([^()（）]+)[)）]", re.DOTALL)
_TIMES = ("a", "mo", "wk", "d", "h", "min", "s")  # "crashed 13 minutes later" is no change
_INTRODUCTIONS = ("", "between", "from")


def find(text: str) -> tuple[Found, ...]:
    """All quantities of a running text, in order and without overlap.

    Never raises, and takes time linear in the length of the text.
    """
    tokens = tokenise(text)
    found: list[Found] = []
    at = floor = 0
    while at < len(tokens):
        if not _may_begin(tokens[at]):
            at += 1
            continue
        quantity, at = _read(text, tokens, at, floor, alone=False)
        if quantity is not None:
            found.append(quantity)
            floor = at
    return tuple(found)


def parse(text: str) -> Quantity | None:
    """The quantity that the whole text writes ("over 3.377 million"), None when it is unclear.

    An equivalent in brackets may follow: "1.86 trillion yuan ($261.20 billion)" is in yuan.
    """
    if len(text) > _LONGEST_WRITTEN:
        return None
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    if bracketed is None:
        return _parse_alone(text)
    main, equivalent = _parse_alone(bracketed[1]), _parse_alone(bracketed[2])
    if main is None or equivalent is None:
        return _parse_alone(text)
    return replace(main, as_written=text.strip())


def _parse_alone(text: str) -> Quantity | None:
    tokens = tokenise(text)
    for at, token in enumerate(tokens):
        if _may_begin(token):
            found, _ = _read(text, tokens, at, 0, alone=True)
            if found is not None:
                written = replace(found.quantity, as_written=text.strip())
                return written if _covers(text, found) else None
    return None


def _may_begin(token: Token) -> bool:
    return token.kind in ("number", "fraction") or token.low in words.STARTERS


def _covers(text: str, found: Found) -> bool:
    """Whether nothing is left outside the quantity but its hedge and the "between" of a range."""
    spans = [(found.start, found.end), found.modifier_span or (found.start, found.end)]
    before = text[: min(start for start, _ in spans)].strip().lower()
    after = text[max(end for _, end in spans) :].strip()
    introduced = before in _INTRODUCTIONS and found.quantity.upper is not None
    return not after and (not before or introduced)


def _read(
    text: str, tokens: Sequence[Token], at: int, floor: int, *, alone: bool
) -> tuple[Found | None, int]:
    """The quantity whose number begins at token ``at``, and the token to go on from.

    It does not reach back before token ``floor``.
    """
    amount = amount_at(tokens, at, floor, alone=alone)
    if amount is None:
        return None, at + 1
    pair = pair_at(tokens, amount)
    if pair is not None and filters.pair_refusal(tokens, pair.start, pair.end) is None:
        return _found_pair(text, tokens, pair), max(pair.last, at + 1)
    reason = filters.refusal(tokens, amount)
    if reason is not None and not (alone and reason is filters.is_bare):
        return None, max(amount.digits[1], at + 1)
    return _found(text, tokens, amount), max(amount.last, at + 1)


def _found(text: str, tokens: Sequence[Token], amount: Amount) -> Found:
    number = amount.number
    high = number.value if number.upper is None else number.upper
    hedge = hedge_before(tokens, amount.first) or hedge_after(tokens, amount.last)
    vague = Approximation.EXACT if number.upper is None else Approximation.ABOUT
    quantity = Quantity(
        value=number.value,
        upper=number.upper,
        unit=amount.unit,
        approximation=vague if hedge is None else hedge[0],
        as_written=text[tokens[amount.first].start : tokens[amount.last - 1].end],
        interval=interval(number.value, high, number.step, number.step),
    )
    found = _at(tokens, quantity, (amount.first, amount.last), amount.digits, hedge)
    return replace(found, share_of=amount.share_of)


def _found_pair(text: str, tokens: Sequence[Token], pair: Pair) -> Found:
    low, high = sorted((pair.start.number, pair.end.number), key=lambda number: number.value)
    first, last = pair.start.first, pair.last
    hedge = hedge_before(tokens, first) or hedge_after(tokens, last)
    quantity = Quantity(
        value=low.value,
        upper=high.value,
        unit=pair.end.unit,
        approximation=Approximation.EXACT if hedge is None else hedge[0],
        as_written=text[tokens[first].start : tokens[last - 1].end],
        # "3 to 3.5 million" is no rounder below than it is above.
        interval=interval(low.value, high.value, min(low.step, high.step), high.step),
    )
    digits = (pair.start.digits[0], pair.end.digits[1])
    found = _at(tokens, quantity, (first, last), digits, hedge)
    if not pair.moved:
        return found
    rises = pair.end.value >= pair.start.value
    return replace(found, moved=True, direction=Direction.UP if rises else Direction.DOWN)


def _at(
    tokens: Sequence[Token],
    quantity: Quantity,
    span: tuple[int, int],
    digits: tuple[int, int],
    hedge: Hedge | None,
) -> Found:
    """The quantity at its place; ``span``, ``digits`` and the hedge are in tokens."""
    first, last = span
    before = hedge[1] if hedge is not None and hedge[1] < first else first
    lasts = quantity.unit.code in _TIMES
    counts = quantity.unit.kind is UnitKind.COUNT
    return Found(
        quantity=quantity,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        value_span=(tokens[digits[0]].start, tokens[digits[1] - 1].end),
        modifier_span=(tokens[hedge[1]].start, tokens[hedge[2] - 1].end) if hedge else None,
        direction=Direction.NONE if lasts else direction_of(tokens, before, last, counts=counts),
    )
