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
from articles.importers.receipts import (
    MAX_UPLOAD,
    ImportSettings,
    RunJournal,
    SettingsError,
    advance_upload,
    begin_import,
    begin_undo_import,
    discard_upload,
    earlier_imports,
    end_import,
    failed_rows,
    receive_upload,
    report_rows,
    run_upload,
    settle_import,
    undo_import_further,
)
from articles.importers.records import ArticleRecord, Row, RowError
from articles.importers.sources import Format, UnknownFormat, files_in, format_of, read
from articles.importers.upsert import Upsert, UpsertOptions, upsert

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
    "FIELDS",
    "ArticleRecord",
    "DateError",
    "DemoError",
    "DemoLogin",
    "Fingerprint",
    "Format",
    "MappingError",
    "Journal",
    "Outcome",
    "ReadOptions",
    "Reason",
    "Receipt",
    "Row",
    "RowOutcome",
    "RowError",
    "UnknownFormat",
    "Upsert",
    "UpsertOptions",
    "create_demo_editor",
    "demo_login",
    "files_in",
    "format_of",
    "import_key",
    "load_demo",
    "parse_date",
    "parse_mapping",
    "read",
    "to_markdown",
    "upsert",
]
