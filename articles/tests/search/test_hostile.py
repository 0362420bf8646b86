"""Nothing that can be typed into a search costs more than a search."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from articles import search
from articles.search.engine import Question
from articles.search.engines.tantivy import TantivyEngine

from .test_find import archive  # noqa: F401  the archive is a fixture

HOSTILE = [
    "(" * 10_000,
    ")" * 10_000,
    '"' * 10_000,
    "(a OR " * 2_000,
    "-(" * 3_000 + "a",
    "a OR " * 5_000,
    "w* " * 500,
    "*",
    "a*",
    "/.*/",
    "a~9",
    "x" * 10_000,
    "\x00a\x00",
    "\ud800",
    "能" * 600,
    "value:>" + "9" * 400,
    "value:1e99..1e-99",
    "value:>999999999999999999999999999999",
    "year:0000..9999",
    "before:9999-12-31 after:0001",
    "after:9999y",
    "date:9999-12-31",
    "period:1000..9999",
    "topic:" + ",".join("x" * 3 for _ in range(100)),
    "'; DROP TABLE articles_article; --",
    "<script>alert(1)</script>",
    "🎉 🎉",
    "ａｂｃ：def",
]


@pytest.mark.usefixtures("archive")
def test_hostile_queries_are_answered_like_any_other():
    search.drain()
    for text in HOSTILE:
        for kind in search.KINDS:
            found = search.find(search.parse_query(text), kind=kind, page=10**9)
            assert "Search is resting" not in found.notice, text[:40]


WRITER = """
import sys
from pathlib import Path
import django
django.setup()
from articles.search.engine import Document
from articles.search.engines.tantivy import TantivyEngine
engine = TantivyEngine(Path(sys.argv[1]))
for number in range(1, 10_000):
    engine.write([Document("articles", number, 1, text="word")])
    print(number, flush=True)
"""


def killed_writer(root, number):
    """Return the last write that a process acknowledged before it was killed in a later one."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsarchive.settings"}
    environment["VAR_DIR"] = str(root.parent)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, root],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[3],
        env=environment,
    ) as writer:
        for _ in range(number):
            acknowledged = writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        return int((acknowledged + writer.stdout.read()).split()[-1])


def test_a_killed_writer_loses_nothing_it_has_acknowledged(tmp_path):
    engine = TantivyEngine(tmp_path / "index")
    build = engine.build()
    build.complete()
    build.switch()
    for number in (3, 7, 8):
        acknowledged = killed_writer(tmp_path / "index", number)
        assert engine.count(Question("articles")) >= acknowledged >= number
        with engine.locked() as mine:
            assert mine
