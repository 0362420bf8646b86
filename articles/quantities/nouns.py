"""The noun that a number counts: "4,400 domestic AI enterprises", "one of the best wireless
speakers".

There is no dictionary and no tagger here: a noun phrase runs from the number to the first word that
cannot stand inside one, and its head is the first plural noun in it (the last word, after "one").
"""

from collections.abc import Sequence

from articles.quantities.numerals import is_hyphen, low, skip_hyphen
from articles.quantities.plurals import is_plural, singular
from articles.quantities.tokens import Token

_LONGEST = 7
_STOPS = frozenset(
    """
    a an the this that these those my your his her its our their some any each every no all
    both either neither of in on at by for from to with without within into onto over under
    above below between among against across after before during since until till through
    throughout towards toward upon about around near off out up down per via versus vs than
    then as but if or nor so yet because while when where who whom whose which what how why
    is are was were be been being am has have had having do does did will would can could
    shall should may might must not never also just only even still already ever again once
    here there now today yesterday tomorrow i you he she it we they me him us them said says
    say told tells added noted according including despite away ago apart along behind
    beyond beside besides back forward ahead later earlier instead together too very amid
    alone each respectively plus minus times x rose fell gained lost dropped climbed jumped
    slipped monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december last next came went got made
    took began went who've who're they've""".split()
)
_COMPARATIVES = frozenset(
    "more other additional further extra new straight consecutive different such full".split()
)
_ATTRIBUTIVE = frozenset(
    "sports sales arms goods savings systems operations communications rights defense news human-rights customs "
    "women men children games appeals awards bonds drugs narcotics lives states".split()
)
_SUFFIXES = frozenset(("odd", "plus", "ish", "strong", "fold", "something"))
_NEVER_A_HEAD = frozenset("others ones years-long".split())


def noun_at(tokens: Sequence[Token], at: int, *, one: bool) -> tuple[str, int] | None:
    """The counted noun that begins at token ``at``, in the singular, and the token after it.

    ``one`` says that the number is one, so that a singular noun is expected. None when nothing is
    counted.
    """
    if is_hyphen(tokens, at):
        return _hyphenated(tokens, at + 1)
    if low(tokens, at) == "of":
        return _of_the(tokens, at)
    if one:
        return _singular_phrase(tokens, at)
    return _plural_phrase(tokens, at)


def _of_the(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "one of the best speakers", "three of its ministers"; the head is plural whatever the number."""
    if low(tokens, at + 1) not in (
        "the",
        "its",
        "their",
        "his",
        "her",
        "these",
        "those",
        "our",
        "my",
        "your",
    ):
        return None
    return _plural_phrase(tokens, at + 2)


def _hyphenated(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "11-member", "two-door version": the word that is joined on."""
    if (
        at >= len(tokens)
        or tokens[at].kind != "word"
        or not tokens[at].glued
        or tokens[at].low in _STOPS | _SUFFIXES
    ):
        return None
    return singular(tokens[at].text), at + 1


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """The token after the run of words that may form one noun phrase."""
    last = at
    while last < min(len(tokens), at + _LONGEST):
        token = tokens[last]
        joins = is_hyphen(tokens, last) and last + 1 < len(tokens) and tokens[last + 1].glued
        if not joins and token.kind != "word":
            break
        if token.low in _STOPS:
            break
        if token.low == "and" and (last == at or low(tokens, last + 1) in _STOPS):
            break
        last += 1
    return last


def _plural_phrase(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    end = _phrase_end(tokens, at)
    for head in range(at, end):
        word = tokens[head].low
        if not is_plural(word) or word in _NEVER_A_HEAD:
            continue
        if is_hyphen(tokens, head + 1) or (
            word in _ATTRIBUTIVE and head + 1 < end and is_plural(low(tokens, head + 1))
        ):
            continue
        return _name(tokens, at, head), head + 1
    return None


def _singular_phrase(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """After "one": up to the first stop; a word in -s that is not its possessive is the verb."""
    end = _phrase_end(tokens, at)
    last = at
    while last < end and tokens[last].low != "and":
        if last > at and is_plural(tokens[last].low) and not is_hyphen(tokens, last + 1):
            break
        last += 1
    if last == at or is_plural(tokens[at].low):
        return None
    return _name(tokens, at, last - 1), last


def _name(tokens: Sequence[Token], at: int, head: int) -> str:
    """The phrase in the singular, hyphens kept, without a leading comparative ("more", "other")."""
    while at < head and tokens[at].low in _COMPARATIVES:
        at += 1
    text = ""
    for index in range(at, head + 1):
        piece = singular(tokens[index].text) if index == head else tokens[index].text
        joined = text and (tokens[index].text in "-\u2010\u2011" or text[-1] in "-\u2010\u2011")
        text += piece if joined or not text else f" {piece}"
    return text


def starts_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins a number ending here to a word ("five-year")."""
    after = skip_hyphen(tokens, at)
    return after > at and tokens[after].kind == "word"
