"""Plain prose -> Markdown that reads the same: nothing in it becomes formatting by accident.

What must be escaped follows CommonMark 0.31 (https://spec.commonmark.org/0.31.2/).
"""

import re
from itertools import pairwise

# Hard-wrapped text (e-mail, teletype) has lines about this long.
_WRAPPED_FROM, _WRAPPED_TO = 60, 100

_SPACES = re.compile(r"\t[ \t]*| [ \t]+")
# Each alternative begins with what it escapes: the search then skips letters at full speed.
_INLINE = re.compile(
    r"[*`]"
    r"|\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash before punctuation, or at the end of the paragraph
    r"|_(?:(?<![^\W_]_)|(?![^\W_]))"  # an underscore at the edge of a word
    r"|~(?:(?=~)|(?<=~~))"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=\#?\w{1,40};)"
    r"|\](?=[(\[:])"
    r"|\[(?:(?<=!\[)|(?=\^))"
)
_LEADING = re.compile(r"([#>+=|-]|~{3})")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def paragraphs(prose: str) -> tuple[str, ...]:
    """Return the paragraphs of a plain text, each as one line with single spaces.

    A blank line ends a paragraph, and so does a line end, except in text wrapped at a fixed width,
    whose lines are joined.
    """
    found: list[str] = []
    for block in re.split(r"\n\s*\n", prose.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [_SPACES.sub(" ", line).strip() for line in block.split("\n")]
        lines = [line for line in lines if line]
        found += [" ".join(lines)] if _is_wrapped(lines) else lines
    return tuple(found)


def to_markdown(prose: str) -> str:
    """Return Markdown whose plain text is the paragraphs of the prose, set apart by blank lines."""
    return "\n\n".join(escape(paragraph) for paragraph in paragraphs(prose))


def escape(paragraph: str) -> str:
    """Return Markdown for one line of prose, escaping only what Markdown would take as its own."""
    escaped = _INLINE.sub(lambda match: "\\" + match[0], paragraph)
    if _LEADING.match(escaped):
        return "\\" + escaped
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether each line was broken because its next word would not have fitted."""
    width = max(map(len, lines), default=0)
    if len(lines) < 2 or not _WRAPPED_FROM <= width <= _WRAPPED_TO:
        return False
    return all(len(a) + 1 + len(b.split(" ", 1)[0]) > width for a, b in pairwise(lines))
