"""An import taken back: what it made goes, what changed since stays, the rest is as before."""

from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import importers
from articles.importers import ImportSettings, RunJournal, Upsert, begin_import
from articles.models import Article, ImportRun, OutboxRow, Outlet, Section, Topic
from articles.newsroom import NotPossible, Role
from articles.tests.importers.reading import json_line, record_of
from articles.tests.make import make_statistic, make_user
from articles.tests.newsroom.dump import rows as everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER)


def run_of(*stories: dict[str, Any]) -> ImportRun:
    """Import these stories and return the receipt."""
    base = {"outlet": "The Example Times", "published_at": "2024-01-19"}
    records = [record_of("jsonl", json_line(**base | story)) for story in stories]
    settings = ImportSettings()
    run = begin_import("a.jsonl", [], settings, "command")
    Upsert(settings.writing(), RunJournal(run)).write(records, "a.jsonl")
    importers.end_import(run)
    return run


def undone(run: ImportRun, by: Any = None) -> ImportRun:
    run = importers.begin_undo_import(run, by)
    while run.state == ImportRun.State.UNDOING:
        run = importers.undo_import_further(run, by, seconds=0)
    assert run.state == ImportRun.State.UNDONE
    return run


def kept(run: ImportRun) -> list[tuple[str, str]]:
    return list(run.rows.filter(undo="kept").values_list("headline", "undo_reason"))


def test_what_an_import_made_goes_with_the_names_it_made() -> None:
    run = undone(run_of({"headline": "A", "topics": ["Ports"], "section": "Sea"}))
    for model in (Article, Outlet, Section, Topic):
        assert not model.objects.exists()
    assert Article.history.filter(history_type="-").get().history_change_reason
    assert run.rows.get().undo == "undone"


def test_what_an_import_changed_is_as_it_was_before() -> None:
    run_of({"id": 1, "headline": "A", "text": "First."})
    run = run_of(
        {"id": 1, "headline": "B", "text": "Second.", "topics": ["Ports"], "section": "Sea"}
    )
    undone(run)
    article = Article.objects.get()
    assert (article.headline, article.body.strip(), article.section) == ("A", "First.", None)
    assert not article.topics.exists()
    assert article.version == 3
    assert article.history.first().history_change_reason == "import of a.jsonl undone"


def test_the_same_file_can_be_imported_again() -> None:
    story = {"id": 1, "headline": "A", "text": "First."}
    run_of(story)
    undone(run_of(story | {"text": "Second."}))
    assert run_of(story).counts == {"unchanged": 1}
    assert run_of(story | {"text": "Second."}).counts == {"updated": 1}


def test_a_topic_that_was_there_before_stays() -> None:
    run_of({"id": 1, "headline": "A", "topics": ["Ports"]})
    undone(run_of({"id": 1, "headline": "A", "topics": ["Ports", "Sea"]}))
    assert [t.name for t in Article.objects.get().topics.all()] == ["Ports"]


def test_what_was_changed_since_is_kept_and_listed() -> None:
    run = run_of({"headline": "A"}, {"headline": "B"})
    article = Article.objects.get(headline="A")
    article.standfirst = "An editor's words."
    article.save()
    run = undone(run)
    assert list(Article.objects.all()) == [article]
    [(headline, reason)] = kept(run)
    assert headline == "A"
    assert "changed since" in reason


def test_an_article_with_figures_by_now_is_kept() -> None:
    run = run_of({"headline": "A", "text": "It has 3.377 million masts."})
    make_statistic(Article.objects.get(), exact="3.377 million")
    assert kept(undone(run)) == [("A", "it has figures now")]


def test_a_name_that_something_else_uses_by_now_is_kept() -> None:
    first = run_of({"headline": "A", "topics": ["Ports"]})
    run_of({"headline": "B", "topics": ["Ports"]})
    undone(first)
    assert Topic.objects.count() == Outlet.objects.count() == 1


def test_search_hears_of_it() -> None:
    run = run_of({"headline": "A"})
    article = Article.objects.get()
    OutboxRow.objects.all().delete()
    undone(run)
    assert OutboxRow.objects.filter(kind="articles", record_id=article.pk).exists()


def test_an_import_is_undone_once(publisher: Any) -> None:
    run = undone(run_of({"headline": "A"}), publisher)
    with pytest.raises(NotPossible, match="undone"):
        importers.begin_undo_import(run, publisher)


def test_only_a_publisher_undoes() -> None:
    with pytest.raises(PermissionDenied):
        importers.begin_undo_import(run_of({"headline": "A"}), make_user(Role.EDITOR))


texts = st.sampled_from(["One.", "Two.", "Three."])
topics = st.lists(st.sampled_from(["Ports", "Sea", "Steel"]), unique=True)
stories = st.lists(
    st.fixed_dictionaries(
        {"id": st.integers(1, 4), "text": texts, "topics": topics},
        optional={"section": st.sampled_from(["Sea", "Economy"])},
    ),
    max_size=5,
)


@settings(max_examples=20, deadline=None)
@given(before=stories, wrong=stories)
def test_undone_the_archive_is_as_it_was(before: Any, wrong: Any) -> None:
    run_of(*before)
    was = archive()
    run = undone(run_of(*wrong))
    assert kept(run) == []
    assert archive() == was
    for model in (Article, Topic, Section, Outlet, ImportRun):
        model.objects.all().delete()


def archive() -> list[str]:
    """Return every row but receipts, originals, which only grow, and what waits to be read."""
    return [
        line
        for line in everything().splitlines()
        if not line.startswith(
            ("importrun", "importrow", "importedoriginal", "unreadarticle", "tagged")
        )
    ] + sorted(Article.topics.through.objects.values_list("content_object", "tag"))


def test_the_command_tells_what_it_kept() -> None:
    run = run_of({"headline": "A"}, {"headline": "B"})
    Article.objects.get(headline="A").save()
    out = StringIO()
    call_command("undo_import", run.pk, stdout=out)
    assert "a.jsonl:1: kept, it was changed since" in out.getvalue()
    assert "1 rows undone, 1 kept." in out.getvalue()
    with pytest.raises(CommandError, match="nothing to undo"):
        call_command("undo_import", run.pk)
