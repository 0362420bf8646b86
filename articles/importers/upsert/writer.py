"""The only writer of imported articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import DataError, IntegrityError, transaction

from articles.importers.identity import import_key
from articles.importers.receipt import Journal, Receipt, RowOutcome
from articles.importers.records import ArticleRecord, Row, RowError

from .attempt import Attempt, failed
from .plan import UpsertOptions

BATCH_ROWS = 200
BATCH_BYTES = 16 * 1024 * 1024


def upsert(rows: Iterable[Row], options: UpsertOptions, file: str = "") -> Receipt:
    """Write the articles of one file; return what was done. See Upsert for several files."""
    run = Upsert(options)
    run.write(rows, file)
    return run.receipt


class Upsert:
    """One import of any number of files.

    Rows are written in batches, each in a transaction: when the import is stopped or killed, the
    archive has the batches that were done, whole, and importing the same files again completes it.
    A row that the database refuses fails alone; the rest of its batch is written. `journal` keeps
    what became of every row; `written` is {article: place of its row} of what was done before.
    """

    def __init__(
        self,
        options: UpsertOptions,
        journal: Journal | None = None,
        written: Mapping[int, str] | None = None,
    ) -> None:
        self.options, self.journal = options, journal
        self.receipt = Receipt()
        self._written: dict[int, str] = dict(written or {})
        self._unread: list[RowOutcome] = []

    def write(self, rows: Iterable[Row], file: str) -> None:
        """Write the articles of a file and count every row in the receipt."""
        batch = _Batch()
        for row in rows:
            if isinstance(row, RowError):
                self.receipt.fail(file, row)
                self._unread.append(failed(file, row))
                if len(self._unread) >= BATCH_ROWS:
                    self._note_unread()
                continue
            if not batch.has_room_for(row):
                self._write_batch(batch.records, file)
                batch = _Batch()
            batch.add(row)
        self._write_batch(batch.records, file)
        self._note_unread()

    def _note_unread(self) -> None:
        """Tell the journal of the rows that could not even be read."""
        if self.journal and self._unread:
            with transaction.atomic():
                self.journal.note(self._unread, {})
        self._unread = []

    def _write_batch(self, records: Sequence[ArticleRecord], file: str) -> None:
        """Write records in one transaction; when the database refuses them, halve by halve."""
        if not records:
            return
        attempt = Attempt(records, file, self.options, self._written)
        try:
            with transaction.atomic():
                attempt.write()
                if self.journal:
                    self.journal.note(attempt.outcomes, attempt.made)
        except (IntegrityError, DataError) as error:
            if len(records) == 1:
                refused = _refused(records[0], error)
                self.receipt.fail(file, refused)
                self._unread.append(failed(file, refused, records[0].headline))
                return
            half = len(records) // 2
            self._write_batch(records[:half], file)
            self._write_batch(records[half:], file)
        else:
            self.receipt.add(attempt.receipt)
            self._written |= attempt.places


@dataclass(slots=True)
class _Batch:
    """Records to be written together: few enough for memory, each of another article."""

    records: list[ArticleRecord] = field(default_factory=list)
    size: int = 0
    articles: set[str] = field(default_factory=set)

    def has_room_for(self, record: ArticleRecord) -> bool:
        full = len(self.records) >= BATCH_ROWS or self.size >= BATCH_BYTES
        return not full and self.articles.isdisjoint(_names_of(record))

    def add(self, record: ArticleRecord) -> None:
        self.records.append(record)
        self.size += len(record.original)
        self.articles |= _names_of(record)


def _names_of(record: ArticleRecord) -> set[str]:
    return {import_key(record), record.canonical_url} - {""}


def _refused(record: ArticleRecord, error: Exception) -> RowError:
    reason = f"the database refuses the row: {str(error).strip().splitlines()[0]}"
    return RowError(
        record.line, "", reason, "Another article may have its address or its id.", record.original
    )
