"""What a receipt gives out: the failed rows to be corrected, and every row's outcome."""

from collections.abc import Iterator

from articles.importers.sources import Format
from articles.models import ImportRow, ImportRun

_ENDINGS = {Format.JSONL: "jsonl", Format.CSV: "csv", Format.TEXT: "txt"}


def failed_rows(run: ImportRun) -> tuple[str, Iterator[bytes]]:
    """Return the ending of a file's name and the bytes of the rows that failed, as they came.

    A CSV file begins with its field names again, so that the corrected file can be imported. Rows
    without bytes (too long, or beyond the first thousand) are missing: the report names them.
    """
    formats = {file["format"] for file in run.files}
    kind = formats.pop() if len(formats) == 1 else Format.TEXT
    rows = run.rows.filter(outcome=ImportRow.Outcome.FAILED, original__isnull=False)
    kept = rows.values_list("original", flat=True).iterator(100)
    pieces: Iterator[bytes] = (bytes(piece or b"") for piece in kept)
    if kind == Format.CSV:
        pieces = _under_one_header(pieces)
    return _ENDINGS[Format(kind)], (piece.rstrip(b"\r\n") + b"\n" for piece in pieces)


def _under_one_header(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the field names when they differ from the last ones, then each row."""
    last = b""
    for piece in pieces:
        header, _, row = piece.partition(b"\n")
        if header != last:
            yield header
            last = header
        yield row


def report_rows(run: ImportRun) -> Iterator[list[str]]:
    """Yield what became of the rows, for a table: file, line, to, rows, outcome, headline, why."""
    yield ["file", "line", "last_line", "rows", "outcome", "headline", "reason", "undo", "undo_why"]
    rows = run.rows.order_by("pk").defer("original", "unchanged")
    for row in rows.iterator(500):
        words = [row.outcome, row.headline, row.reason, row.undo, row.undo_reason]
        yield [row.file, str(row.line), str(row.last_line), str(row.rows), *words]
