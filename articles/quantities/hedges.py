"""The words around a number that bound or blur it: "over", "nearly", "as many as", "or more"."""

from collections.abc import Sequence

from articles.quantities.numerals import is_hyphen, low
from articles.quantities.tokens import Token
from articles.quantities.values import Approximation

_BEFORE = {
    Approximation.ABOUT: """
    about; around; roughly; approximately; approx; approx.; some; circa; c.; ~; ≈; ∼; an
    estimated; estimated; close to; in the region of; in the neighborhood of; more or less;
    or so; an average of; average; averaging; averaged; on average""",
    Approximation.OVER: """
    over; more than; above; in excess of; greater than; higher than; just over; well over; a
    little over; slightly over; slightly more than; just more than; just above; well above;
    upwards of; upward of; north of; exceeding; exceeded; exceeds; exceed; surpassing;
    surpassed; surpasses; surpass; topping; topped; beyond; >; longer than; larger than;
    bigger than; better than; a little more than; comfortably over; surpassed the; past the;
    older than; over than; taller than; heavier than; faster than; worth over""",
    Approximation.UNDER: """
    under; below; less than; fewer than; lower than; just under; just below; well under;
    well below; nearly; almost; just shy of; shy of; short of; just short of; slightly
    under; slightly less than; a little under; south of; <; sub-; close to but below;
    smaller than; shorter than; younger than; slightly below; barely under""",
    Approximation.AT_LEAST: """at least; no fewer than; no less than; not less than; a minimum of; minimum of; ≥;
        not fewer than; from at least""",
    Approximation.UP_TO: """
    up to; as many as; as much as; as high as; as long as; as far as; no more than; not more
    than; at most; a maximum of; maximum of; at the most; ≤; no greater than; as low as; up
    to as many as""",
}
_AFTER = {
    Approximation.ABOUT: "or so; odd; or thereabouts; -ish; more or less",
    Approximation.OVER: "-odd",
    Approximation.AT_LEAST: "or more; or higher; or above; or over; or older; plus; +; and over; and above; or greater",
    Approximation.UP_TO: "or less; or fewer; or lower; or under; or younger; at most; and under; or below",
}


def _phrases(lists: dict[Approximation, str]) -> dict[tuple[str, ...], Approximation]:
    return {
        tuple(phrase.split()): kind for kind, text in lists.items() for phrase in text.split(";")
    }


_PHRASES_BEFORE = _phrases(_BEFORE)
_PHRASES_AFTER = _phrases(_AFTER) | {
    ("-", "odd"): Approximation.ABOUT,
    ("-", "plus"): Approximation.AT_LEAST,
}
_LONGEST = max(map(len, _PHRASES_BEFORE))
_LONGEST_AFTER = max(map(len, _PHRASES_AFTER))
_BETWEEN = frozenset(("the", "a", "an", "record", "only", "just", "whopping", "staggering"))
Hedge = tuple[Approximation, int, int]


def hedge_before(tokens: Sequence[Token], first: int) -> Hedge | None:
    """The hedge that ends just before token ``first`` (an article may stand between), with its
    token span.
    """
    for end in (first, first - 1):
        if end < first and low(tokens, end) not in _BETWEEN:
            return None
        for length in range(min(_LONGEST, end), 0, -1):
            phrase = tuple(low(tokens, index) for index in range(end - length, end))
            kind = _PHRASES_BEFORE.get(phrase)
            if kind is not None:
                return kind, end - length, end
    return None


def hedge_after(tokens: Sequence[Token], last: int) -> Hedge | None:
    """The hedge that begins at token ``last``: "4,400-odd", "50 or more", "10+"."""
    for length in range(_LONGEST_AFTER, 0, -1):
        phrase = tuple(low(tokens, index) for index in range(last, last + length))
        kind = _PHRASES_AFTER.get(phrase)
        if kind is None or (phrase == ("+",) and not tokens[last].glued):
            continue
        if phrase == ("plus",) and not _closes(tokens, last + 1):
            continue
        return kind, last, last + length
    return None


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether "plus" belongs to the number before it ("20 plus years") rather than adding the next."""
    return (
        at < len(tokens)
        and tokens[at].kind == "word"
        and not is_hyphen(tokens, at)
        and low(tokens, at) != "a"
    )
