"""The noun that a number counts: 4,400 domestic AI enterprises, one of the best wireless speakers.

There is no dictionary and no tagger here: a noun phrase runs from the number to the first word that
cannot stand inside one, and its head is the first plural noun in it (the last word, after "one").
"""

import re
from collections.abc import Sequence

from articles.quantities.lexicon import words
from articles.quantities.plurals import is_plural, singular
from articles.quantities.tokens import Token, is_hyphen, low
from articles.quantities.words import SMALL

_LONGEST = 7
_STOPS = words("noun stops")
_COMPARATIVES = words("comparatives")
_NO_HEADS = words("no heads")
_SUFFIXES = words("joined suffixes")
_DETERMINERS = frozenset(
    ("the", "its", "their", "his", "her", "these", "those", "our", "my", "your")
)
_APOSTROPHE = re.compile("['’]")
_HYPHENS = ("-", "\u2010", "\u2011")
Noun = tuple[str, int]


def noun_at(tokens: Sequence[Token], at: int, *, one: bool) -> Noun | None:
    """The counted noun that begins at token ``at``, in the singular, and the token after it.

    ``one`` says that the number is one, so that a singular noun is expected. None when nothing is
    counted.
    """
    if is_hyphen(tokens, at):
        return _joined(tokens, at + 1)
    if low(tokens, at) == "of" and low(tokens, at + 1) in _DETERMINERS:
        return _plural_phrase(tokens, at + 2)
    if one:
        return _singular_phrase(tokens, at)
    return _plural_phrase(tokens, at) or _acronym(tokens, at)


def _joined(tokens: Sequence[Token], at: int) -> Noun | None:
    """The word that a hyphen joins to the number: 11-member, two-door."""
    if at >= len(tokens) or tokens[at].kind != "word" or not tokens[at].glued:
        return None
    if tokens[at].low in SMALL or tokens[at].capitalised:
        return None  # fifty-fifty, 7-Eleven
    if tokens[at].low in _STOPS or tokens[at].low in _SUFFIXES or tokens[at].low.endswith("ed"):
        return None  # 4,400-odd, one-sided
    return singular(tokens[at].text), at + 1


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """The token after the run of words that may form one noun phrase."""
    last = at
    while last < min(len(tokens), at + _LONGEST) and _continues(tokens, at, last):
        last += 1
    return last


def _continues(tokens: Sequence[Token], at: int, here: int) -> bool:
    token = tokens[here]
    if is_hyphen(tokens, here):
        return here + 1 < len(tokens) and tokens[here + 1].glued
    if token.kind == "number":
        return _is_model(tokens, here) and (here > at or _is_generation(tokens, here))
    if token.kind != "word" or _stops(token):
        return False
    return token.low != "and" or (here > at and low(tokens, here + 1) not in _STOPS)


def _stops(token: Token) -> bool:
    """Whether a word ends a noun phrase; "US" and "IT" are no pronouns, "he's" is one."""
    if len(token.text) > 1 and token.text.isupper():
        return False
    return _APOSTROPHE.split(token.low, maxsplit=1)[0] in _STOPS


def _is_model(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number inside a phrase is part of a name: two new 737 Max jets, 63,150 Model 3s."""
    return tokens[at - 1].capitalised or (at + 1 < len(tokens) and tokens[at + 1].capitalised)


def _is_generation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number that begins a phrase is a name: 3.377 million 5G base stations."""
    after = at + 1
    return after < len(tokens) and tokens[after].glued and tokens[after].capitalised


def _plural_phrase(tokens: Sequence[Token], at: int) -> Noun | None:
    end = _phrase_end(tokens, at)
    for head in range(at, end):
        word = tokens[head].low
        plural_model = word == "s" and tokens[head].glued and tokens[head - 1].kind == "number"
        if plural_model and head > at + 1:
            return _name(tokens, at, head - 1), head + 1
        if not is_plural(word) or word in _NO_HEADS or is_hyphen(tokens, head + 1):
            continue
        if _goes_on(tokens, head, end):
            continue
        return _name(tokens, at, head), head + 1
    return None


def _goes_on(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Whether a later plural is the head: the largest teachers unions, plain-clothes officers."""
    following = low(tokens, head + 1) if head + 1 < end else ""
    if is_hyphen(tokens, head - 1) and tokens[head].glued:
        return any(is_plural(tokens[index].low) for index in range(head + 1, end))
    return is_plural(following) and following not in _NO_HEADS


def _singular_phrase(tokens: Sequence[Token], at: int) -> Noun | None:
    """After "one": up to the first stop; a word in -s is the verb."""
    end = _phrase_end(tokens, at)
    last = at
    while last < end and tokens[last].low != "and":
        if last > at and is_plural(tokens[last].low) and not is_hyphen(tokens, last + 1):
            break
        last += 1
    if last == at or is_plural(tokens[at].low):
        return None
    return _name(tokens, at, last - 1), last


def _acronym(tokens: Sequence[Token], at: int) -> Noun | None:
    """A unit in capitals that closes its phrase: 0.5 WAR."""
    if at >= len(tokens) or tokens[at].glued or not tokens[at].text.isalpha():
        return None
    text = tokens[at].text
    closes = at + 1 == len(tokens) or tokens[at + 1].kind == "mark" or low(tokens, at + 1) in _STOPS
    return (text, at + 1) if text.isupper() and 2 <= len(text) <= 4 and closes else None


def _name(tokens: Sequence[Token], at: int, head: int) -> str:
    """The phrase in the singular, hyphens kept, without a leading comparative ("more", "other")."""
    while at < head and tokens[at].low in _COMPARATIVES:
        at += 1
    text = ""
    for index in range(at, head + 1):
        piece = singular(tokens[index].text) if index == head else tokens[index].text
        joined = not text or piece in _HYPHENS or text[-1] in _HYPHENS
        text += piece if joined else f" {piece}"
    return text
