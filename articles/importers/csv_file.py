"""CSV (RFC 4180, and what spreadsheets make of it): a header row of field names, then articles.

The delimiter (comma, semicolon, tab or bar) is read off the header row.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.importers.fields import ReadOptions, RowReader
from articles.importers.lines import Line, read_lines
from articles.importers.records import MAX_ROW_BYTES, ArticleRecord, FieldError, Row, RowError

# The limit belongs to the csv module as a whole; its own is 128 kB, less than a long story.
csv.field_size_limit(MAX_ROW_BYTES)

_DELIMITERS = ",;\t|"
_UNCLOSED = "Look for a quotation mark that is not closed, or not doubled inside quotation marks."


@dataclass(frozen=True, slots=True)
class _Header:
    """The first row: names of the columns, delimiter, bytes."""

    names: tuple[str, ...]
    delimiter: str
    raw: bytes


class _Lines:
    """The lines of a file; lines that were taken can be put back to be read again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = read_lines(stream)
        self._again: deque[Line | RowError] = deque()

    def take(self) -> Line | RowError | None:
        """Return the next line, or None at the end."""
        return self._again.popleft() if self._again else next(self._lines, None)

    def put_back(self, lines: list[Line | RowError]) -> None:
        """Let these lines be the next ones."""
        self._again.extendleft(reversed(lines))


def read_csv(stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    """Yield a record, or the error of its row, for each row that is not blank.

    After a row that cannot be read, such as one whose quotation mark is never closed, reading goes
    on at the very next line.
    """
    lines = _Lines(stream)
    first = lines.take() or RowError(1, "", "the file is empty", "Begin it with the field names.")
    header = first if isinstance(first, RowError) else _header(first)
    if isinstance(header, RowError):
        yield header
        return
    reader = RowReader(options)
    while (line := lines.take()) is not None:
        if isinstance(line, RowError):
            yield line
        elif line.raw.strip():
            yield _row(line, lines, header, reader)


def _header(line: Line) -> _Header | RowError:
    """Return the header row, split by the delimiter that occurs most in it."""
    try:
        text = line.text()
        delimiter = max(_DELIMITERS, key=text.count)
        cells = next(csv.reader([text], delimiter=delimiter, strict=True))
    except FieldError as error:
        return error.at(1)
    except csv.Error as error:
        return RowError(1, "", f"the row of field names is not CSV: {error}", "Correct it.")
    names = tuple(cell.strip() for cell in cells)
    if twice := next((name for name in names if name and names.count(name) > 1), None):
        return RowError(1, twice[:80], "two columns have this name", "Rename one of them.")
    return _Header(names, delimiter, line.raw)


def _row(
    first: Line, lines: _Lines, header: _Header, reader: RowReader
) -> ArticleRecord | RowError:
    original = header.raw + first.raw.rstrip(b"\r\n")
    try:
        cells, raw = _cells(first, lines, header.delimiter)
        original = header.raw + raw.rstrip(b"\r\n")
        row = _named(header.names, cells)
        return reader.read(row, line=first.number, original=original, format="csv")
    except FieldError as error:
        return error.at(first.number, original)


def _cells(first: Line, lines: _Lines, delimiter: str) -> tuple[list[str], bytes]:
    """Return the cells and the bytes of the row that begins on this line, taking what it needs."""
    taken: list[Line | RowError] = []
    try:
        cells = next(csv.reader(_texts(first, lines, taken), delimiter=delimiter, strict=True))
    except csv.Error as error:
        lines.put_back(taken[1:])
        raise FieldError("", f"the row is not CSV: {error}", _UNCLOSED) from error
    return cells, b"".join(line.raw for line in taken if isinstance(line, Line))


def _texts(first: Line, lines: _Lines, taken: list[Line | RowError]) -> Iterator[str]:
    """Yield lines as the CSV reader asks for them, noting those taken.

    Bytes that are not UTF-8 become lone surrogates, which the field they stand in is refused for.
    """
    size = 0
    line: Line | RowError | None = first
    while line is not None:
        taken.append(line)
        size += MAX_ROW_BYTES if isinstance(line, RowError) else len(line.raw)
        if isinstance(line, RowError) or size > MAX_ROW_BYTES:
            raise csv.Error("it goes on past the longest row there may be")
        yield line.raw.decode("utf-8", "surrogateescape")
        line = lines.take()


def _named(names: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Return the cells by the names of their columns."""
    if any(cell.strip() for cell in cells[len(names) :]):
        reason = f"it has {len(cells)} cells and the first row {len(names)} names"
        raise FieldError("", reason, "Put cells that contain the delimiter in quotation marks.")
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}
