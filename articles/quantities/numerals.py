"""Reading one number, in figures or words, from a list of tokens.

``read(tokens, at)`` answers the number that begins at that token, with its rounding step, or None.
It knows figures and their grouping, scale words (million, bn, crore, 万), number words, fractions,
shares ("one in five") and vague counts ("tens of thousands"); it knows nothing of units.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from articles.quantities import words
from articles.quantities.figures import figures_at, share
from articles.quantities.lexicon import words as word_list
from articles.quantities.rounding import step_of
from articles.quantities.tokens import Token, is_hyphen, low, skip_hyphen
from articles.quantities.values import Numeral

_BEFORE_A_HALF = word_list("before a half")
_AFTER_A_HALF = word_list("after a half")
_UNCOUNTED = word_list("uncounted")
_NOUNS_OF_TIME = ("time", "day", "year", "term", "season", "quarter", "week", "straight")
_HALVED = ("mile", "hour", "inch", "point", "century", "acre", "cup", "pound", "percentage")
_MOST_OF = 3  # tokens of "tens of thousands of millions", already more than anyone writes
_NO_SHARE_OF = word_list("time spans") | frozenset(
    ("minute", "minutes", "hour", "hours", "%", "percent", "per", "games", "matches")
)


def read(tokens: Sequence[Token], at: int) -> Numeral | None:
    """The number that begins at token ``at``, read as far as it goes; None when there is none."""
    number = _simple(tokens, at)
    if number is None:
        return None
    return _one_in_so_many(tokens, at, number) or _scaled(tokens, number)


def _simple(tokens: Sequence[Token], at: int) -> Numeral | None:
    if not 0 <= at < len(tokens):
        return None
    if tokens[at].kind in ("number", "fraction"):
        decides = scale_at(tokens, at + 1) is not None
        comma = decides or low(tokens, at + 1) in ("%", "percent", "per")
        number = figures_at(tokens, at, decimal_comma=comma)
    elif tokens[at].low in words.STARTERS:
        number = _vague(tokens, at) or _part(tokens, at) or _spelled_out(tokens, at)
    else:
        return None
    return number and (_and_a_half(tokens, number) or number)


def scale_at(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The power of ten that a scale word at this token stands for, past a joining hyphen."""
    return words.SCALES.get(low(tokens, skip_hyphen(tokens, at)))


def _scaled(tokens: Sequence[Token], number: Numeral) -> Numeral:
    """Multiply by the scale words that follow: 3 million, 5 lakh crore, 4 hundred million, 13亿."""
    scale = Decimal(1)
    at = number.last
    factor = scale_at(tokens, at)
    while factor is not None and scale * factor <= words.LARGEST_SCALE:
        scale *= factor
        at = skip_hyphen(tokens, at) + 1
        factor = scale_at(tokens, at)
    return number if scale == 1 else by_scale(number, scale, at)


def by_scale(number: Numeral, scale: Decimal, last: int | None = None) -> Numeral:
    """The same number in units of ``scale``, such as the two of "2 to 3 million"."""
    return replace(
        number,
        value=number.value * scale,
        upper=None if number.upper is None else number.upper * scale,
        step=number.step * scale,
        scale=number.scale * scale,
        last=number.last if last is None else last,
    )


def _and_a_half(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """A mixed number in words: two and a half, two-and-a-half."""
    at = number.last
    following = ""
    for _ in range(3):
        at = skip_hyphen(tokens, at)
        following += f" {low(tokens, at)}"
        at += 1
    part = words.AND_A_PART.get(following.lstrip())
    if part is None or number.value % number.scale:
        return None
    value = number.value + part * number.scale
    mantissa = value / number.scale
    return replace(number, value=value, mantissa=mantissa, step=part * number.scale, last=at)


def _one_in_so_many(tokens: Sequence[Token], at: int, above: Numeral) -> Numeral | None:
    """A share such as one in five, nine out of 10, 1-in-100; "two in four days" is none."""
    at = skip_hyphen(tokens, above.last)
    out_of = low(tokens, at) == "out" and low(tokens, at + 1) == "of"
    if not out_of and (low(tokens, at) != "in" or above.value > 9):
        return None
    at = skip_hyphen(tokens, at + 1 + out_of)
    below = _simple(tokens, at)
    if below is None or below.upper is not None or below.share:
        return None
    below = _scaled(tokens, below)
    whole = above.value % 1 == 0 and below.value % 1 == 0
    if not whole or not 0 < above.value < below.value or _is_year(tokens[at].text):
        return None
    if low(tokens, below.last) in _NO_SHARE_OF:
        return None
    return share(above.value / below.value, below.last, figures=above.figures)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1500 <= int(text) <= 2100


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """An order of magnitude, "tens of thousands of people": from the named size to ten of it."""
    if low(tokens, at) not in words.VAGUE or low(tokens, at - 1) in _UNCOUNTED:
        return None
    size, last = words.VAGUE[low(tokens, at)], at + 1
    while (
        low(tokens, last) == "of" and low(tokens, last + 1) in words.VAGUE and last <= at + _MOST_OF
    ):
        size *= words.VAGUE[low(tokens, last + 1)]
        last += 2
    if last == at + 1 and low(tokens, last) not in ("of", "more"):
        return None
    return Numeral(size, Decimal(0), last, upper=size * 10, mantissa=size)


def _part(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A fraction in words: half, a third, two-thirds, half a million, three quarters billion."""
    for length in (2, 1):
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
        if (length > 1 and is_hyphen(tokens, at + 1)) or _is_share(tokens, at, last):
            return share(value, last)
    return None


def _of_a_scale(tokens: Sequence[Token], value: Decimal, last: int) -> Numeral | None:
    """The rest of half a million: perhaps "of", perhaps "a", and a scale word or "dozen"."""
    at = skip_hyphen(tokens, last)
    at += low(tokens, at) == "of"
    at += low(tokens, at) in ("a", "an", "one")
    at = skip_hyphen(tokens, at)
    if low(tokens, at) == "dozen":
        return Numeral(value * 12, Decimal(1), at + 1, mantissa=value * 12)
    number = _scaled(tokens, share(value, at))
    return replace(number, share=False) if number.scale > 1 else None


def _is_share(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether half, a third or three quarters is a share and not an ordinal or a period."""
    if low(tokens, at - 1) in _BEFORE_A_HALF:
        return False
    after = low(tokens, last)
    if is_hyphen(tokens, last) and low(tokens, last + 1) in _HALVED:
        return True
    if low(tokens, at) == "quarter":
        return False  # three months, or part of a town
    if last >= len(tokens):
        return True  # nothing else is written
    if low(tokens, at - 1) in ("by", "nearly", "almost", "roughly") and after not in _NOUNS_OF_TIME:
        return True
    if low(tokens, at) == "half":
        return after in _AFTER_A_HALF
    return after in ("of", "as", "less", "more") or (after == "the" and low(tokens, at) != "a")


def _spelled_out(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A number word by word: one hundred and twenty-three thousand, a hundred, two dozen."""
    reading = words.Spelling()
    last = at
    if low(tokens, at) in ("a", "an"):
        if low(tokens, at + 1) not in words.AFTER_AN_A or low(tokens, at - 1) in _UNCOUNTED:
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
    step = reading.scale * step_of(reading.mantissa)
    number = Numeral(value, step, last, mantissa=reading.mantissa, scale=reading.scale)
    return _with_point(tokens, number) or number


def _with_point(tokens: Sequence[Token], number: Numeral) -> Numeral | None:
    """A decimal in words: three point one four."""
    if low(tokens, number.last) != "point" or number.scale > 1:
        return None
    digits = ""
    at = number.last + 1
    while words.SMALL.get(low(tokens, at), 10) < 10 and len(digits) < 6:
        digits += str(words.SMALL[low(tokens, at)])
        at += 1
    if not digits:
        return None
    value = number.value + Decimal(f"0.{digits}")
    return replace(number, value=value, mantissa=value, step=step_of(value), last=at)
