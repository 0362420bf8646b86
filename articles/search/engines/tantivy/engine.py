"""The embedded engine: a folder on the disk of this machine, read by all processes of it."""

import os
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import tantivy

from articles.search.engine import Counts, Document, Found, Key, Question, State
from articles.search.folding import fold_wanted, is_unspaced
from articles.search.query import Ids
from articles.search.ranking import WINDOW

from . import schema
from .build import Build, write_batch
from .folder import Folder
from .guard import ask
from .snapshot import ENOUGH, Snapshot, has_scores, opened
from .words import stem, telling

_NAMED = 100  # names looked at to find those used most
_HEADLINES_FROM = 3  # letters; fewer begin a word of every tenth headline
_WIDTH = 100_000  # ids listed at once


class TantivyEngine:
    """Finds documents in a folder; the protocol `Engine` says what each method promises."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self._opening = threading.Lock()
        self._open: Snapshot | None = None

    # -- finding -------------------------------------------------------------------------------

    def search(
        self, question: Question, *, sort: str = "relevance", offset: int = 0, limit: int = 20
    ) -> Found:
        """Return the documents from `offset` on."""
        snapshot = self.snapshot()
        query = snapshot.query(question)
        if sort != "relevance" or not has_scores(question):
            order = tantivy.Order.Asc if sort == "oldest" else tantivy.Order.Desc
            return snapshot.found(
                *snapshot.hits_and_total(
                    query, limit, offset=offset, order_by_field="moment", order=order
                )
            )
        if offset >= WINDOW:
            return snapshot.found(*snapshot.hits_and_total(query, limit, offset=offset))
        hits, total = snapshot.hits_and_total(query, max(WINDOW, offset + limit))
        hits = [*snapshot.ranked(question, hits[:WINDOW]), *hits[WINDOW:]]
        return snapshot.found(hits[offset : offset + limit], total)

    def scroll(self, question: Question, size: int) -> Iterator[list[int]]:
        """Yield the ids of all documents that match, newest first, all as of one commit."""
        snapshot = self.snapshot()
        translator = snapshot.translator(question)
        query = stretch = translator.query(question.root)
        while hits := snapshot.hits(stretch, size, order_by_field="moment"):
            yield list(snapshot.found(hits, 0).ids)
            stretch = translator.older(query, hits[-1][0])

    def alike(self, kind: str, text: str, *, without: Ids | None = None, limit: int = 100) -> Found:
        """Return the documents of a kind that share the rarest words of a text."""
        snapshot = self.snapshot()
        words = telling(snapshot.searcher, kind, text)
        query = snapshot.translator(Question(kind)).any_word(words)
        # More than asked for, because filtering beforehand would cost more than the words do.
        hits = snapshot.hits(query, limit + (50 if without else 0))
        if without:
            linked = snapshot.column(without.name, hits)
            hits = [hit for hit, pk in zip(hits, linked, strict=True) if pk not in without.ids]
        return snapshot.found(hits[:limit], len(hits[:limit]))

    def complete(self, text: str, places: Mapping[str, int]) -> list[Key]:
        """Return documents whose title or names have all the words, the last as a beginning."""
        snapshot = self.snapshot()
        tokens = schema.PLAIN.analyze(fold_wanted(text))
        if not tokens:
            return []
        translator = snapshot.translator(Question(""))
        hits = named = snapshot.hits(translator.beginning("names", tokens), _NAMED)
        if len(text.strip()) >= _HEADLINES_FROM or is_unspaced(text):
            query = translator.beginning("headlines", tokens)
            most = places.get("articles", 0)
            hits = named + snapshot.hits(query, most, order_by_field="moment")
        keys = snapshot.keys(hits)
        by_use = sorted(keys[: len(named)], key=snapshot.uses, reverse=True)
        found = [*by_use, *keys[len(named) :]]
        of_kind = {kind: [key for key in found if key[0] == kind] for kind in places}
        return [key for kind, most in places.items() for key in of_kind[kind][:most]]

    def frequency(self, kind: str, token: str) -> int:
        """Return about how many documents of a kind have a folded word."""
        return self.snapshot().searcher.doc_freq(schema.exact(kind), token)

    def count(self, question: Question) -> int:
        """Return how many documents match."""
        snapshot = self.snapshot()
        return snapshot.hits_and_total(snapshot.query(question), 1)[1]

    def facets(self, question: Question, sizes: Mapping[str, int]) -> dict[str, Counts]:
        """Return the commonest values of each property with exact counts."""
        snapshot = self.snapshot()
        wanted = {
            name: {"terms": {"field": name, "size": size, "segment_size": max(size, ENOUGH)}}
            for name, size in sizes.items()
        }
        answer = ask(snapshot.searcher.aggregate, snapshot.query(question), wanted)
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

    def state(self) -> State:
        """Return what differs after each commit, of any process; never raises."""
        marker = self._marker()
        return State(repr(marker), marker[2] / 1e9)

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
        snapshot = self.snapshot()
        last = snapshot.hits(tantivy.Query.all_query(), 1, order_by_field="key")
        width = _WIDTH * schema.PLACES
        for low in range(0, last[0][0] + 1 if last else 0, width):
            stretch = tantivy.Query.range_query(
                snapshot.schema, "key", tantivy.FieldType.Unsigned, low, low + width - 1
            )
            hits = snapshot.hits(stretch, width, order_by_field="key", order=tantivy.Order.Asc)
            versions = snapshot.column("version", hits)
            for (key, _), version in zip(hits, versions, strict=True):
                yield schema.key_of(key), version

    def size(self) -> int:
        """Return the bytes the index takes on disk."""
        return self.folder.size()

    def damaged(self) -> list[str]:
        """Return the names of files that are damaged or missing."""
        return self.folder.damaged()

    # -- opening -------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """Return the index as of the last commit of any process."""
        marker = self._marker()
        with self._opening:
            if self._open is None or self._open.marker != marker:
                self._open = ask(opened, self.folder.current(), marker)
            return self._open

    def _marker(self) -> tuple[str, int, int]:
        try:
            state = os.stat(self.folder.meta)
            return (os.readlink(self.folder.link), state.st_ino, state.st_mtime_ns)
        except OSError:
            return ("", 0, 0)  # `current` says what is wrong
