"""Finding the quantities of a text."""

from collections.abc import Sequence
from dataclasses import replace

from articles.quantities import filters, words
from articles.quantities.amounts import Amount, amount_at
from articles.quantities.changes import direction_of
from articles.quantities.hedges import Hedge, hedge_after, hedge_before
from articles.quantities.ranges import Pair, pair_at
from articles.quantities.rounding import interval
from articles.quantities.tokens import Token, tokenise
from articles.quantities.values import Approximation, Direction, Found, Quantity

_LONGEST_WRITTEN = 120


def find(text: str) -> tuple[Found, ...]:
    """All quantities of a running text, in order and without overlap; never raises, linear in the
    text's length.
    """
    tokens = tokenise(text)
    found: list[Found] = []
    at = floor = 0
    while at < len(tokens):
        if (
            tokens[at].kind == "word"
            and tokens[at].low not in words.STARTERS
            or tokens[at].kind == "mark"
        ):
            at += 1
            continue
        quantity, after = _read(text, tokens, at, floor, alone=False)
        if quantity is not None:
            found.append(quantity)
            floor = after
        at = after
    return tuple(found)


def parse(text: str) -> Quantity | None:
    """The quantity that the whole text writes ("over 3.377 million"), None when it is anything else
    or unclear.
    """
    if len(text) > _LONGEST_WRITTEN:
        return None
    tokens = tokenise(text)
    for at, token in enumerate(tokens):
        if token.kind in ("number", "fraction") or token.low in words.STARTERS:
            found, _ = _read(text, tokens, at, 0, alone=True)
            if found is not None:
                return (
                    replace(found.quantity, as_written=text.strip())
                    if _covers(text, found)
                    else None
                )
    return None


def _covers(text: str, found: Found) -> bool:
    """Whether nothing but white space is left outside the quantity and its hedge."""
    spans = [(found.start, found.end), found.modifier_span or (found.start, found.end)]
    before, after = text[: min(start for start, _ in spans)], text[max(end for _, end in spans) :]
    introduces = found.quantity.upper is not None and before.strip().lower() in ("between", "from")
    return (introduces or not before.strip()) and not after.strip()


def _read(
    text: str, tokens: Sequence[Token], at: int, floor: int, *, alone: bool
) -> tuple[Found | None, int]:
    """The quantity whose number begins at token ``at``, not reaching back before ``floor``; the
    token to go on from.
    """
    amount = amount_at(tokens, at, floor, alone=alone)
    if amount is None:
        return None, at + 1
    pair = pair_at(tokens, amount)
    if pair is not None and not filters.pair_refusal(tokens, pair.start, pair.end):
        return _found_pair(text, tokens, pair), max(pair.last, at + 1)
    if _refused(tokens, amount, alone):
        return None, max(amount.digits[1], at + 1)
    return _found(text, tokens, amount), max(amount.last, at + 1)


def _refused(tokens: Sequence[Token], amount: Amount, alone: bool) -> bool:
    reason = filters.refusal(tokens, amount)
    return bool(reason) and not (alone and reason == filters.is_bare.__name__)


def _found(text: str, tokens: Sequence[Token], amount: Amount) -> Found:
    number = amount.number
    low, high = number.value, number.upper if number.upper is not None else number.value
    hedge = hedge_before(tokens, amount.first) or hedge_after(tokens, amount.last)
    quantity = Quantity(
        value=low,
        upper=number.upper,
        unit=amount.unit,
        approximation=_approximation(hedge, vague=number.upper is not None),
        as_written=text[tokens[amount.first].start : tokens[amount.last - 1].end],
        interval=interval(low, high, number.step, number.step),
    )
    return _at(tokens, quantity, amount.first, amount.last, amount.digits, hedge)


def _found_pair(text: str, tokens: Sequence[Token], pair: Pair) -> Found:
    ends = sorted((pair.start.number, pair.end.number), key=lambda number: number.value)
    hedge = hedge_before(tokens, pair.first) or hedge_after(tokens, pair.last)
    quantity = Quantity(
        value=ends[0].value,
        upper=ends[1].value,
        unit=pair.end.unit,
        approximation=_approximation(hedge, vague=False),
        as_written=text[tokens[pair.first].start : tokens[pair.last - 1].end],
        interval=interval(ends[0].value, ends[1].value, ends[0].step, ends[1].step),
    )
    digits = (pair.start.digits[0], pair.end.digits[1])
    found = _at(tokens, quantity, pair.first, pair.last, digits, hedge)
    if not pair.moved:
        return found
    rises = pair.end.value >= pair.start.value
    return replace(found, moved=True, direction=Direction.UP if rises else Direction.DOWN)


def _approximation(hedge: Hedge | None, *, vague: bool) -> Approximation:
    if hedge is not None:
        return hedge[0]
    return Approximation.ABOUT if vague else Approximation.EXACT


def _at(
    tokens: Sequence[Token],
    quantity: Quantity,
    first: int,
    last: int,
    digits: tuple[int, int],
    hedge: Hedge | None,
) -> Found:
    return Found(
        quantity=quantity,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        value_span=(tokens[digits[0]].start, tokens[digits[1] - 1].end),
        modifier_span=(tokens[hedge[1]].start, tokens[hedge[2] - 1].end)
        if hedge is not None
        else None,
        direction=direction_of(
            tokens, hedge[1] if hedge is not None and hedge[1] < first else first, last
        ),
    )
