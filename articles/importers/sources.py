"""Files -> rows: which parser reads which file."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from articles.importers.csv_file import read_csv
from articles.importers.fields import ReadOptions
from articles.importers.jsonl import read_jsonl
from articles.importers.records import Row
from articles.importers.text_file import read_text


class Format(StrEnum):
    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


_ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
}
_READERS: dict[Format, Callable[[BinaryIO, ReadOptions], Iterator[Row]]] = {
    Format.TEXT: read_text,
    Format.JSONL: read_jsonl,
    Format.CSV: read_csv,
}


class UnknownFormat(ValueError):
    """The name of a file does not say how to read it; the message says what to do."""


def format_of(path: Path) -> Format:
    """Return the format that the ending of a file's name stands for."""
    try:
        return _ENDINGS[path.suffix.lower()]
    except KeyError as error:
        formats = ", ".join(Format)
        raise UnknownFormat(f"{path}: say what it is with --format ({formats}).") from error


def read(stream: BinaryIO, format: Format, options: ReadOptions) -> Iterator[Row]:
    """Yield the records and row errors of a stream, holding one row at a time in memory."""
    return _READERS[format](stream, options)


def files_in(paths: list[Path]) -> list[Path]:
    """Return the files, and for a folder those below it of a known ending; OSError for none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = (file for file in sorted(path.rglob("*")) if file.is_file())
            found += [file for file in below if file.suffix.lower() in _ENDINGS]
        else:
            path.stat()
            found.append(path)
    return found
