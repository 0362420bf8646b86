"""What an import did, row by row counted, with the reasons for what it left out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from articles.importers.records import RowError

# Reasons kept for the receipt; beyond them rows are only counted.
MAX_REASONS = 1000
# Bytes of a failed row that are kept for its correction; longer rows are only named.
MAX_ORIGINAL = 64 * 1024


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


def reason_of(error: RowError) -> str:
    """Return why a row failed and what to do, in one line."""
    where = f"{error.field}: " if error.field else ""
    return f"{where}{error.reason}. {error.cure}"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row was skipped or failed: file, line and the words for it."""

    outcome: Outcome
    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.outcome}: {self.text}"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of one row. `before` and `after` are the versions of its article around it.

    `headline` and `key` say what the row was, `topics` holds the ids of the topics it added,
    `original` the bytes of a row that failed.
    """

    outcome: Outcome
    file: str
    line: int
    headline: str = ""
    reason: str = ""
    key: str = ""
    article: int | None = None
    before: int | None = None
    after: int | None = None
    topics: tuple[int, ...] = ()
    original: bytes = b""


class Journal(Protocol):
    """Who keeps what became of every row; told in the transaction that writes the rows."""

    def note(self, rows: Sequence[RowOutcome], made: Mapping[str, Sequence[int]]) -> None:
        """Keep the outcomes, and the ids of the records that were made for them by kind."""


@dataclass(slots=True)
class Receipt:
    """The counts of an import. `unused` counts the fields that no place was found for."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    reasons: list[Reason] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)

    def count(self, outcome: Outcome, rows: int = 1) -> None:
        """Add rows of one outcome."""
        self.counts[outcome] += rows

    def leave_out(self, outcome: Outcome, file: str, line: int, text: str) -> None:
        """Add a row that was not written, with the reason."""
        self.count(outcome)
        if len(self.reasons) < MAX_REASONS:
            self.reasons.append(Reason(outcome, file, line, text))

    def fail(self, file: str, error: RowError) -> None:
        """Add a row that could not be read or written."""
        self.leave_out(Outcome.FAILED, file, error.line, reason_of(error))

    def add(self, other: "Receipt") -> None:
        """Add all that another receipt says, such as that of one batch."""
        self.counts += other.counts
        self.unused += other.unused
        self.reasons += other.reasons[: MAX_REASONS - len(self.reasons)]

    @property
    def failed(self) -> int:
        """Return the number of rows that were not understood or not accepted."""
        return self.counts[Outcome.FAILED]

    @property
    def left_out(self) -> int:
        """Return the number of rows that have, or had, a reason."""
        return self.failed + self.counts[Outcome.SKIPPED]

    def __str__(self) -> str:
        return ", ".join(f"{self.counts[outcome]:,} {outcome}" for outcome in Outcome)
