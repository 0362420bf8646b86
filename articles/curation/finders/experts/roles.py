"""Roles and affiliations that stand around a name."""

import re
from dataclasses import dataclass

from ..speech import PREPOSITIONS, QUOTE, SAY
from .names import Span, Word, is_role, words_of
from .words import (
    COUNTRIES,
    HEADING_VERBS,
    NOT_NAMES,
    ORGANIZATION_WORDS,
    ROLE_MODIFIERS,
    ROLE_TAILS,
    TITLES,
)

_BRACKET = r"(?:\s*\([^()\n]{1,40}\))?"
_APPOSITION = re.compile(_BRACKET + r",\s+(?:\d{1,3},\s+)?(?P<words>[^,;:()\n—–“\"]{3,160})")
_DIRECT = re.compile(
    _BRACKET + r"\s+(?:of|from|at|with)\s+(?:the\s+)?(?P<words>[^\W\d_a-z][^,;:()\n—–“\"]{1,80})"
)
_LINKS = frozenset("of at from with for to".split())
_MAX_COMMON = 3  # common words before the name: "of the security firm HackerOne"
_INSIDE = frozenset("of and for the on &".split())
_MAX_BEFORE = 9


@dataclass(frozen=True, slots=True)
class Description:
    """What a place says of a person; empty strings and None where it says nothing."""

    role: str = ""
    role_span: Span | None = None
    affiliation: str = ""
    affiliation_span: Span | None = None

    def __or__(self, other: "Description") -> "Description":
        """Fill what is missing here from another place."""
        role = (self.role, self.role_span) if self.role else (other.role, other.role_span)
        own = (self.affiliation, self.affiliation_span)
        theirs = (other.affiliation, other.affiliation_span)
        return Description(*role, *(own if self.affiliation else theirs))


def describe(text: str, start: int, end: int) -> Description:
    """Return role and affiliation of the person named at text[start:end], as written there."""
    return _after(text, end) | _before(text, start)


def _before(text: str, start: int) -> Description:
    """ "Qualcomm CEO | Cristiano Amon", "Chinese President | Xi Jinping", "Sen. | Ted Cruz"."""
    line = max(text.rfind("\n", 0, start) + 1, start - 120)
    words = _adjacent(text, words_of(text, line, start), start)
    titles = [word for word in words if word.lower in TITLES]
    if titles and titles[-1] == words[-1]:
        role = TITLES[titles[-1].lower]
        span = (titles[-1].start, titles[-1].end)
        return Description(role, span if role else None) | _named_role(text, words[:-1])
    if words and words[-1].possessive and words[-1].capital:
        return _affiliated(text, words[-1:])
    return _named_role(text, words)


def _adjacent(text: str, words: list[Word], start: int) -> list[Word]:
    """The words directly before a name, with nothing but spaces, dots and brackets between."""
    kept: list[Word] = []
    position = start
    for word in reversed(words[-_MAX_BEFORE:]):
        between = re.sub(r"\([^()]*\)|[’']s?", "", text[word.end : position])
        if between.strip(" \u00a0") not in {"", "."} or word.lower in NOT_NAMES - set(TITLES):
            break
        if between.strip() == "." and word.lower not in TITLES and not word.initial:
            break
        kept.insert(0, word)
        position = word.start
    return kept


def _named_role(text: str, words: list[Word]) -> Description:
    if not words or not is_role(words[-1]):
        return Description()
    first = len(words) - 1
    while first and _modifies_role(words[first - 1]):
        first -= 1
    role = (words[first].start, words[-1].end)
    return Description(text[slice(*role)], role) | _affiliated(text, _capital_tail(words[:first]))


def _modifies_role(word: Word) -> bool:
    if word.possessive or word.lower in COUNTRIES or word.lower in SAY or word.lower in QUOTE:
        return False
    return not word.capital or word.lower in ROLE_MODIFIERS or is_role(word)


def _capital_tail(words: list[Word]) -> list[Word]:
    first = len(words)
    while first and words[first - 1].capital:
        first -= 1
    return words[first:]


def _affiliated(text: str, words: list[Word]) -> Description:
    if not words:
        return Description()
    span = (words[0].start, words[-1].end)
    name = text[slice(*span)]
    return Description("", None, COUNTRIES.get(name.lower(), name), span)


def _after(text: str, end: int) -> Description:
    """ "Tao Qing, | an official from MIIT", "Li Na | of the People's Bank"."""
    if apposition := _APPOSITION.match(text, end):
        words = words_of(text, *apposition.span("words"))
        found = _apposition(text, _clause(text, words))
        if found.role or found.affiliation:
            return found
    if direct := _DIRECT.match(text, end):
        return _affiliated(text, _organization(words_of(text, *direct.span("words"))))
    return Description()


def _clause(text: str, words: list[Word]) -> list[Word]:
    """End the apposition at a full stop or at a relative clause."""
    for index, word in enumerate(words):
        stop = text[word.end : word.end + 2]
        relative = index > 0 and word.lower in {"who", "which", "that", "whose"}
        if relative or (index and word.lower in {"said", "told", "says", "added"}):
            return words[:index]
        if (
            re.fullmatch(r"\.(\s|\Z)", stop or ".")
            and not word.initial
            and word.lower not in TITLES
        ):
            return words[: index + 1]
    return words


def _apposition(text: str, words: list[Word]) -> Description:
    if words and words[0].lower == "who":
        return _relative(text, words[1:])
    words = _without_article(words)
    if not words or words[0].lower in PREPOSITIONS:
        return Description()
    owner = next((i for i, word in enumerate(words[:4]) if word.possessive and word.capital), None)
    if owner is not None and words[0].capital:
        role = _role_only(text, words[owner + 1 :])
        return role | _affiliated(text, words[: owner + 1]) if role.role else role
    place = next((i for i, word in enumerate(words) if word.lower == "in"), len(words))
    link = next((i for i in range(1, place - 1) if _name_after(words, i)), place)
    role = _role_only(text, words[:link])
    if not role.role or link == place:
        return role
    return role | _affiliated(text, _organization(words[_name_after(words, link) :]))


def _relative(text: str, words: list[Word]) -> Description:
    """ "who heads the Center", "who served as chairman of the party"."""
    if len(words) > 1 and words[0].lower in HEADING_VERBS:
        head = (words[0].start, words[0].end)
        named = _organization(_without_article(words[1:]))
        return Description("head", head) | _affiliated(text, named) if named else Description()
    if len(words) > 2 and words[0].lower in {"is", "was"}:
        return _apposition(text, words[1:])
    if len(words) > 2 and words[0].lower in {"served", "serves"} and words[1].lower == "as":
        return _apposition(text, words[2:])
    return Description()


def _role_only(text: str, words: list[Word]) -> Description:
    """A role, and the organization if it stands before: "Google | spokesman"."""
    owners = [i for i, word in enumerate(words) if word.possessive]
    words = words[owners[-1] + 1 :] if owners else words
    passive = bool(words) and words[0].lower.endswith("ed") and not is_role(words[0])
    if passive or not any(is_role(word) for word in words):
        return Description()
    based = [i for i, word in enumerate(words) if word.lower.endswith("-based")]
    words = words[based[-1] + 1 :] if based else words
    first = 0
    while first < len(words) - 1 and words[first].capital and not _modifies_role(words[first]):
        first += 1
    role = (words[first].start, words[-1].end)
    return Description(text[slice(*role)], role) | _affiliated(text, words[:first])


def _name_after(words: list[Word], link: int) -> int:
    """Number the first word of the organization which this preposition leads to; 0 for none."""
    if words[link].lower not in _LINKS or not any(is_role(word) for word in words[:link]):
        return 0
    index = link + 1
    if words[index].capital:
        return 0 if words[index].lower in ROLE_TAILS and words[link].lower == "of" else index
    if words[index].lower not in {"the", "a", "an"}:
        return 0
    common = words[index + 1 : index + 2 + _MAX_COMMON]
    named = next((i for i, word in enumerate(common) if word.capital), None)
    if named is None:
        return index + 1 if common and common[0].lower.endswith("-based") else 0
    kinds = common[:named]
    known = not kinds or any(w.lower in ORGANIZATION_WORDS for w in kinds)
    return index + 1 + named if known else 0


def _without_article(words: list[Word]) -> list[Word]:
    while words and words[0].lower in {"a", "an", "the", "its", "one", "his", "her"}:
        words = words[1:]
    return words


def _organization(words: list[Word]) -> list[Word]:
    """The name of an organization at the start of the words, without "Beijing-based"."""
    based = [i for i, word in enumerate(words[:4]) if word.lower.endswith("-based")]
    words = words[based[-1] + 1 :] if based else words
    end = 0
    while end < len(words) and (words[end].capital or words[end].lower in _INSIDE):
        end += 1
    while end and not words[end - 1].capital:
        end -= 1
    return words[:end]
