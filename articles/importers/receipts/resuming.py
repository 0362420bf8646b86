"""Reading a file on from a row: a file from the browser is imported a piece at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from articles.importers.fields import ReadOptions
from articles.importers.records import Row
from articles.importers.sources import Format, read


class ResumedFile:
    """A file that is read on from the beginning of a row.

    The parsers begin with line 1 in any case. So where the file is read on, line 1 is what they
    need of its beginning (the field names of a CSV, else an empty line), and line 2 the first new
    one; `shift` is what to add to their numbers. `offsets` says where each line begins, in bytes.
    """

    def __init__(self, stream: BinaryIO, format: Format, position: int, line: int) -> None:
        self.stream, self.position = stream, position
        self.shift = line - 2 if position else 0
        self.offsets: dict[int, int] = {}
        self._number = 0
        self._line_is_over = True
        self._head = (stream.readline() if format == Format.CSV else b"\n") if position else b""

    def readline(self, limit: int = -1) -> bytes:
        """Return the next bytes up to a line end or the limit."""
        if self._head:
            head, self._head = self._head, b""
            self._number = 1
            self.stream.seek(self.position)
            return head
        start = self.stream.tell()
        raw = self.stream.readline(limit)
        if self._line_is_over:
            self._number += 1
            self.offsets[self._number + self.shift] = start
        self._line_is_over = raw.endswith(b"\n")
        return raw

    def read(self, size: int = -1) -> bytes:
        """Return the file as a whole, for formats of one row."""
        return self.stream.read(size)

    def rows(self, format: Format, options: ReadOptions) -> Iterator[Row]:
        """Yield the rows with their lines in the whole file."""
        for row in read(cast(BinaryIO, self), format, options):
            yield replace(row, line=row.line + self.shift) if self.shift else row

    def begins(self, row: Any) -> int:
        """Return where a row begins, in bytes; forget the lines before it."""
        place = self.offsets[row.line]
        self.offsets = {line: at for line, at in self.offsets.items() if line >= row.line}
        return place
