"""Other ways to read the index than a page of results: all of it, or ids for editors."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from .engine import DRAFTS, Question
from .engines import get_engine
from .naming import names_in, resolve, with_ids
from .passages import Marker, joined
from .query import Or, Query, Word, parse_query, refine
from .records import PUBLIC

CHUNK = 500
MOST_FOR_EDITORS = 1000
SHORTEST_BEGINNING = 3


def every(
    query: Query, kind: str = "articles", records: Callable[[], QuerySet[Any]] | None = None
) -> Iterator[Any]:
    """Yield every record that a query finds, newest first, in little memory.

    For downloads; `records` gives the public rows of the kind with what the caller needs of them.
    Readers may see them at that moment. Raises SearchUnavailable, before the first record if the
    index cannot be read.
    """
    question = _question(query, kind)
    load = records or PUBLIC[kind]
    for ids in get_engine().scroll(question, CHUNK):
        found = load().in_bulk(ids)
        yield from (found[pk] for pk in ids if pk in found)


def places(query: Query, text: str) -> list[tuple[int, int]]:
    """Return where the words of a query stand in a text, first to last; the first few hundred."""
    marker = Marker(query.root, get_engine().stem)
    return joined(text, [(start, end) for start, end, _ in marker.places(text)])


def editor_ids(
    text: str,
    kind: str = "articles",
    *,
    unfinished: bool = False,
    limit: int = MOST_FOR_EDITORS,
) -> list[int]:
    """Return the ids of the best results for an editor, drafts and hidden claims included.

    `kind` is "articles", "statistics" or "quotes"; with `unfinished` the last word may be the
    beginning of one. For the admin's lists only: never show readers what this finds. Raises
    SearchUnavailable.
    """
    query = parse_query(text)
    if unfinished:
        query = _with_unfinished_end(query)
    found: list[tuple[float, int]] = []
    for each in (kind, DRAFTS[kind]):
        result = get_engine().search(_question(query, each), limit=limit)
        found += zip(result.scores, result.ids, strict=True)
    return [pk for _, pk in sorted(found, reverse=True)[:limit]]


def _with_unfinished_end(query: Query) -> Query:
    last = query.parts[-1] if query else None
    if not isinstance(last, Word) or len(last.text) < SHORTEST_BEGINNING:
        return query
    begun = Word(last.text, prefix=True, in_title=last.in_title)
    return refine.of([*query.parts[:-1], Or((last, begun))])


def _question(query: Query, kind: str) -> Question:
    root = with_ids(query.root, resolve(names_in(query.root)))
    return Question(kind, root, timezone.localdate())
