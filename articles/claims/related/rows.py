"""From matches to the rows a reader sees: the sentence, and one row for the copies of a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.claims.agreement import Agreement, agreement
from articles.claims.figure import Figure
from articles.claims.relation import Relation
from articles.claims.words import key_words
from articles.text import sentence_around

from .relating import Match
from .results import Copy, Row

# The longest stretch of a sentence shown on each side of the claim's words.
_REACH = 180
# Two sentences with this share of their words in common are one sentence, lightly edited.
_COPIED = 0.75


def make_rows(matches: Sequence[Match], texts: Mapping[int, str]) -> list[tuple[Match, Row]]:
    """Return one row for each match of one relation, copies gathered under the first of them."""
    rows: list[tuple[Match, Row]] = []
    for match in matches:
        row = _row(match, texts.get(match.candidate.claim.article_id, ""))
        for place, (first, leader) in enumerate(rows):
            if _is_copy(first, leader, match, row):
                copy = Copy(str(row.claim.article.outlet), row.url)
                rows[place] = first, replace(leader, copies=(*leader.copies, copy))
                break
        else:
            rows.append((match, row))
    return rows


def _row(match: Match, text: str) -> Row:
    claim = match.candidate.claim
    before, words, after = sentence_parts(text, claim.start, claim.end, claim.exact)
    return Row(
        claim=claim.record,
        kind=claim.kind,
        relation=match.relation,
        reason=match.explain(),
        before=before,
        words=words,
        after=after,
        about=match.about,
        judgement=match.judgement,
    )


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


def _is_copy(first: Match, leader: Row, match: Match, row: Row) -> bool:
    """Return whether a later row only says again what an earlier one says.

    Every report of one number, for one period, from one source is one row; but where the point is
    who else gives the figure, only the same sentence is: a wire story that several outlets print.
    """
    if leader.kind != row.kind or leader.claim.article_id == row.claim.article_id:
        return False
    a, b = first.candidate.figure, match.candidate.figure
    if match.relation != Relation.SAME_FIGURE and a and b and _says_the_same(a, b):
        return True
    return _is_same_sentence(leader, row)


def _says_the_same(a: Figure, b: Figure) -> bool:
    first, second = ((f.metric, f.when, f.projection, f.producer) for f in (a, b))
    if a.metric is None or first != second:
        return False
    return agreement(a.quantity, b.quantity) == Agreement.AGREE


def _is_same_sentence(a: Row, b: Row) -> bool:
    if a.words != b.words:
        return False
    first, second = (key_words(f"{row.before} {row.words} {row.after}") for row in (a, b))
    union = len(first | second)
    return union > 0 and len(first & second) / union >= _COPIED
