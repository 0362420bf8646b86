"""Reading a byte stream line by line in bounded memory."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.importers.records import MAX_ROW_BYTES, FieldError, RowError

_SKIP_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, counted from 1, and its bytes including the line end."""

    number: int
    raw: bytes

    def text(self) -> str:
        """Return the decoded line; raise FieldError when it is not UTF-8."""
        return decode(self.raw)


def decode(raw: bytes) -> str:
    """Return the text of UTF-8 bytes; raise FieldError naming the first bad byte."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start + 1} of the row (0x{raw[error.start]:02x}) is not UTF-8"
        raise FieldError("", reason, "Save the file as UTF-8.") from error


def read_lines(stream: BinaryIO, limit: int = MAX_ROW_BYTES) -> Iterator[Line | RowError]:
    """Yield the lines of a stream, less its byte order mark; one over `limit` bytes is an error.

    The rest of an overlong line is skipped in small pieces, so memory stays near `limit`.
    """
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if number == 1 and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield RowError(1, "", "the file is UTF-16", "Save the file as UTF-8.")
            return
        if len(raw) > limit:
            _skip_rest(stream, raw)
            yield overlong(number, limit)
        else:
            yield Line(number, raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw)


def overlong(number: int, limit: int) -> RowError:
    """Return the error of a row with more bytes than a row may have."""
    size = f"{limit // 1024 // 1024} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return RowError(
        number, "", f"the row is longer than {size}", "Split it, or leave its text out."
    )


def _skip_rest(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(_SKIP_BYTES)
