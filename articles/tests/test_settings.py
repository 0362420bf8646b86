"""What the settings promise of the database, and what the documentation says of them."""

import re
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.conf import settings
from django.db.utils import ConnectionHandler


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    root = Path(settings.BASE_DIR)
    read = re.compile(r"""env(?:iron\.get|\.\w+)\(\s*"([A-Z_]+)\"""")
    code = ("newsarchive/settings.py", "articles/management/commands/start.py")
    known = {name for file in code for name in read.findall((root / file).read_text())}
    table = re.findall(r"^\| (`[A-Z].*?) \|", (root / "docs/deploying.md").read_text(), re.M)
    assert {name for row in table for name in re.findall(r"[A-Z_]+", row)} == known


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
