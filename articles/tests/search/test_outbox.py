"""Every change gets into the index, once, whatever happens in between."""

import pytest
from django.db import transaction

from articles import search
from articles.models import Article, OutboxRow, TopicSynonym
from articles.search import outbox
from articles.search.engines import get_engine
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.usefixtures("index")


def total(text, kind="articles"):
    search.drain()
    return search.find(search.parse_query(text), kind=kind).total


def waiting():
    return set(OutboxRow.objects.waiting().values_list("kind", "record_id"))


def test_a_save_is_found_and_leaves_no_row():
    make_article(headline="Needle")
    assert waiting()
    assert total("needle") == 1
    assert not OutboxRow.objects.exists()


def test_a_transaction_that_fails_leaves_no_row():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_article(headline="Needle")
        raise ZeroDivisionError
    assert not OutboxRow.objects.exists()


def test_an_edit_replaces_and_a_deletion_removes():
    article = make_article(headline="Needle")
    assert total("needle") == 1
    article.headline = "Thread"
    article.save()
    assert (total("needle"), total("thread")) == (0, 1)
    article.delete()
    assert total("thread") == 0


def test_publishing_brings_claims_and_people_before_readers_and_withdrawing_hides_them():
    article = make_article(status="draft")
    make_statistic(article, speaker=make_expert(name="Ada Stone"), metric=make_metric())
    make_quote(article)
    assert [total("", kind) for kind in search.KINDS] == [0, 0, 0, 0]
    article.status, article.published_at = Article.Status.PUBLISHED, article.created_at
    article.save()
    assert [total("", kind) for kind in search.KINDS] == [1, 1, 1, 2]
    article.status = Article.Status.DRAFT
    article.save()
    assert [total("", kind) for kind in search.KINDS] == [0, 0, 0, 0]


def test_tagging_and_untagging_are_found():
    topic, article = make_topic(name="Solar"), make_article()
    article.topics.add(topic)
    assert total("topic:solar") == 1
    article.topics.remove(topic)
    assert total("topic:solar") == 0


def test_a_renamed_topic_is_found_by_its_new_name_in_what_it_tags():
    topic = make_topic(name="Solar")
    make_article(headline="Panels", topics=[topic])
    assert total("solar") == 1
    topic.name = "Photovoltaics"
    topic.save()
    assert (total("solar"), total("photovoltaics")) == (0, 1)


def test_a_new_synonym_is_found_in_what_its_topic_tags():
    topic = make_topic(name="Solar")
    make_article(headline="Panels", topics=[topic])
    synonym = TopicSynonym.objects.create(topic=topic, name="Sunpower")
    assert total("sunpower") == 1
    synonym.delete()
    assert total("sunpower") == 0


def test_a_story_brings_the_topics_above_and_the_experts_organization_into_the_index():
    wide = make_topic(name="Energy")
    narrow = make_topic(name="Wind", broader=make_topic(name="Renewables", broader=wide))
    role = make_affiliation(make_expert())
    search.drain()
    make_quote(make_article(topics=[narrow]), speaker=role.expert)
    search.drain()
    assert not search.check()


def test_a_topic_that_leaves_another_takes_it_from_the_index():
    narrow = make_topic(name="Wind", broader=make_topic(name="Renewables"))
    make_article(topics=[narrow])
    search.drain()
    narrow.broader = None
    narrow.save()
    search.drain()
    assert not search.check()


def test_a_statistic_that_changes_its_speaker_leaves_the_old_one():
    old, new = make_expert(name="Old Speaker"), make_expert(name="New Speaker")
    statistic = make_statistic(speaker=old)
    assert total("", "experts") == 1
    statistic.speaker = new
    statistic.save()
    search.drain()
    page = search.find(search.parse_query(""), kind="experts")
    assert [hit.record.name for hit in page.hits] == ["New Speaker"]
    assert page.total == 1


def test_what_happens_while_a_batch_is_indexed_waits_for_the_next(monkeypatch):
    article = make_article(headline="Needle")
    engine = get_engine()
    write = engine.write

    def write_and_save_again(documents, removed=()):
        write(documents, removed)
        monkeypatch.setattr(engine, "write", write)
        article.headline = "Thread"
        article.save()

    monkeypatch.setattr(engine, "write", write_and_save_again)
    assert (total("needle"), total("thread")) == (0, 1)


def test_a_crash_between_index_and_outbox_repeats_the_batch(monkeypatch):
    make_article(headline="Needle")

    class Killed(Exception):
        pass

    def killed(*_):
        raise Killed

    monkeypatch.setattr(get_engine(), "is_rebuilding", killed)
    with pytest.raises(Killed):
        search.drain()
    assert OutboxRow.objects.exists()
    monkeypatch.undo()
    assert total("needle") == 1
    assert not OutboxRow.objects.exists()


def test_while_another_process_writes_the_rows_stay():
    make_article()
    with get_engine().locked():
        assert search.drain() == 0
    assert waiting()
    assert search.drain() > 0


def test_a_record_that_cannot_be_indexed_is_set_aside_alone():
    good = [make_article(headline="Needle") for _ in range(5)]
    search.drain()
    OutboxRow.objects.enqueue("nonsense", [7])
    OutboxRow.objects.enqueue("articles", [article.pk for article in good])
    search.drain()
    [row] = OutboxRow.objects.all()
    assert (row.kind, row.record_id) == ("nonsense", 7)
    assert "KeyError" in row.error
    assert total("needle") == 5


def test_an_index_that_takes_nothing_sets_nothing_aside(monkeypatch):
    make_article()
    engine = get_engine()

    def full(documents, removed=()):
        raise outbox.Refused("no space left on device")

    monkeypatch.setattr(engine, "write", full)
    with pytest.raises(search.SearchUnavailable, match="no space left"):
        search.drain()
    assert not OutboxRow.objects.quarantined().exists()
    monkeypatch.undo()
    assert search.drain() > 0


def test_without_an_index_saving_goes_on(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    make_article(headline="Needle")
    with pytest.raises(search.SearchUnavailable):
        search.drain()
    assert waiting()
    search.rebuild()
    assert total("needle") == 1


@pytest.mark.django_db(transaction=True)
def test_a_saved_article_is_findable_as_soon_as_the_transaction_ends():
    make_article(headline="Needle")
    assert search.find(search.parse_query("needle")).total == 1
