"""What an import did, row by row counted, with the reasons for what it left out."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from articles.importers.records import RowError

# Reasons kept for the receipt; beyond them rows are only counted.
MAX_REASONS = 1000


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row was skipped or failed: file, line and the words for it."""

    outcome: Outcome
    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.outcome}: {self.text}"


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
        where = f"{error.field}: " if error.field else ""
        self.leave_out(Outcome.FAILED, file, error.line, f"{where}{error.reason}. {error.cure}")

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
