"""Which words of a sentence report speech."""

from collections.abc import Iterator

from ..speech import (
    ACT,
    ADVERBS,
    BE,
    DETERMINERS,
    MODALS,
    MOSTLY_NOUNS,
    NOT_ADVERBS,
    NOUN_LIKE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    SAY,
    THINK,
)
from .tokens import Token, Tokens

_BEFORE_PARTICIPLE = frozenset("by while after and before without".split())


def cues(tokens: Tokens) -> Iterator[int]:
    """Number the tokens that are verbs of saying, thinking or naming with a possible subject."""
    return (index for index in range(len(tokens)) if _is_cue(tokens, index))


def is_participle(tokens: Tokens, cue: int) -> bool:
    """Whether the verb is one like ", saying": its subject is that of the clause before."""
    before = before_verb(tokens, cue)
    return tokens[cue].lower.endswith("ing") and (before < 0 or tokens[before].lower not in BE)


def before_verb(tokens: Tokens, index: int) -> int:
    """Number the nearest token before the verb that is no adverb and no "has"; -1 for none."""
    index -= 1
    while index >= 0 and is_adverb(tokens[index]):
        index -= 1
    return index


def is_adverb(token: Token) -> bool:
    """Whether the word may stand between a subject and its verb."""
    word = token.lower
    return token.kind == "word" and (
        word in ADVERBS
        or word in {"has", "have", "had"}
        or (word.endswith("ly") and word not in NOT_ADVERBS and not token.is_name)
    )


def _is_cue(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    word = token.lower
    if token.kind != "word" or not (word in SAY or word in THINK or word in QUOTE):
        return False
    if token.is_name and word in NOUN_LIKE:
        return False
    before = before_verb(tokens, index)
    previous = tokens[before].lower if before >= 0 else ""
    if previous in BE or previous.endswith(("'re", "'m")):
        return word.endswith("ing")  # "is told" has no speaker
    if word in ACT and index + 1 < len(tokens) and tokens[index + 1].lower == "of":
        return False  # "a man accused of"
    named = before >= 0 and tokens[before].is_name  # Theresa May, George Will
    if (previous in MODALS and not named) or previous.endswith(("n't", "'d")):
        return False
    if word.endswith("ing") and before >= 0 and tokens[before].kind == "word":
        return previous in _BEFORE_PARTICIPLE
    return word not in NOUN_LIKE or _is_verb(tokens, index, before)


def _is_verb(tokens: Tokens, index: int, before: int) -> bool:
    """Tell "he claims that" from "the claims of"."""
    if before < 0:
        return False
    previous = tokens[before].lower
    if previous in DETERMINERS or previous in PREPOSITIONS or previous.endswith(("'s", "s'")):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.lower in PREPOSITIONS | BE | {"and", "or"}:
        return False
    if tokens[index].lower not in MOSTLY_NOUNS or previous in PRONOUNS:
        return True
    clause = following.lower in OPENERS or following.lower in PRONOUNS
    return clause or following.kind in {"quote", ":"} or tokens[before].is_name and before > 0
