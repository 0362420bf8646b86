"""What the settings promise of the database."""

from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.conf import settings
from django.db.utils import ConnectionHandler


@pytest.mark.skipif("sqlite3" not in settings.DATABASES["default"]["ENGINE"], reason="for SQLite")
def test_a_request_reads_by_the_connection_of_the_last_for_a_minute(
    db: None, tmp_path: Path
) -> None:
    file = {"NAME": str(tmp_path / "archive.sqlite3")}
    archive: Any = ConnectionHandler({"default": settings.DATABASES["default"] | file})["default"]
    archive.connect()
    opened = archive.connection
    archive.close_if_unusable_or_obsolete()
    assert archive.connection is opened
    archive.close_at = monotonic()
    archive.close_if_unusable_or_obsolete()
    assert archive.connection is None
