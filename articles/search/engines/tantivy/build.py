"""Writing: one batch into the index that answers, or a whole index aside."""

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import tantivy

from articles.search.engine import Document, Key, Refused
from articles.search.results import SearchUnavailable

from . import schema
from .folder import Folder
from .guard import ask
from .writing import native

SMALL_HEAP = 30_000_000  # bytes of memory a batch may use before it becomes a segment
LARGE_HEAP = 300_000_000
THREADS = 2


def write_batch(folder: Path, documents: Iterable[Document], removed: Collection[Key]) -> None:
    """Replace and remove documents in one commit.

    The index is opened anew each time: two that stay open leave each other's files behind.
    """
    try:
        replaced = {schema.key_number((each.kind, each.id)): native(each) for each in documents}
    except (ValueError, OverflowError) as error:
        raise Refused(str(error)) from error
    numbers = {*replaced, *map(schema.key_number, removed)}
    if not numbers:
        return
    index = ask(tantivy.Index.open, str(folder))
    schema.register_tokenizers(index)
    writer = ask(index.writer, SMALL_HEAP, 1)
    try:
        ask(_commit, index.schema, writer, numbers, replaced.values())
    except SearchUnavailable as error:
        raise Refused(str(error.__cause__)) from error
    finally:
        ask(writer.wait_merging_threads)


def _commit(
    tantivy_schema: tantivy.Schema,
    writer: tantivy.IndexWriter,
    numbers: set[int],
    documents: Iterable[tantivy.Document],
) -> None:
    # By query: a term made from a Python number is a signed one and deletes nothing.
    old = tantivy.Query.term_set_query(tantivy_schema, "key", sorted(numbers))
    writer.delete_documents_by_query(old)
    for document in documents:
        writer.add_document(document)
    writer.commit()


class Build:
    """A new index, filled beside the one that answers."""

    def __init__(self, folder: Folder) -> None:
        self._place = folder
        self.folder = folder.make()
        index = tantivy.Index.open(str(self.folder))
        schema.register_tokenizers(index)
        self._writer = index.writer(LARGE_HEAP, THREADS)

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents; each of them once."""
        for document in documents:
            self._writer.add_document(native(document))

    def complete(self) -> None:
        """Put everything added on disk."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def switch(self) -> None:
        """Let this index answer from now on."""
        self._place.switch(self.folder)

    def discard(self) -> None:
        """Remove what was built."""
        shutil.rmtree(self.folder, ignore_errors=True)
