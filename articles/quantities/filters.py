"""What looks like a number and is no quantity: each rule has a name, and says True to turn the
number down.
"""

import re
from collections.abc import Callable, Sequence

from articles.quantities.amounts import Amount
from articles.quantities.numerals import low
from articles.quantities.tokens import Token
from articles.quantities.values import UnitKind

Rule = Callable[[Sequence[Token], Amount], bool]

_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_ZONES_OF_DAY = frozenset(
    "am pm a.m p.m a.m. p.m. o'clock o\u2019clock gmt est edt pst pt et utc bst noon".split()
)
_DASHES = ("-", "–", "—", "\u2010", "\u2011", "/")
_LABELS = frozenset(
    """
    section sections chapter page pages no no. nos number room article figure table phase
    level category version part grade type division stage channel unit flight gate line
    highway interstate route exit item rule title volume vol vol. episode round lap game
    hole class tier top season under last platform district ward block apartment apt apt.
    suite floor building lot bus train runway schedule annex appendix clause paragraph
    amendment proposition resolution bill act psalm verse scene day week year fiscal week
    quarter step formula f group pool zone area sector terminal door lane sept track size
    mark model series generation gen form code zip isbn day hurricane storm sequence seed
    rank ranked world band scope""".split()
)
_STREETS = frozenset(
    "street st st. road rd rd. avenue ave ave. drive dr lane ln boulevard blvd court place way square highway".split()
)
_BEFORE_YEAR = (
    frozenset(
        """
    in since by during of from until till before after for to through throughout early late
    mid fiscal and between through spring summer autumn fall winter year season the circa
    around a""".split()
    )
    | _MONTHS
)
_PRONOUN_BEFORE = frozenset(
    """
    the this that which every no any another a each first last big good new old great little
    other second next only some such what your my his her our their its loved either young
    right wrong and""".split()
)
_PRONOUN_AFTER = frozenset(
    "another day who that is can could must which has was should would may might man's of's".split()
)
_FUNCTION_WORDS = frozenset(
    """ in on at by for from to with of and or but the a an than as if when while after before since
    over about around nearly almost some under at between up down more less only just even also both
    all these those its their his her our my your it they we he she i you this that there here is
    are was were has have had another where what every no not yes so meanwhile now still then some
    exactly roughly approximately most least last next first
    """
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21[0-4]\d")


def is_a_date(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "January 12", "19 Jan. 2024", "the 5th of May"."""
    if amount.named or amount.number.scale > 1 or not 1 <= amount.value <= 31:
        return False
    first, last = amount.digits
    before = low(tokens, first - 1)
    if before == "." and low(tokens, first - 2) in _MONTHS:
        before = low(tokens, first - 2)
    return before in _MONTHS or (
        low(tokens, last) in _MONTHS and low(tokens, last) not in ("may", "march")
    )


def is_a_year(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "in 2023", "the 2020 Olympics", "1990s", "January 2024"; but "about 2000 people" is a count."""
    first, last = amount.digits
    text = tokens[first].text
    if amount.named or last != first + 1 or not _YEAR.fullmatch(text):
        return False
    if amount.unit.kind is not UnitKind.COUNT:
        return True
    return (
        low(tokens, first - 1) in _BEFORE_YEAR
        or tokens[last].capitalised
        or low(tokens, first - 1) in ("", ".")
    )


def is_a_decade(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "1990s", "the '80s", "20s"."""
    last = amount.digits[1]
    if low(tokens, last) in ("'", "\u2019") and tokens[last].glued:
        last += 1
    return (
        low(tokens, last) == "s"
        and tokens[last].glued
        and tokens[amount.digits[0]].kind == "number"
    )


def is_a_time_of_day(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "10:27 PM", "10.45pm", "5 a.m.", and any other numbers about a colon."""
    first, last = amount.digits
    if low(tokens, last) in _ZONES_OF_DAY and amount.value < 24:
        return True
    colon_after = (
        low(tokens, last) == ":" and tokens[last].glued and _glued_number(tokens, last + 1)
    )
    colon_before = low(tokens, first - 1) == ":" and tokens[first].glued and tokens[first - 1].glued
    return colon_after or (colon_before and first > 1 and tokens[first - 2].kind == "number")


def is_an_ordinal(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "96th-minute", "21st"."""
    last = amount.digits[1]
    return low(tokens, last) in ("st", "nd", "rd", "th") and tokens[last].glued


def is_a_score_or_code(tokens: Sequence[Token], amount: Amount) -> bool:
    """Numbers joined by dashes or slashes that no range explains: "3-2", "2012-13", "555-0143",
    "24/7".
    """
    first, last = amount.digits
    before = (
        low(tokens, first - 1) in _DASHES
        and tokens[first - 1].glued
        and first > 1
        and tokens[first].glued
    )
    if before and tokens[first - 2].kind == "number":
        return True
    return low(tokens, last) in _DASHES and tokens[last].glued and _glued_number(tokens, last + 1)


def is_a_name(tokens: Sequence[Token], amount: Amount) -> bool:
    """A model, team, index or product: "A380", "COVID-19", "5G", "Boeing 737", "S&P 500", "Big 12"."""
    first, last = amount.digits
    if amount.first < first and not amount.value < 0:
        return False  # a currency sign stands before the number
    if first > 0 and tokens[first].glued and tokens[first - 1].text[-1].isalpha():
        return True
    if _glued_code_after(tokens, amount):
        return True
    if (
        first > 1
        and low(tokens, first - 1) in _DASHES[:-1]
        and tokens[first].glued
        and tokens[first - 1].glued
    ):
        return tokens[first - 2].capitalised or tokens[first - 2].kind == "number"
    return _after_a_capital(tokens, amount)


def _glued_code_after(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "5G", "4K", "3D", "737MAX": letters that no unit claimed."""
    last = amount.digits[1]
    if last >= len(tokens) or amount.last > last or not tokens[last].glued:
        return False
    return tokens[last].kind == "word" and tokens[last].text[0].isascii()


def _after_a_capital(tokens: Sequence[Token], amount: Amount) -> bool:
    first = amount.first
    if first == 0 or amount.named or amount.number.scale > 1 or tokens[first - 1].kind != "word":
        return False
    before = tokens[first - 1]
    if (
        not before.capitalised
        or before.low in _FUNCTION_WORDS
        or "," in tokens[amount.digits[0]].text
    ):
        return False
    starts_sentence = first == 1 or low(tokens, first - 2) in (".", "!", "?", ":")
    return amount.unit.kind is UnitKind.NONE or not (starts_sentence and before.low.endswith("ed"))


def is_labelled(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "Section 427", "page 12", "category 4 hurricane", "top 10", "No. 5", "#3"."""
    first = amount.first
    if amount.named or amount.number.scale > 1:
        return False
    before = low(tokens, first - 1)
    if before == "." and low(tokens, first - 2) in ("no", "vol", "art", "apt", "nos", "p", "pp"):
        return True
    if before == "-" and low(tokens, first - 2) in _LABELS:
        return True
    if before == "#":
        return True
    return before in _LABELS and not (
        amount.unit.kind is UnitKind.COUNT and before in ("last", "under")
    )


def is_an_address(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "575 Wilbraham Road", "9 E 71st St", "PA 23456"."""
    last = amount.digits[1]
    if amount.named or amount.number.scale > 1:
        return False
    for index in range(last, min(last + 5, len(tokens))):
        if tokens[index].kind == "mark" or not (
            tokens[index].capitalised or tokens[index].kind == "number"
        ):
            return index > last and low(tokens, index) in ("st", "nd", "rd", "th")
        if index > last and tokens[index].low in _STREETS:
            return True
    return False


def is_a_pronoun(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "the one", "one another", "no one", "one day": not one of anything."""
    first, last = amount.digits
    if low(tokens, first) != "one" or last != first + 1:
        return False
    if low(tokens, first - 1) in _PRONOUN_BEFORE or low(tokens, last) in _PRONOUN_AFTER:
        return True
    return amount.unit.kind is UnitKind.NONE


def is_bare(tokens: Sequence[Token], amount: Amount) -> bool:
    """A number with nothing that makes it a quantity: no unit, no scale, no decimals, no verb
    leading to it.
    """
    number = amount.number
    if (
        amount.unit.kind is not UnitKind.NONE
        or number.scale > 1
        or number.share
        or amount.first < amount.digits[0]
    ):
        return False
    if not number.figures:
        return True
    text = tokens[amount.digits[0]].text
    if "," in text or "." in text or number.value % 1:
        return False
    return low(tokens, amount.first - 1) not in _LEADS_TO


_LEADS_TO = frozenset(
    """
    by to at is was are were reached of than about around nearly almost over approximately
    roughly all only just least total from hit equals averaged totalled totaled some exactly
    be under reach exceeded surpassed""".split()
)


def _glued_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "number" and tokens[at].glued


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
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
        is_bare,
    )
}


_NOT_OF_RANGES = (is_a_score_or_code, is_bare, is_a_year)
_OF_RANGE_ENDS = (is_a_date, is_a_decade, is_a_time_of_day, is_an_ordinal, is_an_address)


def refusal(tokens: Sequence[Token], amount: Amount) -> str:
    """The name of the first rule that turns this amount down, empty when it is a quantity."""
    return next((name for name, rule in RULES.items() if rule(tokens, amount)), "")


def pair_refusal(tokens: Sequence[Token], start: Amount, end: Amount) -> str:
    """The name of the rule that turns a range down; what only looks like a code or bare number is
    fine in a range.
    """
    if (
        _YEAR.fullmatch(tokens[start.digits[0]].text)
        and not start.number.scale > 1
        and start.first == start.digits[0]
    ):
        if not end.named or _YEAR.fullmatch(tokens[end.digits[0]].text):
            return is_a_year.__name__
    for name, rule in RULES.items():
        if rule not in _NOT_OF_RANGES and rule(tokens, start):
            return name
    return next((rule.__name__ for rule in _OF_RANGE_ENDS if rule(tokens, end)), "")
