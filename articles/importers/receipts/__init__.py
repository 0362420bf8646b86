"""Receipts of imports: kept row by row, files imported from the browser, runs taken back."""

from .journal import RunJournal, begin_import, end_import
from .reading import failed_rows, report_rows
from .settings import ImportSettings, SettingsError
from .undoing import begin_undo_import, undo_import_further
from .uploads import (
    MAX_UPLOAD,
    advance_upload,
    discard_upload,
    earlier_imports,
    receive_upload,
    run_upload,
    settle_import,
)

__all__ = [
    "MAX_UPLOAD",
    "ImportSettings",
    "RunJournal",
    "SettingsError",
    "advance_upload",
    "begin_import",
    "begin_undo_import",
    "discard_upload",
    "earlier_imports",
    "end_import",
    "failed_rows",
    "receive_upload",
    "report_rows",
    "run_upload",
    "settle_import",
    "undo_import_further",
]
