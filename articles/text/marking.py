"""Marks: the words of passages, linked inside a rendered page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from .passages import AnchorState, reanchor, select
from .reading import INLINE, VOID, Page, Tag, read

_SAFE_ADDRESS = re.compile(r"(?:https?://|[/#?])")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of the plain text, to be linked to `href`.

    `kind` becomes the class "mark-<kind>", `id` the fragment address of the first marked words.
    """

    start: int
    end: int
    href: str
    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class _Fragment:
    """HTML [start, end), to be wrapped for `marks`, of which the first is linked."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    link: Tag | None  # the end tag of the link that the words are already in


def mark_html(html: str, plain: str, marks: Sequence[Mark]) -> str:
    """Return `html` with the words of each mark in `<a class="mark mark-<kind>">`.

    `html` is what `render` returned and `plain` the text that the marks point into; where the two
    differ (the page was rendered by other rules) marks are placed by their words and context, or
    not at all. Where marks overlap, the words link to the shortest mark and carry the classes of
    all. Words inside a link of the body become `<mark>`, and a mark without any link of its own
    gets an empty link `class="mark-reference"` after its words. The text is never changed.
    Raises ValueError for an address that is neither of this site nor of http(s).
    """
    for mark in marks:
        if not _SAFE_ADDRESS.match(mark.href):
            raise ValueError(f"A mark cannot link to {mark.href!r}.")
    page = read(html)
    if page.plain != plain:
        marks = [placed for mark in marks for placed in _replaced(mark, plain, page.plain)]
    fragments = _joined(page, list(_fragments(page, marks)))
    return _insert(html, _insertions(fragments, marks))


def _replaced(mark: Mark, plain: str, page_plain: str) -> list[Mark]:
    if not 0 <= mark.start < mark.end <= len(plain):
        return []
    anchor = reanchor(select(plain, mark.start, mark.end), page_plain)
    if anchor.state is AnchorState.ORPHANED or anchor.selector is None:
        return []
    return [replace(mark, start=anchor.selector.start, end=anchor.selector.end)]


def _intervals(marks: Sequence[Mark]) -> list[tuple[int, int, tuple[Mark, ...]]]:
    """Cut the text at every end of a mark; the shortest mark over an interval comes first."""
    cuts = sorted({cut for mark in marks for cut in (mark.start, mark.end)})
    ranked = sorted(marks, key=lambda m: (m.end - m.start, m.start, m.kind, m.id))
    intervals = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        over = tuple(m for m in ranked if m.start <= start and end <= m.end)
        if over:
            intervals.append((start, end, over))
    return intervals


def _fragments(page: Page, marks: Sequence[Mark]) -> Iterator[_Fragment]:
    """The marked parts of each run of text between two tags."""
    links = _links(page)
    pieces = iter(page.pieces)
    piece = next(pieces, None)
    for start, end, over in _intervals(marks):
        run: _Fragment | None = None
        while piece and piece.start < end:
            if piece.end > start:
                html_start, html_end = piece.html_start, piece.html_end
                if piece.end - piece.start == html_end - html_start:
                    html_start += max(0, start - piece.start)
                    html_end -= max(0, piece.end - end)
                if run and run.end == html_start:
                    run = replace(run, end=html_end)
                else:
                    if run:
                        yield run
                    run = _Fragment(html_start, html_end, over, _link_at(links, html_start))
            if piece.end > end:
                break
            piece = next(pieces, None)
        if run:
            yield run


def _links(page: Page) -> list[tuple[int, Tag]]:
    """(start, end tag) of every link of the body, in order; links never nest."""
    ends = [tag for tag in page.tags if tag.name == "a"]
    return [(a.end, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]


def _link_at(links: list[tuple[int, Tag]], position: int) -> Tag | None:
    index = bisect_right(links, position, key=lambda link: link[0])
    end = links[index - 1][1] if index else None
    return end if end and position < end.start else None


def _joined(page: Page, fragments: list[_Fragment]) -> list[_Fragment]:
    """Join fragments of the same marks across whole inline elements into one link."""
    joined: list[_Fragment] = []
    index = 0
    while index < len(fragments):
        last = _last_joinable(page, fragments, index)
        joined.append(replace(fragments[index], end=fragments[last].end))
        index = last + 1
    return joined


def _last_joinable(page: Page, fragments: list[_Fragment], index: int) -> int:
    first, last, depth = fragments[index], index, 0
    position = bisect_left(page.tags, first.end, key=lambda tag: tag.start)
    for later in range(index + 1, len(fragments)):
        if fragments[later].marks != first.marks:
            break
        while position < len(page.tags) and page.tags[position].start < fragments[later].start:
            tag = page.tags[position]
            position += 1
            if tag.name == "a" or tag.name not in INLINE | VOID - {"hr"}:
                return last
            depth += 0 if tag.name in VOID else (-1 if tag.closing else 1)
            if depth < 0:
                return last
        if depth == 0:
            last = later
    return last


def _insertions(fragments: list[_Fragment], marks: Sequence[Mark]) -> list[tuple[int, int, str]]:
    """(position, rank, tags): at one position ends come first, then references, then starts."""
    insertions: list[tuple[int, int, str]] = []
    named: set[str] = set()
    linked: set[str] = set()
    last: dict[str, _Fragment] = {}
    for fragment in fragments:
        mark = fragment.marks[0]
        name = "mark" if fragment.link else "a"
        classes = " ".join(["mark", *dict.fromkeys(f"mark-{m.kind}" for m in fragment.marks)])
        insertions += [
            (fragment.start, 2, _open(name, mark, classes, mark.id not in named)),
            (fragment.end, 0, f"</{name}>"),
        ]
        named.add(mark.id)
        linked |= {mark.id} if name == "a" else set()
        last |= {m.id: fragment for m in fragment.marks}
    for mark in marks:
        if mark.id in last and mark.id not in linked:
            after = last[mark.id]
            position = after.link.end if after.link else after.end
            classes = f"mark-reference mark-{mark.kind}"
            tag = _open("a", mark, classes, mark.id not in named, label=mark.title)
            insertions.append((position, 1, f"{tag}</a>"))
    return sorted(insertions, key=lambda insertion: insertion[:2])


def _open(name: str, mark: Mark, classes: str, named: bool, label: str = "") -> str:
    attributes = {
        "class": classes,
        "id": mark.id if named else "",
        "href": mark.href if name == "a" else "",
        "title": mark.title,
        "aria-label": label,
    }
    return f"<{name} " + " ".join(f'{k}="{escape(v)}"' for k, v in attributes.items() if v) + ">"


def _insert(html: str, insertions: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    position = 0
    for place, _, tag in insertions:
        parts += [html[position:place], tag]
        position = place
    return "".join([*parts, html[position:]])
