"""Noun phrases and subjects, as far as words without grammar tags can tell."""

import re
from collections.abc import Sequence

from .words import (
    BREAKS,
    DETERMINERS,
    LEVEL_VERBS,
    MOVE_VERBS,
    SAY_VERBS,
    STOPS,
    Word,
)

FILLERS = frozenset(
    """a an the about around by to at as up down record some just already now only total nearly
    almost over under more than less fewer roughly approximately least most many much high low
    between from estimated combined whopping still even another further its their well slightly
    little close nearer no an only some""".split()
)
COUNTING = ("number", "total", "amount", "value", "share", "proportion", "count", "average", "sum")
PRONOUNS = frozenset("it that this which they these those there he she we i who what one".split())
_ONESELF = frozenset("it they he she we i you".split())
_CONJUNCTIONS = frozenset(("and", "but", "or"))
_RELATIVES = frozenset(("that", "which", "who"))
_CLAUSE_WORDS = frozenset("while where when as because although though if since".split())
_PREPOSITIONS = frozenset(
    "in on at by for from with without after before during since among between".split()
)
LONGEST = 16
PHRASE = 6
NUMBER = re.compile(r"\d")
Range = tuple[int, int]


def with_of(words: Sequence[Word], last: int) -> int:
    """Past "of" and the words behind it, up to the end of the phrase."""
    if last >= len(words) or words[last].low != "of":
        return last
    end = last + 1
    while end < min(len(words), last + PHRASE) and not NUMBER.match(words[end].text):
        stops = ends_phrase(words, end) and words[end].low not in ("the", "its", "their")
        if stops and words[end].low != "and":
            break
        end += 1
    while end > last and words[end - 1].low in STOPS:
        end -= 1
    return max(end, last)


def last_before(words: Sequence[Word], first: int) -> int:
    """The last word before the figure that is no filler ("a record", "to about")."""
    index = first - 1
    while index >= 0 and words[index].low in FILLERS:
        index -= 1
    return index


def ends_phrase(words: Sequence[Word], index: int) -> bool:
    low = words[index].low
    if low in BREAKS or low in ".|" or low in STOPS or low in FILLERS:
        return True
    return low in LEVEL_VERBS or low in MOVE_VERBS or low in SAY_VERBS


def subject_before(words: Sequence[Word], verb: int) -> Range | None:
    piece = trimmed(words, clause_start(words, verb), verb)
    if piece is None or is_pronoun(words, piece) or words[piece[0]].low in _ONESELF:
        return None
    return piece


def is_pronoun(words: Sequence[Word], piece: Range | None) -> bool:
    return piece is not None and words[piece[1] - 1].low in PRONOUNS


def clause_start(words: Sequence[Word], end: int) -> int:
    """Where the clause begins that ends in a verb; an acronym in brackets is part of it."""
    first = end
    while first > 0 and end - first < LONGEST:
        low = words[first - 1].low
        if low == ")" and first > 2 and words[first - 3].low == "(":
            first -= 3
            continue
        if low in BREAKS or low in ".|" or low in _CLAUSE_WORDS or low in ("says", "said"):
            break
        if low in _RELATIVES and _complements(words, first - 1):
            break
        if low in _CONJUNCTIONS and starts_clause(words, first - 1):
            break
        first -= 1
    return first


def _complements(words: Sequence[Word], at: int) -> bool:
    """Whether "that" begins what is said, and does not tell more of the noun before it."""
    if at < 1 or words[at - 1].low in SAY_VERBS:
        return True
    following = words[at + 1] if at + 1 < len(words) else words[at]
    return following.low in DETERMINERS or following.low in PRONOUNS or following.is_name


def starts_clause(words: Sequence[Word], conjunction: int) -> bool:
    """Whether "and" joins clauses: a verb stands before it in its own clause."""
    index = conjunction - 1
    while index >= 0 and words[index].low not in BREAKS:
        low = words[index].low
        if low in LEVEL_VERBS or low in MOVE_VERBS or (low.endswith("ed") and len(low) > 4):
            return True
        index -= 1
    return False


def trimmed(words: Sequence[Word], first: int, end: int) -> Range | None:
    """Without determiners, "number of", a leading "In 2023" and words that cannot end a phrase."""
    first = past_lead(words, first, end)
    while first < end and (words[first].low in DETERMINERS or words[first].low in _CONJUNCTIONS):
        first += 1
    if first < end and words[first].low in ("total", "overall"):
        first += 1
    if first + 1 < end and words[first].low in COUNTING and words[first + 1].low == "of":
        first += 2
        while first < end and words[first].low in DETERMINERS:
            first += 1
    while end > first and (words[end - 1].low in STOPS or words[end - 1].low.endswith("wide")):
        if words[end - 1].low in PRONOUNS:
            break
        end -= 1
    return (first, end) if first < end else None


def past_lead(words: Sequence[Word], first: int, end: int) -> int:
    """Past a lead-in without a comma: With prices held constant | the change."""
    if first >= end or words[first].low not in _PREPOSITIONS:
        return first
    nouns = [k for k in range(first + 2, end) if words[k].low in DETERMINERS]
    if nouns:
        return nouns[-1]
    numbers = [k for k in range(first, end) if NUMBER.match(words[k].text)]
    return numbers[-1] + 1 if numbers else first
