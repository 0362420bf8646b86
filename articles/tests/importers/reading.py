"""Helpers: read bytes as a file of a format."""

import json
from io import BytesIO

from articles.importers import ArticleRecord, Format, ReadOptions, Row, RowError, read

DEFAULTS = ReadOptions(outlet="The Example Times")


def rows_of(format: str, content: str | bytes, options: ReadOptions = DEFAULTS) -> list[Row]:
    """Return what the parser of a format makes of this content."""
    raw = content.encode() if isinstance(content, str) else content
    return list(read(BytesIO(raw), Format(format), options))


def record_of(format: str, content: str | bytes, options: ReadOptions = DEFAULTS) -> ArticleRecord:
    """Return the one record of the content."""
    [row] = rows_of(format, content, options)
    assert isinstance(row, ArticleRecord), row
    return row


def error_of(format: str, content: str | bytes, options: ReadOptions = DEFAULTS) -> RowError:
    """Return the one error of the content."""
    [row] = rows_of(format, content, options)
    assert isinstance(row, RowError), row
    return row


def json_line(**fields: object) -> str:
    """Return a line of JSON with what every article needs, and these fields."""
    return json.dumps({"headline": "A headline", "text": "A text."} | fields)
