"""The words of a search in the text of a page, marked where they stand."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from .reading import Page, read

Span = tuple[int, int]


def highlight(html: str, find: Callable[[str], Sequence[Span]]) -> tuple[str, int]:
    """Return `html` with what is found in `<mark class="hit">`, and how many places there are.

    `html` is what `render` or `mark_html` returned; `find` is given its plain text and returns
    places in it, in order and apart. The place number n begins at the id "hit-n"; words that tags
    cut are marked in pieces. The text is never changed.
    """
    page = read(html)
    spans = find(page.plain)
    parts: list[str] = []
    position = 0
    for number, span in enumerate(spans, 1):
        for piece, (start, end) in enumerate(_in_html(page, span)):
            name = f' id="hit-{number}"' if piece == 0 else ""
            parts += [html[position:start], f'<mark class="hit"{name}>', html[start:end], "</mark>"]
            position = end
    return "".join([*parts, html[position:]]), len(spans)


def _in_html(page: Page, span: Span) -> Iterator[Span]:
    """Yield where the words of a span stand between the tags."""
    start, end = span
    run: Span | None = None
    first = max(0, bisect_right(page.pieces, start, key=lambda piece: piece.start) - 1)
    for piece in page.pieces[first:]:
        if piece.start >= end:
            break
        if piece.end <= start:
            continue
        html_start, html_end = piece.html_start, piece.html_end
        if piece.end - piece.start == html_end - html_start:
            html_start += max(0, start - piece.start)
            html_end -= max(0, piece.end - end)
        if run and run[1] == html_start:
            html_start = run[0]
        elif run:
            yield run
        run = (html_start, html_end)
    if run:
        yield run
