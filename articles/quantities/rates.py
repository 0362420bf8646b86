"""Units said of another unit: $80 per sq m, 500,000 barrels a day, three thousand tests per day."""

from collections.abc import Sequence

from articles.quantities import units
from articles.quantities.lexicon import words
from articles.quantities.plurals import is_plural, singular
from articles.quantities.tokens import Token, low, skip_hyphen
from articles.quantities.values import Unit, UnitKind

_PER_ARTICLE = words("per article")
_TIME_AFTER = words("time after a span")
_OF_WHICH = (UnitKind.CURRENCY, UnitKind.MEASURE, UnitKind.COUNT)


def rate_at(tokens: Sequence[Token], at: int, unit: Unit) -> tuple[Unit, int] | None:
    """The rate that "per", "a" or a slash at token ``at`` makes of the unit, and where it ends."""
    at = skip_hyphen(tokens, at)
    sign = low(tokens, at)
    if unit.kind not in _OF_WHICH or sign not in ("per", "a", "an", "/"):
        return None
    if sign == "/" and (not tokens[at].glued or unit.kind is UnitKind.COUNT):
        return None
    at = skip_hyphen(tokens, at + 1)
    if at >= len(tokens):
        return None
    article = sign in ("a", "an")
    if article and singular(tokens[at].low) not in _PER_ARTICLE:
        return None
    found = units.unit_at(tokens, at)
    if found is None:
        return _per_noun(tokens, at, unit)
    if article and low(tokens, found[1]) in _TIME_AFTER:
        return None
    return _rate(unit, found[0].name, found[0].code), found[1]


def _per_noun(tokens: Sequence[Token], at: int, unit: Unit) -> tuple[Unit, int] | None:
    if tokens[at].kind != "word" or is_plural(tokens[at].low):
        return None
    noun, last = tokens[at].low, at + 1
    if skip_hyphen(tokens, last) > last and tokens[last + 1].kind == "word":
        noun, last = f"{noun}-{tokens[last + 1].low}", last + 2
    return _rate(unit, noun, f"{{{noun}}}"), last


def _rate(unit: Unit, name: str, code: str) -> Unit:
    rate_code = f"{unit.code}/{code}" if unit.code else ""
    return Unit(rate_code, unit.kind, f"{unit.name} per {name}", unit.symbol)
