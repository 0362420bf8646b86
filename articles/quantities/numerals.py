"""Reading one number, in figures or words, from a list of tokens.

``read(tokens, at)`` answers the number that begins at that token, with its rounding step, or None.
It knows figures and their grouping, scale words (million, bn, crore, 万), number words, fractions,
shares ("one in five") and vague counts ("tens of thousands"); it knows nothing of units.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from articles.quantities import words
from articles.quantities.rounding import share_step, step_of
from articles.quantities.tokens import Token

_PLAIN = re.compile(r"(?:0|[1-9]\d*)?(?:\.\d+)?")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?P<mark>[, \u00a0\u2009\u202f'\u2019])\d{3}(?:(?P=mark)\d{3})*(?:\.\d+)?"
)
_INDIAN = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9]\d{0,2}),\d{1,2}")
_NOT_DIGITS = re.compile(r"[^\d.]")
_MOST_DIGITS = (
    18  # more is an identifier; it also keeps every sum inside the decimal context's 28 digits
)
_SLASHES = ("/", "⁄", "∕")
_HYPHENS = ("-", "\u2010", "\u2011")
_DENOMINATORS = {Decimal(n) for n in (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read: exact value, higher end if vague, rounding step, the token after it, and
    how it was put.

    ``scale`` is the product of its scale words, ``mantissa`` the number before them.
    """

    value: Decimal
    step: Decimal
    last: int
    upper: Decimal | None = None
    mantissa: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    figures: bool = False
    share: bool = False


def figure(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The value of a number in figures, None when its grouping makes no sense ("1,2,3",
    "12.5.2020").
    """
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return Decimal(_NOT_DIGITS.sub("", text))
    if _DOTTED.fullmatch(text):
        return Decimal(text.replace(".", ""))
    if decimal_comma and _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def low(tokens: Sequence[Token], at: int) -> str:
    """The lower-case text of a token, empty beyond either end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen glued to the token before it stands here."""
    return 0 <= at < len(tokens) and tokens[at].text in _HYPHENS and tokens[at].glued


def skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The next token, past a joining hyphen ("five-year"; "pound -feet" does not join)."""
    return at + 1 if is_hyphen(tokens, at) and at + 1 < len(tokens) and tokens[at + 1].glued else at


def read(tokens: Sequence[Token], at: int) -> Numeral | None:
    """The number that begins at token ``at``, the longest reading of it; None when there is none."""
    if not 0 <= at < len(tokens):
        return None
    token = tokens[at]
    if token.kind == "fraction":
        return _scaled(tokens, _share(words.VULGAR[token.text], at + 1, figures=True))
    number = _in_figures(tokens, at) if token.kind == "number" else _in_words(tokens, at)
    if number is None:
        return None
    return _one_in_so_many(tokens, number) or number


def _in_figures(tokens: Sequence[Token], at: int) -> Numeral | None:
    following = scale_at(tokens, at + 1)
    percent_follows = low(tokens, at + 1) in ("%", "percent", "per")
    value = figure(tokens[at].text, decimal_comma=following is not None or percent_follows)
    if value is None:
        return None
    fraction = _slash_fraction(tokens, at)
    if fraction is not None:
        return _scaled(tokens, fraction)
    number = Numeral(value, step_of(value), at + 1, mantissa=value, figures=True)
    number = _with_power(tokens, number) or _with_fraction(tokens, number) or number
    return _scaled(tokens, number)


def _slash_fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "1/16": a fraction whose denominator is one that people use; "24/7" and "9/11" are not."""
    if low(tokens, at + 1) not in _SLASHES or at + 2 >= len(tokens) or not tokens[at + 2].glued:
        return None
    above, below = (
        figure(tokens[at].text),
        figure(tokens[at + 2].text) if tokens[at + 2].kind == "number" else None,
    )
    if above is None or below not in _DENOMINATORS or not 0 < above < below:
        return None
    return _share(above / below, at + 3, figures=True, step=1 / below)


def _with_fraction(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """ "10 1/2", "1½", "2 and a half", "two-and-a-half": a mixed number, good to its fraction."""
    at = number.last
    if at < len(tokens) and tokens[at].kind == "fraction":
        part = words.VULGAR[tokens[at].text]
        return replace(
            number, value=number.value + part, step=part, last=at + 1, mantissa=number.value + part
        )
    if number.figures and at < len(tokens) and tokens[at].kind == "number" and not tokens[at].glued:
        fraction = _slash_fraction(tokens, at)
        if fraction is not None:
            value = number.value + fraction.value
            return replace(
                number, value=value, step=fraction.step, last=fraction.last, mantissa=value
            )
    words_after: list[str] = []
    while len(words_after) < 3:
        at = skip_hyphen(tokens, at)
        words_after.append(low(tokens, at))
        at += 1
    part_in_words = words.AND_A_PART.get(tuple(words_after))
    if part_in_words is None:
        return None
    value = number.value + part_in_words
    return replace(number, value=value, step=part_in_words, last=at, mantissa=value)


def _with_power(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """ "1.99 × 10^30", "1.99×10−30"."""
    at = number.last
    if low(tokens, at) not in ("×", "x", "*") or low(tokens, at + 1) != "10":
        return None
    at += 2
    raised = low(tokens, at) == "^"
    at += raised
    sign = -1 if low(tokens, at) in ("-", "−") else 1
    at += sign < 0
    if (
        not raised
        and sign > 0
        or not 0 <= at < len(tokens)
        or not re.fullmatch(r"\d{1,2}", tokens[at].text)
    ):
        return None
    power = sign * int(tokens[at].text)
    return replace(
        number, value=number.value.scaleb(power), step=number.step.scaleb(power), last=at + 1
    )


def scale_at(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The power of ten that a scale word at this token stands for, past a joining hyphen."""
    return words.SCALES.get(low(tokens, skip_hyphen(tokens, at)))


def _scaled(tokens: Sequence[Token], number: Numeral) -> Numeral:
    """Multiply by the scale words that follow: "3 million", "5 lakh crore", "4 hundred million",
    "337.7万".
    """
    scale = Decimal(1)
    at = number.last
    factor = scale_at(tokens, at)
    while factor is not None and scale * factor <= words.LARGEST_SCALE:
        scale *= factor
        at = skip_hyphen(tokens, at) + 1
        factor = scale_at(tokens, at)
    if scale == 1:
        return number
    return replace(
        number, value=number.value * scale, step=number.step * scale, scale=scale, last=at
    )


def by_scale(number: Numeral, scale: Decimal) -> Numeral:
    """The same number in units of ``scale``: the "2" of "2 to 3 million"."""
    upper = None if number.upper is None else number.upper * scale
    return replace(
        number, value=number.value * scale, upper=upper, step=number.step * scale, scale=scale
    )


def _share(
    value: Decimal, last: int, *, figures: bool = False, step: Decimal | None = None
) -> Numeral:
    return Numeral(
        value, step or share_step(value), last, mantissa=value, figures=figures, share=True
    )


def _one_in_so_many(tokens: Sequence[Token], above: Numeral) -> Numeral | None:
    """ "one in five", "nine out of 10", "1-in-100": a share; "three in 2019" and "two in four days"
    are not.
    """
    at = skip_hyphen(tokens, above.last)
    out_of = low(tokens, at) == "out" and low(tokens, at + 1) == "of"
    if not out_of and (low(tokens, at) != "in" or above.value > 9):
        return None
    at = skip_hyphen(tokens, at + 1 + out_of)
    if at >= len(tokens):
        return None
    below = _in_figures(tokens, at) if tokens[at].kind == "number" else _in_words(tokens, at)
    if (
        below is None
        or below.upper is not None
        or not 0 < above.value < below.value
        or below.value % 1
    ):
        return None
    year = below.scale == 1 and 1500 <= below.value <= 2100 and "," not in tokens[at].text
    if (
        year
        or above.value % 1
        or low(tokens, below.last) in words.SPANS_OF_TIME
        or _is_unit(low(tokens, below.last))
    ):
        return None
    return _share(above.value / below.value, below.last, figures=above.figures)


def _is_unit(word: str) -> bool:
    return word in ("%", "percent", "per", "games", "matches", "attempts")


def _in_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    word = low(tokens, at)
    if word not in words.STARTERS:
        return None
    return _vague(tokens, at) or _part(tokens, at) or _spelled_out(tokens, at)


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "tens of thousands of people": from the named size to ten of it."""
    if low(tokens, at) not in words.VAGUE or low(tokens, at - 1) in words.UNCOUNTED:
        return None
    size, last = words.VAGUE[low(tokens, at)], at + 1
    while low(tokens, last) == "of" and low(tokens, last + 1) in words.VAGUE:
        size *= words.VAGUE[low(tokens, last + 1)]
        last += 2
    if low(tokens, last) not in ("of", "more") and last == at + 1:
        return None
    return Numeral(size, Decimal(0), last, upper=size * 10, mantissa=size)


def _part(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "half", "a third", "two-thirds", "half a million", "a quarter of a million", "three quarters
    billion".
    """
    for length in (3, 2, 1):
        piece: list[str] = []
        last = at
        while len(piece) < length:
            last = skip_hyphen(tokens, last)
            piece.append(low(tokens, last))
            last += 1
        value = words.PARTS.get(tuple(piece))
        if value is None:
            continue
        whole = _of_a_scale(tokens, value, last)
        if whole is not None:
            return whole
        hyphenated = length > 1 and is_hyphen(tokens, at + 1)
        if hyphenated or _is_share(tokens, at, last):
            return _share(value, last)
    return None


def _of_a_scale(tokens: Sequence[Token], value: Decimal, last: int) -> Numeral | None:
    """The rest of "half a million": optional "of", optional "a", then a scale word."""
    at = skip_hyphen(tokens, last)
    at += low(tokens, at) == "of"
    at += low(tokens, at) in ("a", "an", "one")
    at = skip_hyphen(tokens, at)
    number = _scaled(tokens, _share(value, at))
    if number.scale == 1 and low(tokens, at) == "dozen":
        number = replace(number, value=value * 12, step=Decimal(1), last=at + 1, scale=Decimal(12))
    return replace(number, share=False) if number.scale > 1 else None


def _is_share(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether "half", "a third" or "three quarters" is a share here, not an ordinal, a period or a
    half-time.
    """
    if low(tokens, at - 1) in words.BEFORE_A_HALF:
        return False
    after = low(tokens, last)
    if low(tokens, at) == "half":
        return after in words.AFTER_A_HALF
    return after in ("of", "as", "less", "more") or (after == "the" and low(tokens, at) != "a")


def _spelled_out(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "one hundred and twenty-three thousand", "a hundred", "two dozen", "three and a half
    million".
    """
    reading = words.Spelling()
    last = at
    if low(tokens, at) in ("a", "an"):
        if low(tokens, at + 1) not in words.AFTER_AN_A or low(tokens, at - 1) in words.UNCOUNTED:
            return None
        reading.take("one")
        last += 1
    while True:
        here = skip_hyphen(tokens, last) if last > at else at
        if (
            reading.takes_and
            and low(tokens, here) == "and"
            and low(tokens, here + 1) in words.SMALL
        ):
            here += 1
        if not reading.take(low(tokens, here)):
            break
        last = here + 1
    value = reading.value
    if value is None:
        return None
    if low(tokens, last) == "dozen":
        return Numeral(value * 12, Decimal(1), last + 1, mantissa=value * 12)
    number = Numeral(value, step_of(value), last, mantissa=reading.mantissa, scale=reading.scale)
    if reading.scale > 1:
        return replace(number, step=reading.scale * step_of(reading.mantissa))
    return _scaled(tokens, _with_point(tokens, number) or _with_fraction(tokens, number) or number)


def _with_point(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """ "three point one four"."""
    if low(tokens, number.last) != "point":
        return None
    digits = ""
    at = number.last + 1
    while words.SMALL.get(low(tokens, at), 10) < 10:
        digits += str(words.SMALL[low(tokens, at)])
        at += 1
    if not digits or len(digits) > 6:
        return None
    value = number.value + Decimal(f"0.{digits}")
    return replace(number, value=value, step=step_of(value), last=at, mantissa=value)
