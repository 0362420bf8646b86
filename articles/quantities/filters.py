"""What looks like a number and is no quantity: each rule has a name and says True to refuse it."""

import re
from collections.abc import Callable, Sequence

from articles.quantities.amounts import Amount
from articles.quantities.changes import FALLING, RISING
from articles.quantities.lexicon import words
from articles.quantities.tokens import Token, is_hyphen, low
from articles.quantities.values import UnitKind
from articles.quantities.words import SMALL

Rule = Callable[[Sequence[Token], Amount], bool]

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21[0-4]\d")
_DASHES = ("-", "–", "—", "\u2010", "\u2011")
_OF_THESE = ("them", "these", "those", "which", "whom")
_LARGEST_ODDS = 99
_YEAR_PARTS = ("quarter", "second", "day")
_ENDS = (".", "!", "?", ":", "\n")
_PEOPLE = ("person", "man", "woman", "child", "worker", "employee", "resident", "passenger")
_POSSESSIVE = ("'s", "’s")
_FORMATS = ("360p", "480p", "720p", "1080p", "1440p", "2160p")
_MONTHS = words("months")
_HOURS = words("hours")
_LABELS = words("labels")
_LABELS_OF_COUNTS = words("labels before a noun")
_STREETS = words("streets")
_BEFORE_A_YEAR = words("before a year") | _MONTHS
_BEFORE_A_PRONOUN = words("before a pronoun")
_AFTER_A_PRONOUN = words("after a pronoun")
_FUNCTION_WORDS = words("function words") | words("headline verbs") | RISING | FALLING
_LEADS_TO = words("leads to a number")
_MEASURE_WORDS = words("measure words")
_TIME_SPANS = words("time spans")


def is_a_date(tokens: Sequence[Token], amount: Amount) -> bool:
    """A day of a month: January 12, 19 Jan. 2024, the 5th of May."""
    if amount.named or amount.number.scale > 1 or not 1 <= amount.value <= 31:
        return False
    first, last = amount.digits
    before = low(tokens, first - 2 if low(tokens, first - 1) == "." else first - 1)
    after = low(tokens, last)
    return before in _MONTHS or (after in _MONTHS and after not in ("may", "march"))


def is_a_year(tokens: Sequence[Token], amount: Amount) -> bool:
    """A year: in 2023, the 2020 Olympics, its 1988 sales. Only a round number is a count."""
    first, last = amount.digits
    if last != first + 1 or not _YEAR.fullmatch(tokens[first].text):
        return False
    if amount.named:
        return low(tokens, last) in _YEAR_PARTS and amount.first == first
    if amount.unit.kind is not UnitKind.COUNT or amount.value % 50:
        return True
    before = low(tokens, first - 1)
    return before in _BEFORE_A_YEAR or before in ("", *_ENDS) or tokens[last].capitalised


def is_a_decade(tokens: Sequence[Token], amount: Amount) -> bool:
    """A decade: the 1990s, the '80s, the 2010's."""
    first, last = amount.digits
    if low(tokens, last) in ("'", "’") and tokens[last].glued:
        last += 1
    return low(tokens, last) == "s" and tokens[last].glued and tokens[first].kind == "number"


def is_a_time_of_day(tokens: Sequence[Token], amount: Amount) -> bool:
    """An hour, 10:27 PM, 10.45pm, 5 a.m., and any other numbers about a colon."""
    first, last = amount.digits
    if low(tokens, last) in _HOURS and amount.value < 24:
        return True
    if low(tokens, last) == ":" and tokens[last].glued and _glued_number(tokens, last + 1):
        return True
    joined = low(tokens, first - 1) == ":" and tokens[first].glued and tokens[first - 1].glued
    return joined and first > 1 and tokens[first - 2].kind == "number"


def is_an_ordinal(tokens: Sequence[Token], amount: Amount) -> bool:
    """A place in an order: the 96th minute, 21st."""
    last = amount.digits[1]
    return low(tokens, last) in ("st", "nd", "rd", "th") and tokens[last].glued


def is_a_score_or_code(tokens: Sequence[Token], amount: Amount) -> bool:
    """Numbers joined by a dash or slash that is no range: 3-2, 2012-13, 555-0143, 24/7."""
    first, last = amount.digits
    joins = (*_DASHES, "/")
    if low(tokens, first - 1) in joins and first > 1 and tokens[first].glued:
        if tokens[first - 2].kind == "number" and tokens[first - 1].glued:
            return True
    if _is_ratio(tokens, amount):
        return True
    return low(tokens, last) in joins and tokens[last].glued and _glued_number(tokens, last + 1)


def _is_ratio(tokens: Sequence[Token], amount: Amount) -> bool:
    """Odds or a majority: a 2-to-1 vote, split 4 to 1."""
    if amount.named or amount.number.scale > 1 or not 0 <= amount.value <= _LARGEST_ODDS:
        return False
    first, last = amount.digits
    after = last + 1 + is_hyphen(tokens, last)
    if low(tokens, after - 1) == "to":
        other = _small_number(tokens, after + is_hyphen(tokens, after))
        return other is not None and other < amount.value
    before = first - 1 - is_hyphen(tokens, first - 1)
    if low(tokens, before) != "to":
        return False
    other = _small_number(tokens, before - 1 - is_hyphen(tokens, before - 1))
    return other is not None and other > amount.value


def _small_number(tokens: Sequence[Token], at: int) -> int | None:
    word = low(tokens, at)
    if word in SMALL:
        return SMALL[word]
    return int(word) if word.isdecimal() and len(word) < 3 else None


def is_a_name(tokens: Sequence[Token], amount: Amount) -> bool:
    """Part of a name: A380, COVID-19, 5G, Boeing 737, S&P 500, Big 12."""
    first, last = amount.digits
    if amount.first < first and amount.value >= 0:
        return False  # a currency sign stands before the number
    if first > 0 and tokens[first].glued and _is_letter(tokens[first - 1].text[-1]):
        return True
    if last < len(tokens) and amount.last <= last and tokens[last].glued:
        if tokens[last].kind == "word" and tokens[last].text[0].isascii():
            return True  # 4K, 3D
    if low(tokens, first) + low(tokens, last) in _FORMATS:
        return True
    if first > 1 and is_hyphen(tokens, first - 1) and tokens[first].glued:
        joined = tokens[first - 2]
        of_two = joined.low == "in" and is_hyphen(tokens, first - 3)  # 2-in-1
        word = tokens[first].kind == "word"
        return joined.capitalised or joined.kind == "number" or word or of_two
    return _follows_a_capital(tokens, amount)


def _is_letter(char: str) -> bool:
    """Whether a letter of a script that puts spaces between words: Latin, Greek, Cyrillic."""
    return char.isalpha() and char < "\u0590"


def _follows_a_capital(tokens: Sequence[Token], amount: Amount) -> bool:
    first = amount.first
    if first == 0 or amount.named or amount.number.scale > 1:
        return False
    before = tokens[first - 1]
    if not before.capitalised or before.low in _FUNCTION_WORDS or before.low.endswith(_POSSESSIVE):
        return False
    if amount.unit.name in _PEOPLE:
        return False
    text = tokens[amount.digits[0]].text
    counts_decimals = "." in text and amount.unit.kind is UnitKind.COUNT
    return text[0].isdigit() and "," not in text and not counts_decimals


def is_labelled(tokens: Sequence[Token], amount: Amount) -> bool:
    """The number of a thing: Section 427, page 12, a category 4 hurricane, No. 5, #3."""
    first = amount.first
    if amount.named or amount.number.scale > 1:
        return False
    before = low(tokens, first - 1)
    if before in ("-", "."):
        before = low(tokens, first - 2)
        return before in _LABELS and before not in _TIME_SPANS
    if before == "#":
        return True
    if before == "of" and first > 1 and tokens[first - 2].text in ("Group", "Committee"):
        return True
    counts = amount.unit.kind is UnitKind.COUNT and before in _LABELS_OF_COUNTS
    return before in _LABELS and not counts


def is_an_address(tokens: Sequence[Token], amount: Amount) -> bool:
    """A house number: 575 Wilbraham Road, 9 E 71st St."""
    last = amount.digits[1]
    if amount.named or amount.number.scale > 1:
        return False
    for index in range(last, min(last + 5, len(tokens))):
        if index > last and tokens[index].low in _STREETS:
            return True
        if not (tokens[index].capitalised or tokens[index].kind == "number"):
            return index > last and low(tokens, index) in ("st", "nd", "rd", "th")
    return False


def is_a_pronoun(tokens: Sequence[Token], amount: Amount) -> bool:
    """A "one" that counts nothing: the one, one another, no one, one day."""
    first, last = amount.digits
    if (
        low(tokens, first) != "one"
        or last != first + 1
        or amount.named
        and low(tokens, last) != "day"
    ):
        return False
    if low(tokens, first - 1) in _BEFORE_A_PRONOUN or low(tokens, last) in _AFTER_A_PRONOUN:
        return True
    return amount.unit.kind is UnitKind.NONE


def is_a_kind_of_span(tokens: Sequence[Token], amount: Amount) -> bool:
    """A length of time that only describes: a two-month contract, its three-year forecast."""
    last = amount.digits[1]
    if not is_hyphen(tokens, last) or low(tokens, last + 1) not in _TIME_SPANS:
        return False
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if after is None or amount.last != last + 2:
        return False
    return after.kind != "mark" or after.text in ("$", "€", "£")


def is_bare(tokens: Sequence[Token], amount: Amount) -> bool:
    """A number with nothing that makes it a quantity: no unit, scale, decimals, or verb before."""
    number = amount.number
    if amount.unit.kind or number.scale > 1 or number.share or amount.first < amount.digits[0]:
        return False
    if not number.figures:
        return True
    text = tokens[amount.digits[0]].text
    if "," in text or "." in text or number.value % 1:
        return False
    if low(tokens, amount.last) in _MEASURE_WORDS:
        return False
    of_them = low(tokens, amount.last) == "of" and low(tokens, amount.last + 1) in _OF_THESE
    return not of_them and low(tokens, amount.first - 1) not in _LEADS_TO


def _glued_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number" and tokens[at].glued


RULES: tuple[Rule, ...] = (
    is_a_date,
    is_a_decade,
    is_a_year,
    is_a_time_of_day,
    is_an_ordinal,
    is_a_score_or_code,
    is_a_name,
    is_labelled,
    is_an_address,
    is_a_pronoun,
    is_a_kind_of_span,
    is_bare,
)
_NOT_OF_RANGES = (is_a_score_or_code, is_bare, is_a_year, is_a_kind_of_span)
_OF_RANGE_ENDS = (is_a_date, is_a_decade, is_a_time_of_day, is_an_ordinal, is_an_address)


def refusal(tokens: Sequence[Token], amount: Amount) -> Rule | None:
    """The first rule that turns this amount down, None when it is a quantity."""
    return next((rule for rule in RULES if rule(tokens, amount)), None)


def pair_refusal(tokens: Sequence[Token], start: Amount, end: Amount) -> Rule | None:
    """The rule that turns a range down; bare numbers and what looks like a code may stand there."""
    signed = end.first < end.digits[0] and end.value >= 0
    if _is_year_text(tokens, start) and (not end.named or signed or _is_year_text(tokens, end)):
        return is_a_year
    of_start = (rule for rule in RULES if rule not in _NOT_OF_RANGES and rule(tokens, start))
    of_end = (rule for rule in _OF_RANGE_ENDS if rule(tokens, end))
    return next(of_start, None) or next(of_end, None)


def _is_year_text(tokens: Sequence[Token], amount: Amount) -> bool:
    plain = amount.first == amount.digits[0] and amount.number.scale == 1
    return plain and bool(_YEAR.fullmatch(tokens[amount.first].text))
