"""`manage.py import_articles` from the operator's side."""

import json
import os
import signal
from io import StringIO
from pathlib import Path
from threading import Event

import pytest
from django.core.management import CommandError, call_command

from articles.importers import Format, ReadOptions, Upsert, UpsertOptions, upsert
from articles.importers.upsert import writer
from articles.management.commands.import_articles import import_files, stop_on_request
from articles.models import Article, ImportedOriginal, OutboxRow, Outlet, Topic
from articles.search import find, parse_query
from articles.tests.importers.reading import json_line, record_of

pytestmark = pytest.mark.django_db(transaction=True)

BROKEN = [
    "{",
    "[]",
    '{"headline": NaN}',
    '{"headline": "A", "headline": "B"}',
    json_line(headline=""),
    json_line(text=""),
    json_line(published_at="soon"),
    json_line(url="ftp://x.org/"),
    json_line(text="\x00"),
    json_line(language="English"),
]


def run(*arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(
        "import_articles", *map(str, arguments), stdout=out, outlet="The Example Times", **options
    )
    return out.getvalue()


def write_rows(path: Path, numbers: range, **fields: object) -> Path:
    rows = (
        json_line(id=n, headline=f"Headline {n}", published_at="2024-01-19", **fields)
        for n in numbers
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_what_was_imported_is_found_by_search_at_once(tmp_path):
    path = write_rows(tmp_path / "a.jsonl", range(3), text="Harbour dredging.")
    assert "3 created, 0 updated, 0 unchanged, 0 skipped, 0 failed" in run(path, tag=["Ports"])
    assert find(parse_query("dredging")).total == 3
    assert Topic.objects.get().tagged_articles.count() == 3
    assert not OutboxRow.objects.exists()


def test_the_second_run_says_that_nothing_changed(tmp_path):
    path = write_rows(tmp_path / "a.jsonl", range(3))
    run(path)
    assert "0 created, 0 updated, 3 unchanged" in run(path)


def test_a_file_with_ten_broken_rows_imports_the_others_and_fails(tmp_path, capsys):
    good = write_rows(tmp_path / "a.jsonl", range(5)).read_text().splitlines()
    path = tmp_path / "b.jsonl"
    path.write_text("\n".join(BROKEN[:4] + good + BROKEN[4:]), encoding="utf-8")
    with pytest.raises(CommandError, match="10 rows failed") as failure:
        run(path)
    assert failure.value.returncode == 1
    assert Article.objects.count() == 5


def test_the_reasons_name_file_and_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(BROKEN), encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_articles", str(path), outlet="X", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split(": ")[0] for line in lines[:10]] == [f"a.jsonl:{n}" for n in range(1, 11)]
    assert lines[-1].endswith("10 failed")


def test_a_dry_run_says_what_would_happen_and_writes_nothing(tmp_path):
    path = write_rows(tmp_path / "a.jsonl", range(3), topics=["Ports"], text="Harbour dredging.")
    assert "nothing was written: 3 created" in run(path, dry_run=True)
    for model in (Article, Outlet, Topic, ImportedOriginal, OutboxRow, Article.history.model):
        assert not model.objects.exists()
    assert find(parse_query("dredging")).total == 0


def test_a_crawl_imports_with_one_line(tmp_path):
    row = {"title": "A headline", "maintext": "A text.", "date_publish": "2017-03-15 00:00:00"}
    row |= {"url": "http://example.org/a", "source_domain": "example.org", "companies": ["ACME"]}
    path = tmp_path / "crawl.jsonl"
    path.write_text(json.dumps(row | {"rank": 3}), encoding="utf-8")
    assert "rank (1)" in run(path, map="companies=topics")
    assert set(Article.objects.get().topics.names()) == {"ACME"}


def test_a_folder_of_pasted_stories(tmp_path):
    for number in range(3):
        story = f"Headline {number}\nPublished: Jan 19, 2024 09:52 PM\n\nA text."
        (tmp_path / f"{number}.txt").write_text(story, encoding="utf-8")
    (tmp_path / "notes.md").write_text("no story", encoding="utf-8")
    assert "3 created" in run(tmp_path, timezone="Asia/Shanghai")
    assert Article.objects.first().published_at.isoformat() == "2024-01-19T13:52:00+00:00"


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("none.jsonl", {}, "No such file"),
        ("a.md", {}, "--format"),
        ("a.jsonl", {"map": "title=kop"}, "no field “kop”"),
        ("a.jsonl", {"timezone": "Mars/Base"}, "--timezone"),
    ],
)
def test_a_wrong_call_says_what_to_do(tmp_path, name, options, message):
    (tmp_path / "a.md").write_text("", encoding="utf-8")
    write_rows(tmp_path / "a.jsonl", range(1))
    with pytest.raises(CommandError, match=message):
        run(tmp_path / name, **options)


class StopAfter(Event):
    """A request to stop that comes when this many rows were read."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def is_set(self) -> bool:
        self.rows -= 1
        return self.rows < 0


def test_a_stopped_import_is_whole_and_a_second_run_does_the_rest(tmp_path):
    path = write_rows(tmp_path / "a.jsonl", range(50))
    first = Upsert(UpsertOptions())
    reading = ReadOptions(outlet="The Example Times")
    import_files([(path, Format.JSONL)], reading, first, StopAfter(24))
    assert str(first.receipt).startswith("24 created")
    assert Article.objects.count() == ImportedOriginal.objects.count() == 24
    assert "26 created, 0 updated, 24 unchanged" in run(path)


def test_the_first_ctrl_c_is_a_request_and_the_second_interrupts():
    before = signal.getsignal(signal.SIGINT)  # ignored where the tests run in the background
    with pytest.raises(KeyboardInterrupt), stop_on_request() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.is_set()
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupted_batch_leaves_no_trace(monkeypatch):
    monkeypatch.setattr(writer, "BATCH_ROWS", 10)
    records = [record_of("jsonl", json_line(id=n, published_at="2024-01-19")) for n in range(25)]

    def interrupted():
        yield from records[:15]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upsert(interrupted(), UpsertOptions())
    assert Article.objects.count() == ImportedOriginal.objects.count() == 10
    assert upsert(records, UpsertOptions()).counts == {"created": 15, "unchanged": 10}
