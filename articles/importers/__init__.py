"""The door of the importers: files of articles -> records -> the archive.

Parsers hold one row at a time in memory and never raise on what a file contains: a row that cannot
be understood comes out as a RowError that names its line, field, reason and cure.
"""

from articles.importers.dates import DateError, parse_date
from articles.importers.demo import (
    DemoError,
    DemoLogin,
    create_demo_editor,
    demo_login,
    load_demo,
)
from articles.importers.fields import FIELDS, MappingError, ReadOptions, parse_mapping
from articles.importers.identity import Fingerprint, import_key
from articles.importers.prose import to_markdown
from articles.importers.receipt import Journal, Outcome, Reason, Receipt, RowOutcome
from articles.importers.receipts.journal import RunJournal, begin_import, end_import
from articles.importers.receipts.reading import failed_rows, report_rows
from articles.importers.receipts.settings import ImportSettings, SettingsError
from articles.importers.receipts.undoing import begin_undo_import, undo_import_further
from articles.importers.receipts.uploads import (
    MAX_UPLOAD,
    advance_upload,
    discard_upload,
    earlier_imports,
    receive_upload,
    run_upload,
    settle_import,
)
from articles.importers.records import ArticleRecord, Row, RowError
from articles.importers.sources import Format, UnknownFormat, files_in, format_of, read
from articles.importers.upsert import Upsert, UpsertOptions, upsert

__all__ = [
    "FIELDS",
    "MAX_UPLOAD",
    "ArticleRecord",
    "DateError",
    "DemoError",
    "DemoLogin",
    "Fingerprint",
    "Format",
    "ImportSettings",
    "Journal",
    "MappingError",
    "Outcome",
    "ReadOptions",
    "Reason",
    "Receipt",
    "Row",
    "RowError",
    "RowOutcome",
    "RunJournal",
    "SettingsError",
    "UnknownFormat",
    "Upsert",
    "UpsertOptions",
    "advance_upload",
    "begin_import",
    "begin_undo_import",
    "create_demo_editor",
    "demo_login",
    "discard_upload",
    "earlier_imports",
    "end_import",
    "failed_rows",
    "files_in",
    "format_of",
    "import_key",
    "load_demo",
    "parse_date",
    "parse_mapping",
    "read",
    "receive_upload",
    "report_rows",
    "run_upload",
    "settle_import",
    "to_markdown",
    "undo_import_further",
    "upsert",
]
