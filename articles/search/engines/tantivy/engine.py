"""The embedded engine: a folder on the disk of this machine, read by all processes of it."""

import os
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import tantivy

from articles.search.engine import Counts, Document, Found, Key, Question
from articles.search.folding import fold_wanted, is_unspaced
from articles.search.query import And, Ids, Number, Phrase, Word, wanted
from articles.search.ranking import WINDOW, best_first

from . import schema
from .build import Build, write_batch
from .conditions import Native
from .folder import Folder
from .guard import ask
from .translation import Translator
from .words import stem, telling
from .writing import second_of

Hits: TypeAlias = list[tuple[Any, tantivy.DocAddress]]

_ENOUGH = 65_000  # values that each segment reports, so that sums over the segments are exact
_NAMED = 100  # names looked at to find those used most
_LINK = {"topics": "topic", "experts": "expert", "organizations": "org", "metrics": "metric"}
_WIDTH = 100_000  # ids listed at once


@dataclass(slots=True)
class _Snapshot:
    """The index as it was at one commit; all answers to one question come from one snapshot."""

    marker: tuple[str, int, int]
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    joined: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


class TantivyEngine:
    """Finds documents in a folder; the protocol `Engine` says what each method promises."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self._opening = threading.Lock()
        self._open: _Snapshot | None = None

    # -- finding -------------------------------------------------------------------------------

    def search(
        self, question: Question, *, sort: str = "relevance", offset: int = 0, limit: int = 20
    ) -> Found:
        """Return the documents from `offset` on."""
        snapshot = self._snapshot()
        query = _translator(snapshot, question).query(question.root)
        search = snapshot.searcher.search
        if sort != "relevance" or not _has_scores(question):
            order = tantivy.Order.Asc if sort == "oldest" else tantivy.Order.Desc
            found = ask(search, query, limit, order_by_field="moment", offset=offset, order=order)
            return _found(snapshot, _total(found), found.hits)
        if offset >= WINDOW:
            found = ask(search, query, limit, offset=offset)
            return _found(snapshot, _total(found), found.hits)
        found = ask(search, query, max(WINDOW, offset + limit))
        hits = [*_ranked(snapshot, question, found.hits[:WINDOW]), *found.hits[WINDOW:]]
        return _found(snapshot, _total(found), hits[offset : offset + limit])

    def scroll(self, question: Question, size: int) -> Iterator[list[int]]:
        """Yield the ids of all documents that match, newest first, all as of one commit."""
        snapshot = self._snapshot()
        translator = _translator(snapshot, question)
        query, rest = translator.query(question.root), None
        while rest is None or len(rest) == size:
            stretch = translator.older(query, rest[-1][0]) if rest else query
            rest = ask(
                snapshot.searcher.search, stretch, size, count=False, order_by_field="moment"
            ).hits
            yield list(_found(snapshot, 0, rest).ids)

    def alike(self, kind: str, text: str, *, without: Ids | None = None, limit: int = 100) -> Found:
        """Return the documents of a kind that share the rarest words of a text."""
        snapshot = self._snapshot()
        searcher = snapshot.searcher
        query = _translator(snapshot, Question(kind)).any_word(telling(searcher, kind, text))
        # More than asked for, because filtering beforehand would cost more than the words do.
        spare = 50 if without else 0
        hits = ask(searcher.search, query, limit + spare, count=False).hits
        if without:
            linked = _column(searcher, without.name, hits)
            hits = [hit for hit, pk in zip(hits, linked, strict=True) if pk not in without.ids]
        return _found(snapshot, len(hits[:limit]), hits[:limit])

    def complete(self, text: str, places: Mapping[str, int]) -> list[Key]:
        """Return documents whose title or names have all the words, the last as a beginning."""
        snapshot = self._snapshot()
        tokens = schema.PLAIN.analyze(fold_wanted(text))
        if not tokens:
            return []
        translator = _translator(snapshot, Question(""))
        search = snapshot.searcher.search
        named = ask(search, translator.beginning("names", tokens), _NAMED, count=False).hits
        found = sorted(
            map(schema.key_of, _column(snapshot.searcher, "key", named)),
            key=lambda key: -_uses(snapshot.searcher, key),
        )
        if len(text) > 1 or is_unspaced(text):
            query = translator.beginning("headlines", tokens)
            most = places.get("articles", 0)
            hits = ask(search, query, most, count=False, order_by_field="moment").hits
            found += map(schema.key_of, _column(snapshot.searcher, "key", hits))
        return [
            key for kind in places for key in [k for k in found if k[0] == kind][: places[kind]]
        ]

    def frequency(self, kind: str, token: str) -> int:
        """Return about how many documents of a kind have a folded word."""
        return self._snapshot().searcher.doc_freq(schema.exact(kind), token)

    def count(self, question: Question) -> int:
        """Return how many documents match."""
        snapshot = self._snapshot()
        query = _translator(snapshot, question).query(question.root)
        return _total(ask(snapshot.searcher.search, query, 1))

    def facets(self, question: Question, sizes: Mapping[str, int]) -> dict[str, Counts]:
        """Return the commonest values of each property with exact counts."""
        snapshot = self._snapshot()
        query = _translator(snapshot, question).query(question.root)
        wanted = {
            name: {"terms": {"field": name, "size": size, "segment_size": max(size, _ENOUGH)}}
            for name, size in sizes.items()
        }
        answer = ask(snapshot.searcher.aggregate, query, wanted)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}
            for name in sizes
        }

    def stem(self, token: str) -> str:
        """Return what the forms of a word have in common."""
        return stem(token)

    def ready(self) -> None:
        """Raise SearchUnavailable when questions cannot be answered."""
        self.count(Question("sections"))

    # -- keeping -------------------------------------------------------------------------------

    def locked(self) -> AbstractContextManager[bool]:
        """Return a context that says whether this process may write now."""
        return self.folder.locked()

    def write(self, documents: Iterable[Document], removed: Collection[Key] = ()) -> None:
        """Add documents in place of their older selves and take the removed ones out, as one."""
        write_batch(self.folder.current(), documents, removed)

    @contextmanager
    def rebuilding(self) -> Iterator[bool]:
        """Say whether this process may rebuild; every write that begins later knows of it."""
        with ExitStack() as stack:
            # Whoever was writing is done, and whoever asks is_rebuilding while writing is not here.
            with self.folder.locked(wait=True):
                mine = stack.enter_context(self.folder.locked("rebuild"))
            yield mine

    def is_rebuilding(self) -> bool:
        """Return whether some process is rebuilding."""
        with self.folder.locked("rebuild") as free:
            return not free

    def build(self) -> Build:
        """Return a new index that is filled aside and answers once it is finished."""
        return Build(self.folder)

    def versions(self) -> Iterator[tuple[Key, int]]:
        """Yield kind, id and version of everything in the index, by id."""
        snapshot = self._snapshot()
        searcher = snapshot.searcher
        last = ask(searcher.search, tantivy.Query.all_query(), 1, order_by_field="key").hits
        width = _WIDTH * schema.PLACES
        for low in range(0, last[0][0] + 1 if last else 0, width):
            stretch = tantivy.Query.range_query(
                snapshot.schema, "key", tantivy.FieldType.Unsigned, low, low + width - 1
            )
            hits = ask(
                searcher.search, stretch, width, order_by_field="key", order=tantivy.Order.Asc
            ).hits
            numbers = _column(searcher, "version", hits)
            for (key, _), version in zip(hits, numbers, strict=True):
                yield schema.key_of(key), version

    def size(self) -> int:
        """Return the bytes the index takes on disk."""
        return self.folder.size()

    def damaged(self) -> list[str]:
        """Return the names of files that are damaged or missing."""
        return self.folder.damaged()

    # -- opening -------------------------------------------------------------------------------

    def _snapshot(self) -> _Snapshot:
        """Return the index as of the last commit of any process."""
        try:
            state = os.stat(self.folder.meta)
            marker = (os.readlink(self.folder.link), state.st_ino, state.st_mtime_ns)
        except OSError:
            marker = ("", 0, 0)  # `current` says what is wrong
        with self._opening:
            if self._open is None or self._open.marker != marker:
                self._open = ask(_opened, self.folder.current(), marker)
            return self._open


def _opened(folder: Path, marker: tuple[str, int, int]) -> _Snapshot:
    index = tantivy.Index.open(str(folder))
    # A reader that reloads by itself would keep a thread watching the folder for each opening.
    index.config_reader("manual")
    return _Snapshot(marker, index.schema, index.searcher())


def _translator(snapshot: _Snapshot, question: Question) -> Translator:
    def joined(query: Native, link: str) -> tuple[int, ...]:
        key = (str(query), link)
        if key not in snapshot.joined:
            snapshot.joined[key] = _joined(snapshot.searcher, query, link)
        return snapshot.joined[key]

    return Translator(snapshot.schema, question, joined)


def _joined(searcher: tantivy.Searcher, query: Native, link: str) -> tuple[int, ...]:
    """Return the distinct ids in a link of the documents found."""
    count = max(1, _total(ask(searcher.search, query, 1)))
    hits = ask(searcher.search, query, count, count=False, order_by_field=link).hits
    return tuple({linked for linked, _ in hits if linked is not None})


def _total(found: tantivy.SearchResult) -> int:
    return int(found.count or 0)  # type: ignore[attr-defined]  # its stub forgets it


def _column(searcher: tantivy.Searcher, name: str, hits: Hits) -> list[int]:
    """Return the values that the hits have in a column of whole numbers."""
    values = searcher.fast_field_values(name, [address for _, address in hits])
    return [int(value or 0) for value in values]


def _uses(searcher: tantivy.Searcher, key: Key) -> int:
    """Return about how many documents are linked to a named record."""
    kind, record_id = key
    return searcher.doc_freq(_LINK.get(kind, kind.removesuffix("s")), record_id)


def _has_scores(question: Question) -> bool:
    """Return whether words decide about the order; conditions alone make all results equal."""
    return any(isinstance(leaf, Word | Phrase | Number) for leaf in wanted(question.root))


def _found(snapshot: _Snapshot, total: int, hits: Hits) -> Found:
    keys = _column(snapshot.searcher, "key", hits)
    ids = tuple(schema.key_of(key)[1] for key in keys)
    return Found(total, ids, tuple(float(score) for score, _ in hits))


def _ranked(snapshot: _Snapshot, question: Question, hits: Hits) -> Hits:
    """Return the best hits with the scores and in the order of `ranking`."""
    saying = _titles_saying_it(snapshot, question)
    keys = _column(snapshot.searcher, "key", hits) if saying else [0] * len(hits)
    seconds = [second_of(moment) for moment in _column(snapshot.searcher, "moment", hits)]
    scores = [score for score, _ in hits]
    places = best_first(scores, seconds, [key in saying for key in keys], int(time.time()))
    return [(score, hits[place][1]) for score, place in places]


def _titles_saying_it(snapshot: _Snapshot, question: Question) -> set[int]:
    """Return the keys of documents whose title has the words of the query in a row."""
    root = question.root
    parts = root.parts if isinstance(root, And) else ()
    words = [part for part in parts if isinstance(part, Word) and not part.in_title]
    if len(words) < 2:
        return set()
    phrase = _translator(snapshot, question).titled(words)
    hits = ask(snapshot.searcher.search, phrase, WINDOW, count=False).hits
    return set(_column(snapshot.searcher, "key", hits))
