"""What commands that write many records do at their end."""

import time

from django.db import connection

from articles import search
from articles.models import OutboxRow


def finish_indexing(seconds: float = 600) -> str:
    """Wait until search knows what was written; return what to tell the operator, if anything.

    An index is built when there is none. Another process or thread may be indexing the same rows:
    then this one waits for it, at most so many seconds.
    """
    refresh_statistics()
    deadline = time.monotonic() + seconds
    try:
        search.ensure_index()
        while OutboxRow.objects.waiting().exists() and time.monotonic() < deadline:
            if not search.drain():
                time.sleep(0.1)
    except search.SearchUnavailable as error:
        return f"Search will know these records later: {error}"
    if OutboxRow.objects.waiting().exists():
        return "Search will know the last of these records later; it is busy."
    return ""


def refresh_statistics() -> None:
    """Let SQLite look at what was written, so that it plans queries by it; others do it alone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")
