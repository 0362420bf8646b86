"""From matches to the rows a reader sees: the sentence, and one row for the copies of a claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from articles.claims.agreement import Agreement, agreement
from articles.claims.figure import Figure
from articles.claims.relation import Relation
from articles.claims.words import key_words
from articles.text import sentence_around

from .relating import Match
from .results import Copy, Row

# The plain texts of articles by the articles' ids.
Texts: TypeAlias = Mapping[int, str]

# The longest stretch of a sentence shown on each side of the claim's words.
_REACH = 180
# Two sentences with this share of their words in common are one sentence, lightly edited.
_COPIED = 0.75


@dataclass(frozen=True, slots=True)
class Told:
    """A match with the later ones of its relation that only say the same again."""

    match: Match
    copies: list[Match] = field(default_factory=list)


def collapsed(matches: Iterable[Match], texts: Texts) -> list[Told]:
    """Return the matches of one relation, copies gathered under the first of them."""
    found: list[Told] = []
    for match in matches:
        first = next((told for told in found if _is_copy(told.match, match, texts)), None)
        if first is None:
            found.append(Told(match))
        else:
            first.copies.append(match)
    return found


def make_row(told: Told, texts: Texts) -> Row:
    """Return the row of a match, with the addresses of its copies."""
    match, claim = told.match, told.match.candidate.claim
    before, words, after = _sentence(match, texts)
    copies = (copy.candidate.claim for copy in told.copies)
    return Row(
        claim=claim.record,
        kind=claim.kind,
        relation=match.relation,
        reason=match.explain(),
        before=before,
        words=words,
        after=after,
        about=match.about,
        copies=tuple(Copy(copy.article__outlet__name, copy.record.words_url) for copy in copies),
        judgement=match.judgement,
    )


def _sentence(match: Match, texts: Texts) -> tuple[str, str, str]:
    claim = match.candidate.claim
    text = texts.get(claim.article_id, "")
    return sentence_parts(text, claim.start, claim.end, claim.exact)


def sentence_parts(text: str, start: int, end: int, words: str) -> tuple[str, str, str]:
    """Return the sentence around text[start:end] as what is before, the words, what is after.

    Without the text, or where it holds other words, the claim's own words stand alone.
    """
    if text[start:end] != words:
        return "", words, ""
    first, last = sentence_around(text, start, end)
    return _tail(text[first:start]), words, _head(text[end:last])


def _tail(text: str) -> str:
    text = text.lstrip()
    if len(text) <= _REACH:
        return text
    return f"… {text[-_REACH:].partition(' ')[2] or text[-_REACH:]}"


def _head(text: str) -> str:
    text = text.rstrip()
    if len(text) <= _REACH:
        return text
    return f"{text[:_REACH].rpartition(' ')[0] or text[:_REACH]} …"


def _is_copy(first: Match, match: Match, texts: Texts) -> bool:
    """Return whether a later match only says again what an earlier one says.

    Every report of one number, for one period, from one source is one row; but where the point is
    who else gives the figure, only the same sentence is: a wire story that several outlets print.
    """
    one, other = first.candidate, match.candidate
    if one.claim.kind != other.claim.kind or one.claim.article_id == other.claim.article_id:
        return False
    a, b = one.figure, other.figure
    if match.relation != Relation.SAME_FIGURE and a and b and _says_the_same(a, b):
        return True
    return one.claim.exact == other.claim.exact and _is_same_sentence(first, match, texts)


def _says_the_same(a: Figure, b: Figure) -> bool:
    first, second = ((f.metric, f.when, f.projection, f.producer) for f in (a, b))
    if a.metric is None or first != second:
        return False
    return agreement(a.quantity, b.quantity) == Agreement.AGREE


def _is_same_sentence(first: Match, match: Match, texts: Texts) -> bool:
    one, other = (key_words(" ".join(_sentence(each, texts))) for each in (first, match))
    union = len(one | other)
    return union > 0 and len(one & other) / union >= _COPIED
