"""Text to tokens, in one linear pass: numbers in figures, words, and single marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_HYPHENS = ("-", "\u2010", "\u2011")

# Every branch is bounded or free of backtracking, so that hostile text stays linear.
_TOKEN = re.compile(
    r"""
    (?P<number>
        \d{1,3} (?: [ \u00a0\u2009\u202f] \d{3} ){1,5} (?![ \u00a0\u2009\u202f]?\d) (?: \.\d+ )?
      | \d+ (?: [.,]\d+ | ['\u2019]\d{3}(?!\d) )*
      | (?<![\w.]) \.\d+
    )
  | (?P<fraction> [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒] )
  | (?P<ideograph> [\u3400-\u9fff] )
  | (?P<word> (?: [^\W\d_]\. ){2,6} (?![^\W\d_]) | [^\W\d_]+ (?: ['\u2019][^\W\d_]+ )* )
  | (?P<mark> \S )
  | (?P<end> [\n\t]+ )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of text: ``text[start:end]``; ``glued`` when nothing stands between it and the one
    before.
    """

    kind: str
    text: str
    low: str
    start: int
    end: int
    glued: bool

    @property
    def capitalised(self) -> bool:
        """Whether it is written like a name: "Boeing", "iPhone"."""
        return self.text != self.low and self.kind == "word"


def tokenise(text: str) -> list[Token]:
    """Split text into tokens, in order; of white space only ends of lines and cells are kept."""
    found: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        piece = match.group()
        kind = match.lastgroup or "mark"
        if kind == "ideograph":
            kind = "word"
        elif kind == "end":  # a mark that nothing is glued to
            found.append(Token("mark", "\n", "\n", start, end, False))
            continue
        found.append(Token(kind, piece, piece.lower(), start, end, start == last_end))
        last_end = end
    return found


def low(tokens: Sequence[Token], at: int) -> str:
    """The lower-case text of a token, empty beyond either end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen glued to the token before it stands here."""
    return 0 <= at < len(tokens) and tokens[at].text in _HYPHENS and tokens[at].glued


def skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The next token, past a hyphen that joins two words ("five-year")."""
    joins = is_hyphen(tokens, at) and at + 1 < len(tokens) and tokens[at + 1].glued
    return at + 1 if joins else at
