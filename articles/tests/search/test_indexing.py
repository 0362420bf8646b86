"""Rebuild, comparison and repair: the index follows the database, never the other way round."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import search
from articles.models import Article, OutboxRow
from articles.search import indexing
from articles.search.engine import Document
from articles.search.engines import get_engine
from articles.tests.make import make_article, make_quote, make_statistic, make_topic

pytestmark = pytest.mark.usefixtures("index")


def run(*arguments):
    out = StringIO()
    call_command("search_index", *arguments, stdout=out)
    return out.getvalue()


def total(text=""):
    return search.find(search.parse_query(text)).total


def filled():
    article = make_article(topics=[make_topic()])
    make_statistic(article)
    make_quote(article)
    make_article(status="draft")


def test_a_rebuild_makes_what_draining_makes():
    filled()
    search.drain()
    drained = sorted(get_engine().versions())
    assert search.rebuild() == len(drained)
    assert sorted(get_engine().versions()) == drained
    assert not search.check()


def test_a_rebuild_needs_no_outbox():
    filled()
    OutboxRow.objects.all().delete()
    assert search.size_of_archive() == search.rebuild()
    assert not search.check()


def test_what_is_saved_during_a_rebuild_is_in_the_new_index(monkeypatch):
    late = make_article(headline="Early")
    make_article(headline="Other")
    load = indexing.load

    def load_and_save(keys):
        loaded = load(keys)
        if any(kind == "articles" for kind, _ in keys):
            late.headline = "Late"
            late.save()
            search.drain()
            assert total("late") == 1
        return loaded

    monkeypatch.setattr(indexing, "load", load_and_save)
    search.rebuild()
    assert (total("early"), total("late"), total("other")) == (0, 1, 1)
    assert not OutboxRow.objects.exists()


def test_a_rebuild_that_fails_leaves_the_old_index(monkeypatch):
    filled()
    search.drain()
    monkeypatch.setattr(indexing, "load", lambda keys: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        search.rebuild()
    assert total() == 1


def test_two_rebuilds_at_once_are_refused():
    with get_engine().rebuilding() as mine:
        assert mine
        with pytest.raises(search.SearchUnavailable, match="Another process"):
            search.rebuild()


def test_every_difference_is_found_and_repaired():
    stale, missing = make_article(), make_article()
    search.drain()
    Article.objects.filter(pk=stale.pk).update(version=9)
    get_engine().write([Document("articles", 4711, 1)], [("articles", missing.pk)])
    differences = search.check()
    assert differences.stale == (("articles", stale.pk),)
    assert differences.missing == (("articles", missing.pk),)
    assert differences.extra == (("articles", 4711),)
    assert not search.repair()


def test_the_command_says_what_differs_and_repairs_it():
    article = make_article()
    search.drain()
    assert "missing: 0" in run("--check")
    get_engine().write([], [("articles", article.pk)])
    with pytest.raises(CommandError, match="--repair"):
        run("--check")
    assert "missing: 0" in run("--repair")


def test_the_command_indexes_what_waits():
    make_article()
    assert "changes indexed" in run()
    assert "0 waiting" in run("--status")


def test_the_command_rebuilds():
    filled()
    assert "documents indexed; the new index answers." in run("--rebuild")
    assert total() == 1


def test_damage_is_reported_with_its_cure():
    filled()
    search.drain()
    path = next(iter(get_engine().folder.current().glob("*.store")))
    path.write_bytes(b"\x00" + path.read_bytes()[1:])
    with pytest.raises(CommandError, match="--rebuild"):
        run("--check")


def test_a_file_in_place_of_the_folder_is_said(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "taken"
    settings.SEARCH_INDEX_DIR.write_text("no folder", encoding="ascii")
    with pytest.raises(CommandError, match="The folder of the index cannot be used: .*taken"):
        call_command("search_index", "--rebuild")


def test_a_lost_index_is_built_at_start(settings, tmp_path):
    make_article()
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"
    with pytest.raises(search.SearchUnavailable):
        search.ready()
    search.ensure_index()
    search.ready()
    assert total() == 1


def test_the_status_counts_what_waits_and_what_was_set_aside():
    make_article()
    OutboxRow.objects.create(kind="articles", record_id=1, error="ValueError: no")
    status = search.status()
    assert status.waiting == OutboxRow.objects.waiting().count() > 0
    assert status.quarantined == 1
    assert status.size > 0
    assert status.problem == ""
