"""Where quotation marks open and close, in any house style."""

import re
from dataclasses import dataclass

_DOUBLE = re.compile("[“”„‟\"«»「」『』]|''|``|‘‘|’’")
_CLOSERS = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "‟": "”",
    '"': '"',
    "''": "''",
    "``": "''",
    "‘‘": "’’",
    "«": "»",
    "「": "」",
    "『": "』",
}
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w\[(])(?:[^‘’'\n]|[’'](?=\w))*+(?<=[,.?!…])[’'](?!\w)")
_MAX_SINGLE = 5_000  # characters of a paragraph; looking for single marks is quadratic
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words text[start:end] with their marks.

    `closed` is false when the closing mark is missing, `goes_on` true when the next paragraph
    opens again, as a quote over several paragraphs does.
    """

    start: int
    end: int
    closed: bool = True
    goes_on: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations, in order; none crosses a newline."""
    found: list[Quotation] = []
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()]
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else (end, end)
        found += _of_paragraph(text, start, end, _opens(text, *following))
    return tuple(found)


def _opens(text: str, start: int, end: int) -> str:
    """The mark that a paragraph begins with, if any."""
    words = text[start:end].lstrip()
    mark = _DOUBLE.match(words)
    return mark[0] if mark else ""


def _of_paragraph(text: str, start: int, end: int, next_opens: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if _can_open(text, mark, start, end):
                opened = mark
        elif _closes(text, opened, mark, end):
            found.append(Quotation(opened.start(), mark.end()))
            opened = None
        elif mark[0] == opened[0] and _looks_opening(text, mark, end):
            # The mark before was never closed: it reaches to here at most.
            found.append(_unclosed(text, opened.start(), mark.start()))
            opened = mark
    if opened is not None:
        goes_on = next_opens == opened[0]
        if goes_on or text[start : opened.start()].strip() == "" or _ends_quote(text, end):
            found.append(Quotation(opened.start(), _rstrip(text, end), False, goes_on))
    return found or _single(text, start, end)


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark[0] in {"”", "»", "」", "』", "’’"}:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    if mark[0] == '"' and before.isdigit():
        return False  # inches, seconds
    return mark.end() < end and (mark[0] not in {'"', "''"} or not before.isalnum())


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> bool:
    if mark[0] not in _CLOSERS[opened[0]]:
        # Some writers close with the opening mark.
        return mark[0] == opened[0] and not _looks_opening(text, mark, end)
    return mark[0] not in {'"', "''"} or not _looks_opening(text, mark, end)


def _looks_opening(text: str, mark: re.Match[str], end: int) -> bool:
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    return before in " \t\u00a0(" and not after.isspace() and after not in ",.;:!?)"


def _ends_quote(text: str, end: int) -> bool:
    return text[:end].rstrip()[-1:] in {".", "!", "?", ","}


def _unclosed(text: str, start: int, limit: int) -> Quotation:
    return Quotation(start, _rstrip(text, limit), False)


def _rstrip(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _single(text: str, start: int, end: int) -> list[Quotation]:
    """Single marks count as quotation marks where a paragraph has no double ones."""
    if end - start > _MAX_SINGLE:
        return []
    return [Quotation(*match.span()) for match in _SINGLE.finditer(text, start, end)]
