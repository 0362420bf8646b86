"""The words of a rendered page, each with its place in the HTML.

Plain text is read from the rendered page itself, by the same walk that later places the marks,
so the two can never drift apart.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from .rendering import render

INLINE = {"a", "em", "strong", "s", "code", "mark"}
VOID = {"br", "img", "hr"}
_SPACE = " \t\n\r\f"
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>"
    r"|(?P<entity>&\#?\w+;)"
    rf"|(?P<words>[^{_SPACE}<&]+(?: [^{_SPACE}<&]+)*)"
    rf"|(?P<space>[{_SPACE}]+)"
    r"|(?P<stray>[<&])"
)
_GAPS = {"td": "\t", "th": "\t"} | dict.fromkeys(("thead", "tbody", "tr", "li", "br"), "\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of the plain text, written as [html_start, html_end) in the HTML.

    Both have the same length, or else the piece is one character of plain text.
    """

    start: int
    end: int
    html_start: int
    html_end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the HTML at [start, end)."""

    name: str
    closing: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered body: its plain text, where each part of it stands, and the tags between."""

    plain: str
    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]


@dataclass(slots=True)
class _Reader:
    html: str
    words: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    gap: str = ""
    space: tuple[str, int, int] | None = None
    preformatted: bool = False

    def tag(self, name: str, closing: bool, start: int, end: int) -> None:
        self.tags.append(Tag(name, closing, start, end))
        if name == "pre":
            self.preformatted = not closing
        if name not in INLINE and name != "img":
            # The widest separator wins: a paragraph inside a list item still stands apart.
            self.gap = max(self.gap, _GAPS.get(name, "\n\n"), key=_width)
            self.space = None

    def blank(self, run: str, start: int, end: int) -> None:
        if self.space is None:
            self.space = (run if self.preformatted else " ", start, end)

    def text(self, words: str, start: int, end: int) -> None:
        if self.words and self.gap:
            self._append(self.gap)
        elif self.words and self.space:
            run, space_start, space_end = self.space
            self._append(run, space_start, space_end)
        self.gap, self.space = "", None
        self._append(words, start, end)

    def _append(self, words: str, start: int = 0, end: int = 0) -> None:
        if end:
            self.pieces.append(Piece(self.length, self.length + len(words), start, end))
        self.words.append(words)
        self.length += len(words)


def _width(gap: str) -> int:
    return ("", "\t", "\n", "\n\n").index(gap)


def read(html: str) -> Page:
    """Read what `render` returned. White space counts as a browser shows it."""
    reader = _Reader(html)
    for token in _TOKEN.finditer(html):
        start, end = token.span()
        if token["tag"]:
            reader.tag(token["tag"].lower(), bool(token["close"]), start, end)
        elif token["space"]:
            reader.blank(token[0], start, end)
        else:
            reader.text(unescape(token[0]) if token["entity"] else token[0], start, end)
    return Page("".join(reader.words), tuple(reader.pieces), tuple(reader.tags))


def plain_text(markdown: str) -> str:
    """Return the words of a body as a reader sees them, in NFC.

    Blocks are separated by an empty line, list items, table rows and line breaks by a newline,
    table cells by a tab. Raises what `render` raises.
    """
    return words_of(render(markdown))


def words_of(html: str) -> str:
    """Return the plain text of a body that `render` made, without rendering it again."""
    return read(html).plain
