"""Claims whose words are gone from their article: where they stood, and what becomes of them."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import Article, Passage, Statistic
from articles.quantities import parse
from articles.text import render, select, words_of

from .access import User, may_curate
from .signing import sign
from .workflow import NotPossible

PLACES = 8  # places offered for the words; more than that nobody compares
_AROUND = 120  # characters shown on each side of a place
_PARAGRAPHS = 400  # of the present text are compared with the old one
_Orphaned = Passage.AnchorState.ORPHANED


@dataclass(frozen=True, slots=True)
class Place:
    """Where the same words stand in the present text: offsets, and what is around."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The paragraph a claim stood in, around its words, and the paragraph most like it now."""

    before: str
    words: str
    after: str
    now: str
    places: tuple[Place, ...]
    version: int | None

    @property
    def old(self) -> str:
        """Return the old paragraph as a whole."""
        return self.before + self.words + self.after


def sides(claim: Any) -> Sides:
    """Return the old and the present text around a claim's words.

    The old text is that of the last version in which the words stood. Where history does not reach
    so far, what the passage remembers of its surroundings is shown.
    """
    article = claim.article
    version, text = _text_of_old(claim)
    start = _start_in(text, claim)
    if start is None:
        before, after = claim.prefix, claim.suffix
    else:
        first, last = _paragraph(text, start, start + len(claim.exact))
        before, after = text[first:start], text[start + len(claim.exact) : last]
    now = _most_like(before + claim.exact + after, article.plain_text)
    return Sides(before, claim.exact, after, now, _places(article.plain_text, claim.exact), version)


def _text_of_old(claim: Any) -> tuple[int | None, str]:
    stood = claim.history.exclude(anchor_state=_Orphaned).order_by("-history_id").first()
    number = stood.body_version if stood else None
    old = claim.article.history.filter(version=number).order_by("-history_id").first()
    return (number, words_of(render(old.body))) if old else (None, "")


def _start_in(text: str, claim: Any) -> int | None:
    """Return where the words stand in the old text; None when they do not."""
    if claim.start is not None and text.startswith(claim.exact, claim.start):
        return int(claim.start)
    found = text.find(claim.prefix + claim.exact)
    return None if found < 0 else found + len(claim.prefix)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _most_like(old: str, text: str) -> str:
    """Return the paragraph that is most like the old one, "" when none is."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(old.split())
    best, found = 0.25, ""
    for paragraph in text.split("\n")[:_PARAGRAPHS]:
        matcher.set_seq1(paragraph.split())
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, paragraph
    return found


def _places(text: str, words: str) -> tuple[Place, ...]:
    places: list[Place] = []
    start = text.find(words)
    while start >= 0 and len(places) < PLACES:
        places.append(_place(text, start, start + len(words)))
        start = text.find(words, start + 1)
    return tuple(places)


def _place(text: str, start: int, end: int) -> Place:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Place(start, end, before, text[start:end], after)


def places_of(article: Article, words: str) -> tuple[Place, ...]:
    """Return where these words stand in the present text, at most PLACES places."""
    return _places(article.plain_text, words.strip()) if words.strip() else ()


# -- what becomes of it -----------------------------------------------------------------------


@transaction.atomic
def repin(claim: Any, start: int, end: int, by: User) -> None:
    """Let an orphaned claim stand on words an editor chose, text[start:end] of its article.

    Raises NotPossible when these are no words, or another number than the figure's, and
    EditConflict and PermissionDenied.
    """
    article = _held(claim, by)
    if claim.is_anchored:
        raise NotPossible("Its words stand in the article; there is nothing to pin anew.")
    try:
        place = select(article.plain_text, start, end)
    except ValueError as error:
        raise NotPossible("There are no such words in the article. Choose them again.") from error
    if isinstance(claim, Statistic):
        _same_number(claim, place.exact)
    claim.stand(article, start, end)
    claim.left_orphaned = False
    _save(claim, by, "pinned to words an editor chose")


def _same_number(statistic: Statistic, words: str) -> None:
    read = parse(words)
    if read is None:
        raise NotPossible(f"“{words}” holds no number. Choose the words of the figure.")
    if (read.value, read.upper) != (statistic.value, statistic.value_upper):
        raise NotPossible(
            f"“{words}” is another number than {statistic}. If the article corrected it, change "
            "the figure's words and value on its own page."
        )


@transaction.atomic
def leave_orphaned(claim: Any, by: User) -> None:
    """Keep a claim whose words are gone for good: it leaves the queue and stays unverified."""
    _held(claim, by)
    claim.left_orphaned = True
    _save(claim, by, "kept although its words are gone")


@transaction.atomic
def withdraw_claim(claim: Any, by: User) -> None:
    """Take a claim away from readers; it can be brought back on its page."""
    _held(claim, by)
    claim.withdrawn = True
    _save(claim, by, "removed because its words are gone")


def _held(claim: Any, by: User) -> Article:
    """Return the claim's article, held until the end of the transaction."""
    article: Article = Article.objects.select_for_update().get(pk=claim.article_id)
    if not may_curate(article, by):
        raise PermissionDenied("Your role does not let you change what this article claims.")
    claim.article = article
    return article


def _save(claim: Any, by: User, reason: str) -> None:
    sign(claim, by, reason)
    claim.save()
