"""JSON Lines (https://jsonlines.org/): one JSON object a line, an article each."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from articles.importers.fields import ReadOptions, RowReader
from articles.importers.lines import Line, read_lines
from articles.importers.records import ArticleRecord, FieldError, Row, RowError


def read_jsonl(stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    """Yield a record, or the error of its line, for each line that is not blank."""
    reader = RowReader(options)
    for line in read_lines(stream):
        if isinstance(line, RowError):
            yield line
        elif line.raw.strip():
            yield _row(line, reader)


def _row(line: Line, reader: RowReader) -> ArticleRecord | RowError:
    original = line.raw.rstrip(b"\r\n")
    try:
        row = _object(line.text())
        return reader.read(row, line=line.number, original=original, format="jsonl")
    except FieldError as error:
        return error.at(line.number, original)


def _object(text: str) -> dict[str, Any]:
    """Return the one object of a text, refusing what JSON forbids and Python lets pass."""
    cure = "Write one JSON object on each line."
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except FieldError:
        raise
    except RecursionError as error:
        raise FieldError("", "the JSON is nested too deeply", cure) from error
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} (character {error.pos + 1})"
        raise FieldError("", reason, cure) from error
    except ValueError as error:
        raise FieldError("", f"not JSON: {error}", cure) from error
    if not isinstance(value, dict):
        raise FieldError("", "the line is JSON, but not an object", cure)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FieldError(twice[:80], "it stands twice in one object", "Leave one of them out.")
    return row


def _no_constant(name: str) -> None:
    raise FieldError("", f"{name} is not JSON", "Write null, or leave the field out.")
