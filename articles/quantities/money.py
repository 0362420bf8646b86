"""How a currency and a number are put together: signs, letters for a scale, small change."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from articles.quantities import numerals, units
from articles.quantities.lexicon import words
from articles.quantities.nouns import noun_at
from articles.quantities.tokens import Token, is_hyphen, low
from articles.quantities.values import Numeral, Unit, UnitKind

_LETTERS = {"k": 3, "K": 3, "m": 6, "M": 6, "b": 9, "B": 9, "t": 12, "T": 12, "cr": 7}
_MILLIONS_OF = words("counted in millions")
_NEAR = 5
_SCALED_CODES = {"k": 3, "K": 3, "m": 6, "M": 6, "B": 9}
_RISKY_SIGNS = ("R", "PS")  # also begin model names: R2, PS4
_SAFE_SIGNS = ("Rs", "RM", "Rp", "Tk", "Dh", "Sh")
_COUNTRIES = {"us": "USD", "u.s.": "USD", "canadian": "CAD", "cdn": "CAD", "australian": "AUD"}
_WORDS_TOO = ("ALL", "TOP", "TRY", "CUP", "PEN", "MAD", "GEL", "SOS", "MOP")
_PARTS = ("cent", "penny", "sen", "fen", "paisa", "kopeck")
_WHOLE_AND_CENTS = 100
Money = tuple[Numeral, Unit, int]


def fits(tokens: Sequence[Token], first: int, at: int, number: Numeral) -> bool:
    """Whether letters before a number are a currency there: R1.5bn and USD115, but not R2."""
    sign = "".join(token.text for token in tokens[first:at])
    if first > 0 and tokens[first].glued and tokens[first - 1].text[-1].isalnum():
        return False
    if not sign.isalpha():
        return True
    after = units.unit_at(tokens, number.last)
    if not number.figures or (after is not None and after[0].kind is UnitKind.PERCENT):
        return False
    if (len(sign) > 2 and sign.islower()) or sign in _WORDS_TOO:
        return number.value >= 1000
    glued_code = len(sign) < 3 and tokens[at].glued and sign not in _SAFE_SIGNS
    plain = number.scale == 1 and number.value % 1 == 0 and "," not in tokens[at].text
    if sign in _RISKY_SIGNS:
        return not plain or (number.value >= 100 and not glued_code)
    return not (glued_code and plain)


def with_letter(tokens: Sequence[Token], number: Numeral, *, money: bool, alone: bool) -> Numeral:
    """A scale written as one letter: $13.6M, HK$5.4m, 10k users.

    Without a currency sign an "m" may be metres, so that what is counted must follow; ``alone``
    says that the number stands by itself and cannot be a length.
    """
    at = number.last
    if not number.figures or number.scale > 1 or at >= len(tokens):
        return number
    letter = tokens[at].text
    if letter not in _LETTERS or (is_hyphen(tokens, at + 1) and not money):
        return number
    last_word = alone and at + 1 == len(tokens) and letter not in "tT"
    if money or (tokens[at].glued and (last_word or _counts(tokens, at))):
        return numerals.by_scale(number, Decimal(10) ** _LETTERS[letter], at + 1)
    return number


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a currency or a counted noun follows the letter at this token."""
    currency = units.unit_at(tokens, at + 1)
    if currency is not None:
        return currency[0].kind is UnitKind.CURRENCY
    if any(token.low in _MILLIONS_OF for token in tokens[max(0, at - _NEAR) : at]):
        return tokens[at].text in "mM"
    if tokens[at].text in ("t", "T", "b", "cr") or low(tokens, at + 1) == "of":
        return False
    return noun_at(tokens, at + 1, one=False) is not None


def after_sign(tokens: Sequence[Token], unit: Unit, last: int) -> tuple[Unit, int]:
    """What may follow when the sign stood before: $31.20 US, $10 dollars. The unit, and its end."""
    country = _COUNTRIES.get(low(tokens, last))
    if unit.code == "USD" and country is not None:
        meant = units.unit_for_code(country) or unit
        return meant, last + 1 + (low(tokens, last + 1) in ("dollar", "dollars"))
    again = units.unit_at(tokens, last)
    if again is None or not tokens[last].text.isalpha() or again[0].kind is not UnitKind.CURRENCY:
        return unit, last
    same_word = again[0].name.split()[-1] == unit.name.split()[-1]
    return (unit, again[1]) if same_word else (unit, last)


def scaled_unit(tokens: Sequence[Token], number: Numeral, at: int) -> Money | None:
    """A scale in or after the currency: 120 MEUR, 75 USD million."""
    if at >= len(tokens) or number.scale > 1:
        return None
    word = tokens[at].text
    inside = units.unit_for_code(word[1:]) if len(word) == 4 and word[1:].isupper() else None
    if inside is not None and inside.kind is UnitKind.CURRENCY and word[0] in _SCALED_CODES:
        factor = Decimal(10) ** _SCALED_CODES[word[0]]
        return numerals.by_scale(number, factor), inside, at + 1
    found = units.unit_at(tokens, at)
    if found is None or found[0].kind is not UnitKind.CURRENCY:
        return None
    scale = numerals.scale_at(tokens, found[1])
    if scale is None or is_hyphen(tokens, found[1]):
        return None
    return numerals.by_scale(number, scale), found[0], found[1] + 1


def with_cents(tokens: Sequence[Token], number: Numeral, last: int) -> tuple[Numeral, int]:
    """Small change that goes with the amount: thirteen dollars and forty-five cents, 15 dollars 50.

    Two digits without a name are change only at the end of their sentence part.
    """
    at = last + (low(tokens, last) == "and")
    change = numerals.read(tokens, at)
    if (
        change is None
        or change.scale > 1
        or number.value % 1
        or not 0 < change.value < _WHOLE_AND_CENTS
    ):
        return number, last
    named = units.unit_at(tokens, change.last)
    if named is not None and named[0].code in _PARTS:
        end = named[1]
    elif at == last and change.value >= 10 and _closes(tokens, change.last):
        end = change.last
    else:
        return number, last
    cents = change.value / _WHOLE_AND_CENTS
    return replace(number, value=number.value + cents, step=Decimal("0.01"), last=number.last), end


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence part ends here; "15 USD 50 more" goes on about the same amount."""
    return at >= len(tokens) or tokens[at].text in ".,;!?)" or tokens[at].low == "more"
