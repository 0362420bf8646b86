"""Who changed a record and why, told to its history before it is saved."""

from typing import Any

from .access import User

REASON_LENGTH = 100  # what simple_history keeps of a reason; notes and logs have all of it


def sign(record: Any, by: User | None, reason: str) -> None:
    """Let the next line of the record's history say who and why; None is nobody, a command."""
    record._history_user = by
    record._change_reason = reason[:REASON_LENGTH]
