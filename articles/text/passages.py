"""Passages: exact words of a text, and where they are after an edit.

A passage is kept as a W3C TextQuoteSelector (exact, prefix, suffix) with a TextPositionSelector
(start, end): https://www.w3.org/TR/annotation-model/#selectors

The safety of `reanchor` rests on what `select` keeps. Words that stand once in the text get
CONTEXT characters on each side. Words that stand elsewhere too get more: CONTEXT + 1 characters
beyond those that, by themselves, tell this side of the place from all others. So the length of a
side says how much of it has to agree, after an edit, to exclude the look-alikes.
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

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*\s*|\n\s*")
_SENTENCE_START = re.compile(r"(?:[.!?…。！？][\"'”’»)\]」』）]*\s*|\n\s*)[\"'“‘«(\[「『（]*\Z")
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
        before = context + 1 + _telling_prefix(text, start)
        after = context + 1 + _telling_suffix(text, end)
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
        before = text[max(0, place[0] - len(prefix)) : place[0]]
        after = text[place[1] : place[1] + len(suffix)]
        return _common(prefix[::-1], before[::-1]) + _common(suffix, after)

    best = max(places, key=agreement) if prefix or suffix else places[0]
    return select(text, *best)


def reanchor(selector: Selector, new_text: str) -> Anchor:
    """Return where a passage is after an edit, or that it has no certain place any more.

    Its words must stand unchanged, at one place only supported by the words around it: one side
    whole, the other for MARGIN characters (and as far as needed to exclude look-alikes) or to the
    nearest end of a sentence. Equal words with other surroundings are never taken for it.
    """
    surroundings = _Surroundings(selector)
    rivals = [
        start
        for start in (_occurrences(new_text, selector.exact) if selector.exact else ())
        if surroundings.hint_at(new_text, start)
    ]
    if len(rivals) > 1:
        rivals = [start for start in rivals if surroundings.are_whole(new_text, start)]
        rivals = rivals if rivals == [selector.start] else []
    if not rivals or not surroundings.support(new_text, rivals[0]):
        return Anchor(AnchorState.ORPHANED, None)
    start = rivals[0]
    state = AnchorState.SAME if start == selector.start else AnchorState.MOVED
    return Anchor(state, select(new_text, start, start + len(selector.exact)))


class _Surroundings:
    """What stood around a passage, and how much of it must still stand around the words."""

    def __init__(self, selector: Selector) -> None:
        self.exact, self.prefix, self.suffix = selector.exact, selector.prefix, selector.suffix
        reaches_start = selector.start == len(selector.prefix)
        before = len(self.prefix) if reaches_start else _telling(self.prefix)
        after = _telling(self.suffix)
        # Next to an end of the text one side is short; then the other must agree the more.
        self.short_before = len(self.prefix) < CONTEXT
        self.short_after = len(self.suffix) < CONTEXT
        self.whole_before = len(self.prefix) if self.short_after else max(CONTEXT, before)
        self.whole_after = len(self.suffix) if self.short_before else max(CONTEXT, after)
        self.before = len(self.prefix) if self.short_after else max(MARGIN, before)
        self.after = len(self.suffix) if self.short_before else max(MARGIN, after)
        self.opening = _opening(self.prefix, before)
        self.closing = _closing(self.suffix, after)

    def hint_at(self, text: str, start: int) -> bool:
        """Whether one side, at least, makes this place a possible one."""
        before, after = self._before(text, start, self.before), self._after(text, start, self.after)
        few = min(len(self.prefix), len(self.suffix)) < MARGIN // 2
        return (before and after) if few else (before or after)

    def are_whole(self, text: str, start: int) -> bool:
        """Whether nothing changed around this place."""
        return self._before(text, start, len(self.prefix)) and self._after(
            text, start, len(self.suffix)
        )

    def support(self, text: str, start: int) -> bool:
        """Whether one whole side, and enough of the other, stands around this place."""
        if self._before(text, start, self.whole_before):
            ends = not self.short_before and self._closes_sentence(text, start)
            return ends or self._after(text, start, self.after)
        if self._after(text, start, self.whole_after):
            starts = not self.short_after and self._opens_sentence(text, start)
            return starts or self._before(text, start, self.before)
        return False

    def _before(self, text: str, start: int, count: int) -> bool:
        return text.endswith(self.prefix[max(0, len(self.prefix) - count) :], 0, start)

    def _after(self, text: str, start: int, count: int) -> bool:
        return text.startswith(self.suffix[:count], start + len(self.exact))

    def _opens_sentence(self, text: str, start: int) -> bool:
        if self.opening is None or not text.endswith(self.opening, 0, start):
            return False
        before = text[max(0, start - len(self.opening) - MARGIN) : start - len(self.opening)]
        return not before or _SENTENCE_START.search(before) is not None

    def _closes_sentence(self, text: str, start: int) -> bool:
        return self.closing is not None and text.startswith(self.closing, start + len(self.exact))


def _telling(side: str) -> int:
    """How much of a side tells its place from all others; see `select`."""
    return max(0, len(side) - CONTEXT - 1)


def _opening(prefix: str, telling: int) -> str | None:
    """What stood between the start of the sentence and the passage, if that is telling enough."""
    ends = [match.end() for match in _SENTENCE_END.finditer(prefix)]
    opening = prefix[ends[-1] :] if ends else None
    return None if opening is None or len(opening) < telling else opening


def _closing(suffix: str, telling: int) -> str | None:
    """What stood between the passage and the end of the sentence, if that is telling enough."""
    match = _SENTENCE_END.search(suffix)
    closing = match[0].rstrip() and suffix[: match.end()].rstrip() if match else None
    return None if not closing or len(closing) < telling else closing


def _stands_elsewhere(text: str, words: str, start: int) -> bool:
    return text.find(words) != start or text.find(words, start + 1) != -1


def _telling_prefix(text: str, start: int) -> int:
    """How many characters before `start` make, with the first one after, a unique string."""
    limit = min(start, MAX_CONTEXT - CONTEXT - 1)

    def unique(count: int) -> bool:
        return not _stands_elsewhere(text, text[start - count : start + 1], start - count)

    return _smallest(limit, unique)


def _telling_suffix(text: str, end: int) -> int:
    limit = min(len(text) - end, MAX_CONTEXT - CONTEXT - 1)
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
