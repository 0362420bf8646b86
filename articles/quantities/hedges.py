"""The words around a number that bound or blur it: over, nearly, as many as, or more."""

from collections.abc import Sequence

from articles.quantities.lexicon import Phrase, phrases, words
from articles.quantities.tokens import Token, is_hyphen, low
from articles.quantities.values import Approximation

_BEFORE: dict[Phrase, Approximation] = {
    phrase: kind
    for name, kind in (
        ("hedges about", Approximation.ABOUT),
        ("hedges over", Approximation.OVER),
        ("hedges nearly", Approximation.NEARLY),
        ("hedges under", Approximation.UNDER),
        ("hedges at least", Approximation.AT_LEAST),
        ("hedges up to", Approximation.UP_TO),
    )
    for phrase in phrases(name)
}
_AFTER: dict[Phrase, Approximation] = {
    phrase: kind
    for name, kind in (
        ("hedges after about", Approximation.ABOUT),
        ("hedges after at least", Approximation.AT_LEAST),
        ("hedges after up to", Approximation.UP_TO),
    )
    for phrase in phrases(name)
}
_LONGEST_BEFORE = max(map(len, _BEFORE))
_LAST_WORDS = {phrase[-1] for phrase in _BEFORE}
_FIRST_WORDS = {phrase[0] for phrase in _AFTER}
_LONGEST_AFTER = max(map(len, _AFTER))
_PREPOSITIONS = frozenset("over under about around above below beyond of to at for from in".split())
_STARTS = words("hedge starts")
_BETWEEN = words("between hedge and number")
Hedge = tuple[Approximation, int, int]


def hedge_before(tokens: Sequence[Token], first: int) -> Hedge | None:
    """The hedge that ends just before token ``first``, and its first and last token.

    One small word may stand between ("over the 120 decibels", "nearly a million").
    """
    for end in (first, first - 1):
        if end < first and low(tokens, end) not in _BETWEEN:
            return None
        if low(tokens, end - 1) not in _LAST_WORDS:
            continue
        if low(tokens, end) in ("a", "an") and low(tokens, end - 1) in _PREPOSITIONS:
            return None  # a dispute over a $5 billion contract
        for length in range(min(_LONGEST_BEFORE, end), 0, -1):
            kind = _BEFORE.get(tuple(token.low for token in tokens[end - length : end]))
            if kind is not None:
                return kind, _start(tokens, end - length), end
    return None


def _start(tokens: Sequence[Token], at: int) -> int:
    """Where a hedge begins, with the "just" or "well" before it."""
    while low(tokens, at - 1) in _STARTS:
        at -= 1
    return at


def hedge_after(tokens: Sequence[Token], last: int) -> Hedge | None:
    """The hedge that begins at token ``last`` ("4,400-odd", "50 or more"), and its tokens."""
    if low(tokens, last) not in _FIRST_WORDS:
        return None
    for length in range(_LONGEST_AFTER, 0, -1):
        phrase = tuple(token.low for token in tokens[last : last + length])
        if phrase in _AFTER and _belongs(tokens, last, phrase):
            return _AFTER[phrase], last, last + len(phrase)
    return None


def _belongs(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether "+" or "plus" speaks of the number before it and does not add the next."""
    if phrase == ("+",):
        return tokens[at].glued
    if phrase != ("plus",):
        return True
    after = at + 1
    if after >= len(tokens) or tokens[after].kind != "word" or is_hyphen(tokens, after):
        return False
    return tokens[after].low not in ("a", "an", "the")
