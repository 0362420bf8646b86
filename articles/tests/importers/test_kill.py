"""An import that is killed at any moment is completed by the next run."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from articles.tests.importers.reading import json_line

ROOT = Path(__file__).resolve().parents[3]
ROWS = 2000


def started(var: Path, *arguments: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "VAR_DIR": str(var), "DATABASE_URL": f"sqlite:///{var}/archive.sqlite3"}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)


def killed(process: subprocess.Popen[bytes], var: Path, articles: int) -> None:
    """Kill the import a moment after the archive has so many articles."""
    while len(state(var)) < articles and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait()


def state(var: Path) -> list[tuple[str, int, int, int]]:
    """Return headline and numbers of topics, originals and history entries of each article."""
    with closing(sqlite3.connect(var / "archive.sqlite3", timeout=20)) as database:
        parts = ", ".join(
            f"(SELECT count(*) FROM articles_{table} p WHERE p.{key} = a.id)"
            for table, key in [
                ("taggedarticle", "content_object_id"),
                ("importedoriginal", "article_id"),
                ("historicalarticle", "id"),
            ]
        )
        rows = database.execute(f"SELECT headline, {parts} FROM articles_article a ORDER BY 1")
        return rows.fetchall()


@pytest.mark.slow
def test_a_killed_import_is_completed_by_the_next_run(tmp_path):
    path = tmp_path / "a.jsonl"
    text = "A paragraph of the story.\n" * 20
    rows = [
        json_line(id=n, headline=f"Story {n:05}", published_at="2024-01-19", text=text, tags=["A"])
        for n in range(ROWS)
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    var = tmp_path / "var"
    var.mkdir()
    assert started(var, "migrate", "-v0").wait(120) == 0
    command = ("import_articles", str(path), "--outlet", "The Example Times")
    for target in (1, 500, 1100, 1500):
        killed(started(var, *command), var, target)
        assert target <= len(state(var)) < ROWS
        assert all(row[1:] == (1, 1, 1) for row in state(var))
    assert started(var, *command).wait(120) == 0
    assert state(var) == [(f"Story {n:05}", 1, 1, 1) for n in range(ROWS)]
