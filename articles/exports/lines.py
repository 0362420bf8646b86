"""Rows of a table as JSON Lines and as CSV, one piece of text for each row."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from .tables import Column
from .values import number

# A cell that begins so is run as a formula by spreadsheets, in East Asia with full-width signs too
# (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
LIST_SEPARATOR = "|"

Row = dict[str, Any]


def plain(value: Any) -> Any:
    """Return a value as JSON holds it: exact numbers, ISO 8601 days and times."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def json_row(row: Row) -> Row:
    """Return a row ready for JSON."""
    return {name: plain(value) for name, value in row.items()}


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield each row as one line of JSON (https://jsonlines.org)."""
    for row in rows:
        yield json.dumps(json_row(row), ensure_ascii=False) + "\n"


def json_array(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the rows as one JSON array, a row to a line."""
    before = "["
    for row in rows:
        yield f"{before}\n{json.dumps(json_row(row), ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def csv_lines(columns: Iterable[Column], rows: Iterable[Row]) -> Iterator[str]:
    """Yield the header and each row as a line of CSV (RFC 4180), safe to open as a spreadsheet."""
    shown = list(columns)
    yield _line([column.name for column in shown])
    for row in rows:
        yield _line([cell(row[column.name]) for column in shown])


def cell(value: Any) -> str:
    """Return a value as the text of a cell; text that looks like a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = LIST_SEPARATOR.join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
