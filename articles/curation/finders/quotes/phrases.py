"""Subjects and other noun phrases, as far as words without grammar tags can tell."""

from ..speech import (
    AUXILIARIES,
    DETERMINERS,
    INTRODUCTIONS,
    NOT_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    SAY,
    TIMES,
)
from .cues import is_adverb
from .tokens import Range, Tokens

BREAKS = frozenset([",", ";", ":", "dash", "quote", "?", "!"])
_CLAUSE_WORDS = frozenset(
    "but while as because though although if when where that than so and what how why".split()
)
_RELATIVES = frozenset(["who", "which", "that"])
_ROLE_STARTS = frozenset(
    "a an the who whose which one his her its head director president chief chairman professor "
    "chairwoman founder co-founder leader spokesman spokeswoman spokesperson secretary".split()
)
_MAX_NAME = 10
_MAX_HEAD = 6


def subject_before(tokens: Tokens, last: int, barrier: int) -> Range | None:
    """Return the subject that ends at token `last` and starts at `barrier` or later."""
    if tokens[last].kind == ",":
        return _with_apposition(tokens, last, barrier)
    start = last
    while start > barrier and not _bounds(tokens, start - 1):
        start -= 1
    if start and tokens[start - 1].lower in {"what", "how", "why"}:
        return None  # "what he said" is told by someone else
    if tokens[last].lower in _RELATIVES:
        return _antecedent(tokens, last, barrier)
    if tokens[last].lower in PRONOUNS and last > start and not _leads_in(tokens, start, last):
        return None  # "the way he said it"
    return (_first_noun(tokens, start, last), last + 1)


def segments(tokens: Tokens, start: int, end: int) -> list[Range]:
    """Cut tokens [start, end) at commas and other breaks."""
    cuts = [k for k in range(start, end) if tokens[k].kind in BREAKS]
    bounds = zip([start, *(k + 1 for k in cuts)], [*cuts, end], strict=True)
    return [(s, e) for s, e in bounds if s < e]


def introduces(tokens: Tokens, start: int) -> bool:
    """Whether a segment that starts here sets the scene: "On Friday", "Speaking to reporters"."""
    first = tokens[start].lower
    return first in INTRODUCTIONS or (first.endswith(("ing", "ly")) and first not in NOT_ADVERBS)


def sentence_subject(tokens: Tokens, limit: int) -> Range | None:
    """Return the noun phrase which the sentence, before token `limit`, is about."""
    for start, end in segments(tokens, 0, limit):
        while start < end and tokens[start].lower in {"but", "and", "so", "yet"}:
            start += 1
        if start == end or (introduces(tokens, start) and tokens[start].lower not in PRONOUNS):
            continue
        stop = min(end, noun_phrase_end(tokens, start))
        if stop > start:
            return (start, stop)
    return None


def noun_phrase_end(tokens: Tokens, start: int) -> int:
    """Return where the noun phrase that starts here ends: "Li, head of the bank, | in May"."""
    if start < len(tokens) and tokens[start].lower in PRONOUNS:
        return start + 1
    index = start
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "," and index > start and not _role_follows(tokens, index):
            break
        if token.kind not in {",", "bracket", "word"} or (token.kind == "," and index == start):
            break
        if index > start and token.kind == "word" and _ends_phrase(tokens, index):
            break
        index += 1
    while index > start and tokens[index - 1].kind == ",":
        index -= 1
    return index


def is_apposition(tokens: Tokens, comma: int) -> bool:
    """Whether ", an official of the bank" ends at this comma, after a name."""
    parts = segments(tokens, 0, comma)
    parts = [p for p in parts if not (p[1] - p[0] == 1 and tokens[p[0]].text.isdigit())]  # ages
    if len(parts) < 2:
        return False
    (head_start, head_end), (start, _) = parts[-2:]
    if head_end - head_start > _MAX_HEAD or not tokens[head_end - 1].is_name:
        return False
    only_name = len(parts) == 2 and all(t.is_name for t in tokens[head_start:head_end])
    role = tokens[start].lower in _ROLE_STARTS or tokens[start].text.isdigit()
    return role or (only_name and head_end - head_start > 1)


def _with_apposition(tokens: Tokens, comma: int, barrier: int) -> Range | None:
    """ "Tao Qing, an official from MIIT," before the verb."""
    parts = segments(tokens, barrier, comma)
    if len(parts) < 2:
        return None
    parts = parts[next((i for i, (s, _) in enumerate(parts) if not introduces(tokens, s)), 0) :]
    named = [
        s
        for s, e in parts[:-1]
        if e - s <= _MAX_NAME and (tokens[s].is_name or tokens[e - 1].is_name)
    ]
    start = named[-1] if named else parts[0][0]
    return (start, comma)


def _antecedent(tokens: Tokens, relative: int, barrier: int) -> Range:
    start = max(barrier, relative - 1)
    if start > barrier and tokens[start].kind == ",":
        start -= 1
    while start > barrier and not _bounds(tokens, start - 1):
        start -= 1
    return (start, relative + 1)


def _bounds(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.kind in BREAKS:
        return True
    if token.lower == "and":
        return not _joins_names(tokens, index)
    return token.kind == "word" and token.lower in _CLAUSE_WORDS


def _joins_names(tokens: Tokens, conjunction: int) -> bool:
    if not 0 < conjunction < len(tokens) - 1:
        return False
    after = tokens[conjunction + 1]
    same = after.is_name == tokens[conjunction - 1].is_name
    return same and after.lower not in PRONOUNS and after.lower not in DETERMINERS


def _leads_in(tokens: Tokens, start: int, pronoun: int) -> bool:
    """Whether the words before a pronoun only set the scene: "On Friday he"."""
    first, previous = tokens[start], tokens[pronoun - 1]
    return (
        first.lower in PREPOSITIONS
        or previous.lower in TIMES
        or all(t.lower in INTRODUCTIONS or is_adverb(t) for t in tokens[start:pronoun])
    )


def _first_noun(tokens: Tokens, start: int, last: int) -> int:
    """Skip what leads in to the subject: "But on Friday | Mr. Li"."""
    while start < last and tokens[start].lower in INTRODUCTIONS - PREPOSITIONS - DETERMINERS:
        start += 1
    if tokens[start].lower not in PREPOSITIONS or start == last:
        return start
    if tokens[last].lower in PRONOUNS:
        return last
    first = last
    while first > start + 1 and tokens[first - 1].is_name and tokens[first - 1].lower not in TIMES:
        first -= 1
    if first == last and not tokens[last].is_name:
        determiners = [k for k in range(start + 1, last) if tokens[k].lower in DETERMINERS]
        first = determiners[-1] if determiners else start
    return first


def _role_follows(tokens: Tokens, comma: int) -> bool:
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return following is not None and (
        following.lower in _ROLE_STARTS or (following.kind == "word" and following.text.isdigit())
    )


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    word = token.lower
    if token.is_name and word in {"may", "will"}:
        return False
    if word in AUXILIARIES or word in SAY or word in _CLAUSE_WORDS - {"and"} or word == "who":
        return not (word == "who" and tokens[index - 1].kind == ",")
    if is_adverb(token) or (word in TIMES and word not in {"may", "march"}):
        return True
    if word in PREPOSITIONS - {"of", "for"}:
        return not _continues_name(tokens, index)
    return word.endswith(("ed", "ing")) and not token.is_name


def _continues_name(tokens: Tokens, index: int) -> bool:
    """ "at the Beijing Academy" belongs to a name, "on Friday" and "in May" do not."""
    following = tokens[index + 1 : index + 3]
    if tokens[index].lower not in {"at", "from", "with"} or not following:
        return False
    named = following[-1] if following[0].lower == "the" else following[0]
    return named.is_name and named.lower not in TIMES
