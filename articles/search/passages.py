"""Where the words of a query stand in a text, and the passage of it that shows them best."""

import os.path
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Any
from unicodedata import category

from .folding import SPACED_SIGN, fold_in_place, fold_words, is_unspaced
from .query import Number, Phrase, Word, spellings, wanted

MOST_READ = 200_000  # characters of a text that are looked at, so that a huge one costs no more
MOST_MATCHES = 200
LENGTH = 260
PERCENT = ("percent", "per cent", "%")
_SIGNS = re.compile(f"{SPACED_SIGN}+")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to mark: tokens in a row; a single one in every form that has its stem."""

    tokens: tuple[str, ...]
    stem: str = ""
    prefix: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the tokens as any form of them begins."""
        last = self.tokens[-1]
        if self.stem:
            last = os.path.commonprefix([last, self.stem])
        return (*self.tokens[:-1], last)

    def beginnings(self) -> tuple[str, ...]:
        """Return what a match begins with, one of them."""
        first = self.parts[0]
        return PERCENT if first == "percent" else (first,)

    def pattern(self) -> str:
        """Return the regular expression for a text folded sign by sign, without the ends."""
        words = [_word(token) for token in self.parts]
        return (r"\W*" if self.is_unspaced else r"(?:'s|’s)?[\W_]*").join(words)

    @property
    def is_unspaced(self) -> bool:
        """Return whether it may stand in the middle of a run of signs."""
        return is_unspaced("".join(self.tokens))

    def matches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a folded text, start and end.

        Its beginning is looked for first: that is many times faster than a pattern for all words.
        """
        pattern, anywhere = re.compile(self.pattern()), self.is_unspaced
        for beginning in self.beginnings():
            place = text.find(beginning) if beginning else -1
            while place >= 0:
                match = pattern.match(text, place)
                end = match.end() if match else 0
                if match and not anywhere:
                    end = self.end_of_word(text, place, end)
                if end:
                    yield place, end
                place = text.find(beginning, end or place + 1)

    def end_of_word(self, text: str, start: int, end: int) -> int:
        """Return where a match ends that begins a word and may end one; 0 for any other."""
        if start and _SIGNS.match(text, start - 1, start):
            return 0
        signs = _SIGNS.match(text, end)
        if signs is None:
            return end
        return signs.end() if self.stem or self.prefix else 0


def _word(token: str) -> str:
    return f"(?:{'|'.join(PERCENT)})" if token == "percent" else re.escape(token)


def to_mark(root: Any, stem: Callable[[str], str]) -> Iterator[Wanted]:
    """Yield what to mark for a query's tree: its words and phrases that are asked for."""
    for leaf in wanted(root):
        if isinstance(leaf, Number):
            for text in (leaf.text, *spellings(leaf.value, leaf.unit)):
                yield Wanted(tuple(_TOKEN.findall(fold_words(text))))
        elif isinstance(leaf, Word | Phrase):
            tokens = tuple(_TOKEN.findall(fold_words(leaf.text)))
            is_form = isinstance(leaf, Word) and not leaf.prefix and len(tokens) == 1
            prefix = isinstance(leaf, Word) and leaf.prefix
            if tokens:
                yield Wanted(tokens, stem(tokens[0]) if is_form else "", prefix)


class Marker:
    """Finds and marks the words of one query in texts."""

    def __init__(self, root: Any, stem: Callable[[str], str]) -> None:
        self.wanted = list(dict.fromkeys(to_mark(root, stem)))
        self.stem = stem

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """Return start, end and which of the wanted for the first places in the text."""
        folded, at = fold_in_place(text[:MOST_READ])
        found = []
        for which, each in enumerate(self.wanted):
            forms = (m for m in each.matches(folded) if self._is_form(folded[slice(*m)], each.stem))
            found += [(*place, which) for place in islice(forms, MOST_MATCHES)]
        found.sort(key=lambda place: (place[0], place[2]))
        places = _in_text(list(_apart(found))[:MOST_MATCHES], at)
        return [(start, _with_vowels(text, end), which) for start, end, which in places]

    def _is_form(self, word: str, stem: str) -> bool:
        return not stem or self.stem(word) == stem

    def snippet(self, text: str) -> tuple[str, str]:
        """Return the passage that shows most of the words, as safe HTML, and its first words found.

        Without any of the words it is the beginning of the text.
        """
        places = self.places(text)
        start, end = window(text, places)
        shown = [(s, e) for s, e, _ in places if start <= s and e <= end]
        html = mark(text, joined(text, shown), start, end)
        before = "… " if start else ""
        after = " …" if end < len(text.rstrip()) else ""
        return f"{before}{html}{after}", text[slice(*shown[0])] if shown else ""

    def marked(self, text: str) -> str:
        """Return the whole of a short text as safe HTML with the words marked."""
        places = joined(text, [(start, end) for start, end, _ in self.places(text)])
        return mark(text, places, 0, len(text))


def _apart(places: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the places that do not reach into one before them."""
    reached = 0
    for start, end, which in places:
        if start >= reached:
            yield start, end, which
            reached = end


def _in_text(
    places: Iterable[tuple[int, int, int]], at: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield the places of a folded text in the text itself, with what folding left out there."""
    reached = 0
    for start, end, which in places:
        first = max(reached, at[start - 1] + 1 if start else 0)
        reached = at[end] if end < len(at) else at[-1] + 1
        yield first, reached, which


def _with_vowels(text: str, end: int) -> int:
    """Return where a place ends with the vowel signs that Hindi and others write after a letter."""
    while end < len(text) and not text[end].isascii() and category(text[end]).startswith("M"):
        end += 1
    return end


def window(text: str, places: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the stretch of the text with the most different words, cut between words."""
    best, best_score, behind = 0, (0, 0), 0
    inside: Counter[int] = Counter()
    for first, _, which in places:
        while behind < len(places) and places[behind][0] < first + LENGTH * 3 // 4:
            inside[places[behind][2]] += 1
            behind += 1
        score = (len(inside), inside.total())
        if score > best_score:
            best, best_score = first, score
        inside[which] -= 1
        if not inside[which]:
            del inside[which]
    start = max(0, best - LENGTH // 4)
    if start:
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        space = text.rfind(" ", best + 1, end)
        end = space if space > best else end
    return start, end


def joined(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places with those that only a space parts as one."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and text[found[-1][1] : start] == " ":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def mark(text: str, places: list[tuple[int, int]], start: int, end: int) -> str:
    """Return text[start:end] escaped, with the places inside it marked."""
    pieces, position = [], start
    for first, last in places:
        pieces += [escape(text[position:first]), "<mark>", escape(text[first:last]), "</mark>"]
        position = last
    return "".join([*pieces, escape(text[position:end])])
