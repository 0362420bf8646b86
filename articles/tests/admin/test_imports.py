"""Imports in the admin: upload, check, run, look through, correct, undo."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.importers.receipts import uploads
from articles.models import Article, ImportRun
from articles.newsroom import QUEUES, Role
from articles.tests.importers.reading import json_line
from articles.tests.make import make_user

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/importrun/add/"


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_user(Role.PUBLISHER))
    return client


def stories(count: int) -> str:
    date = "2024-01-19"
    return "\n".join(
        json_line(id=n, headline=f"Story {n}", published_at=date) for n in range(1, count + 1)
    )


def uploaded(client: Client, text: str, name: str = "crawl.jsonl", **fields: Any) -> Any:
    values = {"language": "en", "timezone": "UTC", "status": "published", "outlet": "X"}
    file = SimpleUploadedFile(name, text.encode())
    return client.post(UPLOAD, values | fields | {"file": file})


def page(run: ImportRun, view: str = "change") -> str:
    return reverse(f"admin:articles_importrun_{view}", args=[run.pk])


def go_on(client: Client, run: ImportRun) -> None:
    """Send what the page asks to be sent until it asks no more."""
    while 'id="onward"' in client.get(page(run)).text:
        client.post(page(run, "go"))
    run.refresh_from_db()


def imported(client: Client, text: str, **fields: Any) -> ImportRun:
    uploaded(client, text, **fields)
    run = ImportRun.objects.latest("pk")
    go_on(client, run)
    client.post(page(run, "act"), {"what": "import"})
    go_on(client, run)
    return run


def test_a_file_is_checked_shown_and_imported(publisher: Client) -> None:
    response = uploaded(publisher, stories(3) + "\n{", topics="Ports; Sea")
    run = ImportRun.objects.get()
    assert response.url == page(run)
    go_on(publisher, run)
    text = publisher.get(page(run)).text
    assert "imported now, it would give 3 created, 1 failed" in text
    assert "Import the file" in text
    assert not Article.objects.exists()
    publisher.post(page(run, "act"), {"what": "import"})
    go_on(publisher, run)
    assert {t.name for t in Article.objects.first().topics.all()} == {"Ports", "Sea"}
    assert "3 created, 1 failed" in publisher.get(page(run)).text


def test_no_request_takes_long(publisher: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "monotonic", iter(range(0, 10_000, 100)).__next__)
    uploaded(publisher, stories(250))
    run = ImportRun.objects.get()
    publisher.post(page(run, "go"))
    run.refresh_from_db()
    assert run.counts == {"created": uploads.BATCH_ROWS}


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [
        ("crawl.doc", {}, "does not say it: choose one"),
        ("crawl.jsonl", {"mapping": "title"}, "is not theirs=ours"),
        ("crawl.jsonl", {"timezone": "Mars"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(
    publisher: Client, name: str, fields: dict[str, str], told: str
) -> None:
    assert told in uploaded(publisher, stories(1), name, **fields).text
    assert not ImportRun.objects.exists()


def test_the_form_leads_back_to_the_list_of_imports(publisher: Client) -> None:
    assert 'href="/admin/articles/importrun/">Back to the list' in publisher.get(UPLOAD).text


def test_an_empty_file_is_refused(publisher: Client) -> None:
    assert "empty" in uploaded(publisher, "").text


def test_rows_are_found_by_words_outcome_and_line(publisher: Client) -> None:
    run = imported(publisher, stories(12) + "\n{")
    found = {
        query: publisher.get(page(run), dict([query])).context["page"].paginator.count
        for query in [("q", "story 12"), ("outcome", "failed"), ("q", "13"), ("q", "not JSON")]
    }
    assert set(found.values()) == {1}


def test_the_page_asks_few_queries_whatever_the_rows(
    publisher: Client, django_assert_max_num_queries: Any
) -> None:
    run = imported(publisher, stories(60))
    with django_assert_max_num_queries(9):
        publisher.get(page(run))


def test_a_row_names_line_reason_and_cure(publisher: Client) -> None:
    run = imported(publisher, '{"headline": "A", "text": "B", "date": "soon"}')
    text = publisher.get(page(run)).text
    assert "published_at: “soon” is not a date" in text
    assert "Write it like" in text


def test_failed_rows_and_the_report_are_downloaded(publisher: Client) -> None:
    run = imported(publisher, stories(1) + '\n{"headline": "=1+1"}')
    failed = publisher.get(page(run, "failed"))
    assert failed.getvalue() == b'{"headline": "=1+1"}\n'
    assert "failed-" in failed["Content-Disposition"]
    report = publisher.get(page(run, "report")).getvalue().decode().splitlines()
    assert len(report) == 3
    assert report[1].startswith("crawl.jsonl,1,1,1,created,Story 1")


def test_an_import_is_undone_from_its_page(publisher: Client) -> None:
    run = imported(publisher, stories(3))
    edited = Article.objects.get(headline="Story 2")
    edited.save()
    publisher.post(page(run, "act"), {"what": "undo"})
    go_on(publisher, run)
    assert list(Article.objects.all()) == [edited]
    text = publisher.get(page(run), {"outcome": "kept"}).text
    assert "it was changed since" in text
    assert "2 undone, 1 kept" in text


def test_a_file_can_be_thrown_away_before_it_is_imported(publisher: Client) -> None:
    uploaded(publisher, stories(1))
    publisher.post(page(ImportRun.objects.get(), "act"), {"what": "discard"})
    assert not ImportRun.objects.exists()


def test_the_same_bytes_are_noticed(publisher: Client) -> None:
    imported(publisher, stories(1))
    uploaded(publisher, stories(1))
    assert "The same bytes were imported" in publisher.get(page(ImportRun.objects.first())).text


def test_failed_imports_wait_in_a_queue_until_they_are_dealt_with(publisher: Client) -> None:
    run = imported(publisher, "{")
    queue, user = QUEUES["failed-imports"], run.created_by
    assert list(queue.rows(user)) == [run]
    front = publisher.get("/admin/").text
    assert "Imports with rows that failed" in front
    listed = publisher.get("/admin/articles/importrun/", {"queue": queue.name})
    assert listed.context["cl"].result_count == 1
    first = publisher.get("/admin/articles/importrun/next/failed-imports/")
    assert first.url == f"{page(run)}?_queue=failed-imports"
    publisher.post(page(run, "act"), {"what": "settle"})
    assert not queue.rows(user).exists()


def test_an_editor_looks_at_receipts_and_changes_nothing(client: Client) -> None:
    client.force_login(make_user(Role.EDITOR))
    run = ImportRun.objects.create(name="a.csv", state="done", via="command")
    assert "Undo" not in client.get(page(run)).text
    for what in ("undo", "import", "discard", "settle"):
        assert client.post(page(run, "act"), {"what": what}).status_code == 403


def test_the_receipt_of_the_command_is_not_carried_on_by_a_page(publisher: Client) -> None:
    run = ImportRun.objects.create(name="a.csv", state="running", via="command")
    assert 'id="onward"' not in publisher.get(page(run)).text
    publisher.post(page(run, "go"))
    run.refresh_from_db()
    assert run.state == "running"
