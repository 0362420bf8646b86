"""What a parser gives out: one article as a file tells it, or one row that could not be read."""

from dataclasses import dataclass
from datetime import datetime

# Longest row (line of JSON, CSV row, pasted story) that is read into memory.
MAX_ROW_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article of a file: fields named as in the archive, the body in Markdown.

    `line` is where it begins in the file, counted from 1; `original` the exact bytes it was read
    from; `unused` the names of the file's fields that have no place in the archive. An empty
    `status` leaves the choice to the import.
    """

    headline: str
    body: str
    outlet: str
    language: str
    line: int
    original: bytes
    format: str
    id: str = ""
    standfirst: str = ""
    section: str = ""
    byline: str = ""
    dateline: str = ""
    canonical_url: str = ""
    image_url: str = ""
    image_caption: str = ""
    image_credit: str = ""
    published_at: datetime | None = None
    topics: tuple[str, ...] = ()
    status: str = ""
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that was left out: where it is, which field is wrong, why, and what to do about it.

    `original` holds its bytes where they could be told apart from the rest of the file.
    """

    line: int
    field: str
    reason: str
    cure: str
    original: bytes = b""

    def __str__(self) -> str:
        place = f"line {self.line}" + (f", {self.field}" if self.field else "")
        return f"{place}: {self.reason}. {self.cure}"


Row = ArticleRecord | RowError


class FieldError(ValueError):
    """A value cannot be understood; `at` gives the row error that says so."""

    def __init__(self, field: str, reason: str, cure: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason, self.cure = field, reason, cure

    def at(self, line: int, original: bytes = b"") -> RowError:
        """Return the error of the row of these bytes that begins at this line."""
        return RowError(line, self.field, self.reason, self.cure, original)
