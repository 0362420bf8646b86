"""Passages: exact words of a text, and where they are after an edit.

A passage is kept as a W3C TextQuoteSelector (exact, prefix, suffix) with a TextPositionSelector
(start, end): https://www.w3.org/TR/annotation-model/#selectors

The safety of `reanchor` rests on what `select` keeps. Words that stand once in the text get
CONTEXT characters on each side. Words that stand elsewhere too get more: on each side MARGIN
characters beyond the point where the side, by itself, tells this place from all others. So after
an edit, a side that agrees up to MARGIN short of its length still tells the places apart.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .normalising import normalise

CONTEXT = 32
MARGIN = 16
# Only duplicated paragraphs share more; passages in them are orphaned rather than guessed.
MAX_CONTEXT = 200

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*\s*|\n")
_QUOTES = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’‚`", "['‘’‚`]"),
    **dict.fromkeys("-‐‑‒–—−", "[-‐‑‒–—−]"),
}


class AnchorState(StrEnum):
    """What became of a passage: the same place, another place, or no certain place."""

    SAME = "same"
    MOVED = "moved"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Selector:
    """The words text[start:end] and the words around them."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The result of `reanchor`; `selector` is None exactly when the passage is orphaned."""

    state: AnchorState
    selector: Selector | None


def select(text: str, start: int, end: int, context: int = CONTEXT) -> Selector:
    """Return the passage text[start:end] with at least `context` characters around it.

    Raises ValueError for an empty passage or one outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"No words at {start}:{end} in a text of {len(text)} characters.")
    exact = text[start:end]
    before = after = context
    if _stands_elsewhere(text, exact, start):
        before = max(context + 1, _telling_prefix(text, start) + MARGIN)
        after = max(context + 1, _telling_suffix(text, end) + MARGIN)
    prefix, suffix = text[max(0, start - before) : start], text[end : end + after]
    return Selector(exact, prefix, suffix, start, end)


def find_passage(text: str, exact: str, prefix: str = "", suffix: str = "") -> Selector | None:
    """Return the place of words as an editor typed or pasted them, or None.

    Of several places the one whose surroundings agree most with `prefix` and `suffix`, else the
    first. Kinds of quotation marks, dashes and white space need not be the same as in the text.
    """
    exact = normalise(exact).strip()
    if not exact:
        return None
    places = [(start, start + len(exact)) for start in _occurrences(text, exact)]
    if not places:
        places = [match.span() for match in re.finditer(_loose(exact), text)]
    if not places:
        return None

    def agreement(place: tuple[int, int]) -> int:
        before, after = text[: place[0]], text[place[1] : place[1] + len(suffix)]
        return _common(prefix[::-1], before[::-1]) + _common(suffix, after)

    best = max(places, key=agreement) if prefix or suffix else places[0]
    return select(text, *best)


def reanchor(selector: Selector, new_text: str) -> Anchor:
    """Return where a passage is after an edit, or that it has no certain place any more.

    Its words must stand unchanged, at one place only supported by the words around it: either
    both sides agree for MARGIN characters (and as far as needed to exclude look-alikes), or one
    side agrees in full and the other at least to the nearest end of a sentence. Equal words with
    other surroundings are never taken for it.
    """
    if not selector.exact:
        return Anchor(AnchorState.ORPHANED, None)
    places = [p for p in _occurrences(new_text, selector.exact) if _supports(selector, new_text, p)]
    if len(places) > 1:
        places = _undisturbed(selector, new_text, places)
    if len(places) != 1:
        return Anchor(AnchorState.ORPHANED, None)
    start = places[0]
    state = AnchorState.SAME if start == selector.start else AnchorState.MOVED
    return Anchor(state, select(new_text, start, start + len(selector.exact)))


def _supports(selector: Selector, text: str, start: int) -> bool:
    prefix, suffix = selector.prefix, selector.suffix
    end = start + len(selector.exact)

    def agrees(before: int, after: int) -> bool:
        ahead = prefix[len(prefix) - before :]
        return text.endswith(ahead, 0, start) and text.startswith(suffix[:after], end)

    reaches_start = selector.start == len(prefix)
    before = len(prefix) if reaches_start else max(MARGIN, len(prefix) - MARGIN)
    if agrees(min(before, len(prefix)), min(max(MARGIN, len(suffix) - MARGIN), len(suffix))):
        return True
    if max(len(prefix), len(suffix)) > CONTEXT:
        return False  # the words stood elsewhere too: one side is not enough
    return (len(suffix) == CONTEXT and agrees(_to_sentence_start(prefix), CONTEXT)) or (
        len(prefix) == CONTEXT and agrees(CONTEXT, _to_sentence_end(suffix))
    )


def _undisturbed(selector: Selector, text: str, places: list[int]) -> list[int]:
    """The place with all the surroundings it had, when only one has them and it did not move."""
    whole = selector.prefix + selector.exact + selector.suffix
    full = [p for p in places if text.startswith(whole, p - len(selector.prefix))]
    return full if full == [selector.start] else []


def _to_sentence_start(prefix: str) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(prefix)]
    # One character before the boundary is asked for, so that the boundary itself must agree.
    return min(MARGIN, len(prefix) - ends[-1] + 1) if ends else MARGIN


def _to_sentence_end(suffix: str) -> int:
    match = _SENTENCE_END.search(suffix)
    return min(MARGIN, match.end()) if match else MARGIN


def _stands_elsewhere(text: str, words: str, start: int) -> bool:
    return text.find(words) != start or text.find(words, start + 1) != -1


def _telling_prefix(text: str, start: int) -> int:
    """How many characters before `start` make, with the first one after, a unique string."""
    limit = min(start, MAX_CONTEXT - MARGIN)

    def unique(count: int) -> bool:
        return not _stands_elsewhere(text, text[start - count : start + 1], start - count)

    return _smallest(limit, unique)


def _telling_suffix(text: str, end: int) -> int:
    limit = min(len(text) - end, MAX_CONTEXT - MARGIN)
    return _smallest(
        limit, lambda count: not _stands_elsewhere(text, text[end - 1 : end + count], end - 1)
    )


def _smallest(limit: int, holds: Callable[[int], bool]) -> int:
    """The smallest count that holds (once it holds it holds for all larger), else `limit`."""
    low, high = 0, limit
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start != -1:
        yield start
        start = text.find(words, start + 1)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _loose(exact: str) -> str:
    words = ["".join(_QUOTES.get(c, re.escape(c)) for c in word) for word in exact.split()]
    return r"\s+".join(words)
