"""Receipts: each row of an import is accounted for, by the command as from the browser."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from articles import importers
from articles.importers import Format, ImportSettings, SettingsError
from articles.importers.receipts import journal, uploads
from articles.models import Article, ImportRow, ImportRun
from articles.newsroom import NotPossible, Role
from articles.tests.importers.reading import json_line
from articles.tests.make import make_user

pytestmark = pytest.mark.django_db
OUTLET = ImportSettings(outlet="The Example Times")


def line(number: int, **fields: Any) -> str:
    return json_line(id=number, headline=f"Story {number}", published_at="2024-01-19", **fields)


def command(tmp_path: Path, text: str, name: str = "crawl.jsonl", **options: Any) -> ImportRun:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    try:
        call_command("import_articles", str(path), outlet="X", stdout=StringIO(), **options)
    except CommandError:
        pass
    return ImportRun.objects.latest("pk")


def upload(text: str, by: Any, name: str = "crawl.jsonl", settings: Any = OUTLET) -> ImportRun:
    format = importers.format_of(Path(name))
    return importers.receive_upload(name, [text.encode()], format, settings, by)


def through(run: ImportRun, by: Any) -> ImportRun:
    """Check a file and import it, batch by batch."""
    run = finished(run, by)
    assert run.state == ImportRun.State.CHECKED, run.error
    return finished(importers.run_upload(run, by), by)


def finished(run: ImportRun, by: Any) -> ImportRun:
    while run.state in (ImportRun.State.CHECKING, ImportRun.State.RUNNING):
        run = importers.advance_upload(run, by, seconds=0)
    return run


def outcomes(run: ImportRun) -> list[tuple[int, str]]:
    return list(run.rows.order_by("line").values_list("line", "outcome"))


def test_the_command_accounts_for_every_row(tmp_path: Path) -> None:
    command(tmp_path, line(1) + "\n" + line(2))
    run = command(tmp_path, "\n".join([line(1), line(2, text="New."), "{", line(3)]))
    assert run.counts == {"created": 1, "updated": 1, "unchanged": 1, "failed": 1}
    assert outcomes(run) == [(1, "unchanged"), (2, "updated"), (3, "failed"), (4, "created")]
    assert (run.state, run.via, run.name) == ("done", "command", "crawl.jsonl")
    assert run.options["outlet"] == "X"
    assert len(run.files[0]["sha256"]) == 64


def test_a_row_names_its_article_and_the_versions_around_the_import(tmp_path: Path) -> None:
    command(tmp_path, line(1))
    row = command(tmp_path, line(1, text="New.")).rows.get()
    assert (row.article, row.version_before, row.version_after) == (Article.objects.get(), 1, 2)


def test_a_failed_row_keeps_its_reason_and_its_bytes(tmp_path: Path) -> None:
    row = command(tmp_path, '{"headline": 5').rows.get()
    assert row.reason.startswith("not JSON")
    assert bytes(row.original) == b'{"headline": 5'


def test_a_dry_run_of_the_command_leaves_no_receipt(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line(1), encoding="utf-8")
    call_command("import_articles", str(path), outlet="X", dry_run=True, stdout=StringIO())
    assert not ImportRun.objects.exists()


def test_rows_that_change_nothing_take_one_record_for_a_batch(tmp_path: Path) -> None:
    text = "\n".join(line(n) for n in range(1, 31))
    command(tmp_path, text)
    row = command(tmp_path, text).rows.get()
    assert (row.rows, row.line, row.last_line) == (30, 1, 30)
    assert [n for n, _ in row.unchanged] == list(range(1, 31))


def test_rows_left_out_are_listed_up_to_a_limit_and_all_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_LISTED", 3)
    run = command(tmp_path, "{\n" * 500)
    assert run.counts == {"failed": 500}
    assert run.rows.count() < 500


def test_a_file_from_the_browser_is_checked_before_it_is_imported(monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "BATCH_ROWS", 2)
    by = make_user(Role.PUBLISHER)
    run = finished(upload("\n".join([line(1), "{", *map(line, range(2, 6))]), by), by)
    assert run.state == ImportRun.State.CHECKED
    assert run.counts == {"created": 5, "failed": 1}
    assert not Article.objects.exists()
    done = finished(importers.run_upload(run, by), by)
    assert (done.state, done.counts) == ("done", {"created": 5, "failed": 1})
    assert Article.objects.count() == 5


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_in_pieces_of_any_size_a_file_is_what_the_command_makes_of_it(
    tmp_path: Path, monkeypatch: Any, name: str, size: int
) -> None:
    monkeypatch.setattr(uploads, "BATCH_ROWS", size)
    text = {"a.jsonl": JSONL, "a.csv": CSV}[name]
    by = make_user(Role.PUBLISHER)
    run = through(upload(text, by, name, ImportSettings(outlet="X")), by)
    mine = (run.counts, told(run), stories())
    Article.objects.all().delete()
    other = command(tmp_path, text, name)
    assert mine == (other.counts, told(other), stories())


def told(run: ImportRun) -> list[Any]:
    kept = list(run.rows.exclude(outcome="unchanged").values_list("line", "outcome", "reason"))
    same = [n for row in run.rows.filter(outcome="unchanged") for n, _ in row.unchanged]
    return [*sorted(kept), *sorted(same)]


def stories() -> list[Any]:
    return sorted(Article.objects.values_list("headline", "body", "import_key"))


JSONL = "\ufeff" + "\n".join(
    [line(1), "", line(2), "{", line(1), line(2, text="Other."), '{"headline": 3}', line(4)]
)
CSV = (
    "\ufeffid,headline,text,published_at\n"
    '1,"One","A text\nof two lines",2024-01-19\n'
    "2,Two,B,2024-01-19\n"
    "\n"
    '3,"Three,C,2024-01-19\n'
    "4,Four,D,2024-01-19\n"
    "5,Five,E,soon\n"
    "1,One again,Other text,2024-01-19\n"
    "6,Six,F,2024-01-19\n"
)


def test_a_check_foresees_that_two_rows_are_one_article(monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "BATCH_ROWS", 1)
    by = make_user(Role.PUBLISHER)
    run = finished(upload("\n".join([line(1), line(1, text="Other.")]), by), by)
    assert run.counts == {"created": 1, "skipped": 1}
    assert "the same article as crawl.jsonl:1" in run.rows.get(outcome="skipped").reason


def test_a_request_that_is_cut_off_does_no_row_twice(monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "BATCH_ROWS", 1)
    by = make_user(Role.PUBLISHER)
    run = finished(upload("\n".join(map(line, range(3))), by), by)
    run = importers.advance_upload(importers.run_upload(run, by), by, seconds=0)
    with monkeypatch.context() as broken:
        broken.setattr(uploads, "_finish", fail)
        broken.setattr(ImportRun, "save", fail)
        with pytest.raises(RuntimeError):
            importers.advance_upload(run, by, seconds=0)
    assert Article.objects.count() == 1
    assert finished(run, by).counts == {"created": 3}


def fail(*_: Any, **__: Any) -> None:
    raise RuntimeError("cut off")


def test_settings_that_cannot_be_read_are_named() -> None:
    by = make_user(Role.PUBLISHER)
    with pytest.raises(SettingsError, match="no field") as refused:
        upload(line(1), by, settings=ImportSettings(map="a=nothing"))
    assert refused.value.field == "map"


def test_an_empty_or_a_too_long_file_is_refused_and_not_kept(
    tmp_path: Path, monkeypatch: Any
) -> None:
    by = make_user(Role.PUBLISHER)
    with pytest.raises(NotPossible, match="is empty"):
        upload("", by)
    monkeypatch.setattr(uploads, "MAX_UPLOAD", 10)
    with pytest.raises(NotPossible, match="import_articles"):
        upload(line(1), by)
    assert not ImportRun.objects.exists()
    assert list((tmp_path / "uploads").iterdir()) == []


def test_only_a_publisher_imports() -> None:
    with pytest.raises(PermissionDenied):
        upload(line(1), make_user(Role.EDITOR))


def test_the_same_bytes_are_known_again() -> None:
    by = make_user(Role.PUBLISHER)
    first = through(upload(line(1), by), by)
    assert list(importers.earlier_imports(upload(line(1), by))) == [first]


def test_a_file_that_was_not_imported_can_be_thrown_away(tmp_path: Path) -> None:
    by = make_user(Role.PUBLISHER)
    importers.discard_upload(upload(line(1), by), by)
    assert not ImportRun.objects.exists()
    assert list((tmp_path / "uploads").iterdir()) == []


def test_failed_rows_come_out_as_a_file_that_can_be_corrected(tmp_path: Path) -> None:
    run = command(tmp_path, CSV, "a.csv")
    ending, pieces = importers.failed_rows(run)
    text = b"".join(pieces).decode()
    assert ending == "csv"
    assert text.splitlines()[0].endswith("id,headline,text,published_at")
    assert text.count("id,headline") == 1
    again = command(tmp_path, text.replace("soon", "2024-01-20").replace('"', ""), "b.csv")
    assert again.counts == {"created": 2}


def test_the_report_has_a_line_for_each_row(tmp_path: Path) -> None:
    rows = list(importers.report_rows(command(tmp_path, line(1) + "\n{")))
    assert [row[4] for row in rows] == ["outcome", "created", "failed"]


def test_rows_of_a_json_object_are_read_back(tmp_path: Path) -> None:
    run = command(tmp_path, json.dumps({"headline": "No text"}))
    _, pieces = importers.failed_rows(run)
    assert b"".join(pieces) == b'{"headline": "No text"}\n'
    assert run.rows.get().outcome == ImportRow.Outcome.FAILED
    assert Format.JSONL == run.files[0]["format"]
