"""Sentences as tokens, in which a quotation is one token."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text import sentences

from ..speech import QUOTE, REPORT_NOUNS, SAY, THINK
from .marks import Quotation, quotations

_TOKEN = re.compile(
    r"(?P<quote>\ue000[\ue001-\ue003]*)"
    r"|(?P<bracket>\([^()\n]{0,80}\))"
    r"|(?P<dash>--+|[—–―]|(?<=\s)-(?=\s))"
    r"|(?P<number>[$£€¥]?\d+(?:[.,:]\d+)+%?)"
    r"|(?P<word>[$£€¥]?\w+(?:(?:[-&/.@]|(?<=[a-z])’(?=[a-z]))\w+|'(?=[a-z])\w+)*(?:\.(?=\w))?)"
    r"|(?P<possessive>[’'](?!\w))"
    r"|(?P<mark>[,;:?!…])"
)


_LETTERS = re.compile(r"[^\W\d_]+")
_REPORTING = SAY | THINK | QUOTE | REPORT_NOUNS | {"according"}
_FOLLOWING = re.compile(r"(?:[ \t]+[\w.’'-]+){1,6}")


# What is longer is no sentence; reading it in parts keeps the time linear.
_MAX_TOKENS = 300


class Token(NamedTuple):
    """kind: "word", "quote", "bracket", "dash", or the punctuation mark itself."""

    kind: str
    text: str
    lower: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        first = self.text[:1]
        return self.kind == "word" and first.isalpha() and not first.islower()


Tokens = Sequence[Token]
Range = tuple[int, int]  # of token numbers, the end excluded


class Sentence(NamedTuple):
    """The tokens of one sentence, none when nothing in it can report speech.

    `paragraph` is the number of its line.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


def read_sentences(text: str) -> tuple[tuple[Sentence, ...], tuple[Quotation, ...]]:
    """Return the sentences of a text and its quotations; no sentence ends inside a quotation."""
    quotes = quotations(text)
    masked = _mask(text, quotes)
    return tuple(_sentences(text, masked, _with_ends(text, masked, quotes))), quotes


def _sentences(text: str, masked: str, ended: str) -> Iterator[Sentence]:
    paragraph, position = 0, 0
    for start, end in sentences(ended):
        paragraph += text.count("\n", position, start)
        position = start
        if not _may_report(masked[start:end]):
            yield Sentence(start, end, paragraph, ())
            continue
        tokens = tuple(_tokens(text, masked, start, end))
        for first in range(0, len(tokens), _MAX_TOKENS):
            part = tokens[first : first + _MAX_TOKENS]
            whole = len(part) == len(tokens)
            bounds = (start, end) if whole else (part[0].start, part[-1].end)
            yield Sentence(*bounds, paragraph, part)


def _may_report(masked: str) -> bool:
    """Whether a sentence has a quotation, a colon, or a word that may report speech."""
    if "\ue000" in masked or ":" in masked:
        return True
    return not _REPORTING.isdisjoint(_LETTERS.findall(masked.lower()))


def _mask(text: str, quotes: tuple[Quotation, ...]) -> str:
    """Hide quoted words: U+E000 stands for an opening mark and U+E001 for what follows it."""
    parts: list[str] = []
    position = 0
    for quote in quotes:
        parts += [text[position : quote.start], "\ue000" + "\ue001" * (quote.end - quote.start - 1)]
        position = quote.end
    return "".join([*parts, text[position:]])


def _with_ends(text: str, masked: str, quotes: tuple[Quotation, ...]) -> str:
    """The hidden text, with the stops that end a quotation shown: they may end the sentence."""
    chars = list(masked)
    for quote in quotes:
        inner = text[quote.start : quote.end].rstrip("\"”'’»」』")
        stop = quote.start + len(inner) - 1
        if len(inner) > 2 and inner[-1] in ".?!…" and not _told(text, inner, quote):
            chars[stop] = inner[-1]
            chars[stop + 1 : quote.end] = "”" * (quote.end - stop - 1)
    return "".join(chars)


def _told(text: str, inner: str, quote: Quotation) -> bool:
    """Whether a question is followed by who asks it: '"Why?" the senator demanded'."""
    following = _FOLLOWING.match(text, quote.end) if inner[-1] in "?!" else None
    return following is not None and any(
        word in SAY or word in QUOTE for word in following[0].lower().split()
    )


def _tokens(text: str, masked: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(masked, start, end):
        kind = match.lastgroup or ""
        if kind == "possessive":
            continue
        words = text[match.start() : match.end()]
        kind = {"mark": words, "number": "word"}.get(kind, kind)
        yield Token(kind, words, words.lower().replace("’", "'"), match.start(), match.end())
