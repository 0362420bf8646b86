"""Numbers in figures: grouping, decimals, fractions and powers of ten."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from unicodedata import decimal

from articles.quantities.rounding import share_step, step_of
from articles.quantities.tokens import Token, low
from articles.quantities.values import Numeral
from articles.quantities.words import VULGAR

_PLAIN = re.compile(r"(?:0|[1-9]\d*)?(?:\.\d+)?")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?P<mark>[, \u00a0\u2009\u202f'\u2019])\d{3}(?:(?P=mark)\d{3})*(?:\.\d+)?"
)
_INDIAN = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9]\d{0,2}),\d{1,2}")
_NOT_DIGITS = re.compile(r"[^\d.]")
_MOST_DIGITS = 18  # more is an identifier; it also keeps every sum inside the context's 28 digits
_SLASHES = ("/", "⁄", "∕")
_DENOMINATORS = frozenset(map(Decimal, (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000)))
_TIMES = ("×", "x", "*")


def figure(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The value of a number in figures, None if its grouping makes no sense ("1,2,3").

    "3,5" is read as three and a half only where ``decimal_comma`` says that nothing else fits.
    """
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    if not text.isascii():
        text = "".join(str(decimal(char, char)) for char in text)  # ٣٧ is 37
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return Decimal(_NOT_DIGITS.sub("", text))
    if _DOTTED.fullmatch(text):
        return Decimal(text.replace(".", ""))
    if decimal_comma and _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def figures_at(tokens: Sequence[Token], at: int, *, decimal_comma: bool) -> Numeral | None:
    """The number in figures at token ``at``, with its fraction or power of ten."""
    if tokens[at].kind == "fraction":
        return share(VULGAR[tokens[at].text], at + 1, figures=True)
    fraction = _slash_fraction(tokens, at)
    if fraction is not None:
        return fraction
    value = figure(tokens[at].text, decimal_comma=decimal_comma)
    if value is None and low(tokens, at + 1) == "," and low(tokens, at + 2) == "000":
        return _spaced_thousands(tokens, at)
    if value is None:
        return None
    if low(tokens, at + 1) == "," and tokens[at + 1].glued and low(tokens, at + 2) == "000":
        return _spaced_thousands(tokens, at)
    number = Numeral(value, step_of(value), at + 1, mantissa=value, figures=True)
    return _with_power(tokens, number) or _with_fraction(tokens, number) or number


def share(value: Decimal, last: int, *, figures: bool = False) -> Numeral:
    """A share of a whole, up to token ``last``."""
    return Numeral(value, share_step(value), last, mantissa=value, figures=figures, share=True)


def _spaced_thousands(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Thousands torn apart by a typesetter, 80, 000: a list would not end in three zeros."""
    value = figure(f"{tokens[at].text},000")
    return Numeral(value, step_of(value), at + 3, mantissa=value, figures=True) if value else None


def _slash_fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A fraction such as 1/16, whose denominator is one that people use; 24/7 and 9/11 are not."""
    if low(tokens, at + 1) not in _SLASHES or at + 2 >= len(tokens) or not tokens[at + 2].glued:
        return None
    if tokens[at + 2].kind != "number":
        return None
    above, below = figure(tokens[at].text), figure(tokens[at + 2].text)
    if above is None or below not in _DENOMINATORS or not 0 < above < below or above % 1:
        return None
    if low(tokens, at + 3) in ("star", "stars"):
        return None  # a rating
    return replace(share(above / below, at + 3, figures=True), step=1 / below)


def _with_fraction(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """A mixed number, 10 1/2 or 1½, good to its fraction."""
    at = number.last
    part = None
    if at < len(tokens) and tokens[at].kind == "fraction":
        part = share(VULGAR[tokens[at].text], at + 1)
    elif at < len(tokens) and tokens[at].kind == "number" and not tokens[at].glued:
        part = _slash_fraction(tokens, at)
    if part is None or number.value % 1:
        return None
    value = number.value + part.value
    return replace(number, value=value, mantissa=value, step=part.value, last=part.last)


def _with_power(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """A power of ten, 1.99 × 10^30 or 1.99×10−30."""
    at = number.last
    if low(tokens, at) not in _TIMES or low(tokens, at + 1) != "10":
        return None
    at += 2
    raised = low(tokens, at) == "^"
    at += raised
    sign = -1 if low(tokens, at) in ("-", "−") else 1
    at += sign < 0
    if not (raised or sign < 0) or not re.fullmatch(r"[0-9]{1,2}", low(tokens, at)):
        return None
    power = sign * int(low(tokens, at))
    return replace(
        number,
        value=number.value.scaleb(power),
        step=number.step.scaleb(power),
        last=at + 1,
    )
