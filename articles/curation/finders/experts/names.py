"""Names of people and organizations in the words that name a speaker."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ..speech import AUXILIARIES
from .words import (
    COUNTRIES,
    NOT_NAMES,
    ORGANIZATION_WORDS,
    PARTICLES,
    ROLE_MODIFIERS,
    ROLES,
    TITLES,
)

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_](?:\w|[’'&/.-](?=\w))*")
_POSSESSIVE = re.compile(r"[’']s?\Z")
_BRACKET = re.compile(r"\([^()]*\)?")
_HEAD_END = re.compile(r"[,;:—–]| who\b| which\b| that\b|\n")
_PREPOSITION = frozenset("of at from with for in on".split())
_INSIDE_ORGANIZATION = frozenset("of and for the on &".split())
_MAX_NAME = 4


class ExpertKind(StrEnum):
    """A named person, or an organization that speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Word(NamedTuple):
    """A word and its place; `text` is without "'s"."""

    text: str
    start: int
    end: int
    possessive: bool

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isalpha() and not self.text[0].islower()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.capital


@dataclass(frozen=True, slots=True)
class Name:
    """A name at text[start:end]; `short` is a surname alone or the like, to be resolved."""

    kind: ExpertKind
    text: str
    start: int
    end: int
    short: bool = False
    titled: bool = False


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words of text[start:end], but none in brackets."""
    plain = _BRACKET.sub(lambda bracket: " " * len(bracket[0]), text[start:end])
    found = []
    for match in _WORD.finditer(plain):
        word = _POSSESSIVE.sub("", match[0])
        first = start + match.start()
        found.append(Word(word, first, first + len(word), word != match[0]))
    return found


def is_role(word: Word) -> bool:
    """Whether the word is, or ends, a role: "economist", "CEO", "officials"."""
    lower = word.lower.removesuffix("-elect")
    singular = lower.removesuffix("s")
    return lower in ROLES or singular in ROLES or singular.endswith("ologist")


def name_in(text: str, start: int, end: int) -> Name | None:
    """Return the name in the words text[start:end] that name a speaker, or None: "experts"."""
    stop = _HEAD_END.search(text, start + 1, end)
    words = words_of(text, start, stop.start() if stop else end)
    while words and (words[0].lower in NOT_NAMES - set(TITLES) or not words[0].capital):
        words = words[1:]
    if not words:
        return None
    first = next((i for i, w in enumerate(words) if w.lower in _PREPOSITION), len(words))
    if any(w.lower in ORGANIZATION_WORDS for w in words[:first]) and first < len(words):
        return _organization(text, words)
    return _in_run(text, words[:first])


def _in_run(text: str, words: list[Word]) -> Name | None:
    """The name that ends these words: "IMF chief economist | Maury Obstfeld"."""
    while words and words[-1].lower in AUXILIARIES and words[-1].lower not in {"may", "will"}:
        words = words[:-1]
    begin = len(words)
    while begin and (words[begin - 1].capital or words[begin - 1].lower in PARTICLES):
        if begin < len(words) and _starts_name_after(words[begin - 1]):
            break
        begin -= 1
    titled = begin > 0 and (is_role(words[begin - 1]) or words[begin - 1].lower in TITLES)
    if not titled and any(word.lower in ORGANIZATION_WORDS for word in words[begin:]):
        begin = _organization_start(words, begin)
    while begin < len(words) and (not words[begin].capital or words[begin].lower in NOT_NAMES):
        begin += 1
    run = words[begin:]
    if not run or is_role(run[-1]) or run[-1].possessive:
        return None
    return _classified(text, run, titled)


def _organization_start(words: list[Word], begin: int) -> int:
    """Organizations keep what precedes a person: "British | Medical Journal"."""
    while begin and words[begin - 1].capital and not words[begin - 1].possessive:
        begin -= 1
    return begin


def _starts_name_after(word: Word) -> bool:
    return (
        word.possessive
        or is_role(word)
        or word.lower in TITLES
        or word.lower in COUNTRIES
        or word.lower in ROLE_MODIFIERS
    )


def _classified(text: str, run: list[Word], titled: bool) -> Name:
    start, end = run[0].start, run[-1].end
    acronym = len(run) == 1 and len(run[0].text) > 1 and run[0].text.isupper()
    organization = acronym or any(word.lower in ORGANIZATION_WORDS for word in run)
    if (organization and not titled) or len(run) > _MAX_NAME:
        return Name(ExpertKind.ORGANIZATION, text[start:end], start, end, short=acronym)
    # Scripts without capitals write a full name without spaces: 王鹏.
    written_whole = len(run[0].text) > 1 and run[0].text.upper() == run[0].text.lower()
    short = sum(not word.initial for word in run) == 1 and not written_whole
    return Name(ExpertKind.PERSON, text[start:end], start, end, short, titled)


def _organization(text: str, words: list[Word]) -> Name | None:
    """ "China's | Ministry of Industry and Information Technology"."""
    owners = [i for i, word in enumerate(words[:-1]) if word.possessive]
    words = words[owners[-1] + 1 :] if owners else words
    end = 0
    while end < len(words) and (words[end].capital or words[end].lower in _INSIDE_ORGANIZATION):
        if words[end].capital and words[end].lower in NOT_NAMES:
            break
        end += 1
    while end and not words[end - 1].capital:
        end -= 1
    if end == 0:
        return None
    start, stop = words[0].start, words[end - 1].end
    return Name(ExpertKind.ORGANIZATION, text[start:stop], start, stop)
