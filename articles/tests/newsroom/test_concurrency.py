"""Eight writers at once: no update is lost, nothing is published twice, no "database is locked".

Each writer is a process of its own, as in production. They write to the tests' database: the one
of DATABASE_URL, or a SQLite file where none is set. NEWSROOM_SECONDS says for how long.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.models import Article
from articles.tests.make import make_article

WRITERS, SCHEDULED = 8, 5
SECONDS = float(os.environ.get("NEWSROOM_SECONDS", "60"))
ROOT = Path(__file__).resolve().parents[3]
WRITER = Path(__file__).with_name("writer.py")

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def database_url(folder: Path) -> str:
    """Return where the writers find the tests' database."""
    config = connection.settings_dict
    if connection.vendor == "postgresql":
        password = f":{config['PASSWORD']}" if config["PASSWORD"] else ""
        where = f"{config['HOST']}:{config['PORT'] or 5432}"
        return f"postgres://{config['USER']}{password}@{where}/{config['NAME']}"
    # SQLite's tests run in memory, which no other process sees: the writers get a copy on disk.
    path = folder / "archive.sqlite3"
    connection.cursor().execute("VACUUM INTO %s", [str(path)])
    return f"sqlite:///{path}"


def start(url: str, folder: Path, *arguments: Any) -> subprocess.Popen[str]:
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(folder / "var"),
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "CRITICAL",
    }
    return subprocess.Popen(
        [sys.executable, str(WRITER), *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def outcome(process: subprocess.Popen[str]) -> dict[str, Any]:
    text, _ = process.communicate(timeout=SECONDS + 120)
    assert process.returncode == 0
    result: dict[str, Any] = json.loads(text)
    return result


def test_eight_writers_lose_no_update(tmp_path: Path) -> None:
    article = make_article(status=Article.Status.DRAFT)
    due = timezone.now() + timedelta(seconds=SECONDS / 2)
    for _ in range(SCHEDULED):
        make_article(status=Article.Status.SCHEDULED, published_at=due)
    url = database_url(tmp_path)
    writers = [start(url, tmp_path, "write", SECONDS, article.pk) for _ in range(WRITERS)]
    done = [outcome(writer) for writer in writers]
    end = outcome(start(url, tmp_path, "report", article.pk))
    saved = sum(one["saved"] for one in done)
    assert [one["errors"] for one in done] == [[]] * WRITERS
    assert saved > WRITERS
    assert end["counted"] == saved
    assert end["version"] == end["history"] == 1 + saved
    assert sum(one["published"] for one in done) == end["published"] == SCHEDULED
