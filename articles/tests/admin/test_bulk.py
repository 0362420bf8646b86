"""Bulk actions: a preview that counts, batches, one line of history for each record."""

import json
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from articles import newsroom
from articles.models import Article, Statistic
from articles.newsroom import Role
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_user(Role.PUBLISHER, username="pia"))
    return client


def choose(client: Client, action: str, *records: Any) -> Any:
    """Select records in their list and choose the action, as a browser does."""
    kind = records[0]._meta.model_name
    data = {"action": action, ACTION_CHECKBOX_NAME: [r.pk for r in records]}
    return client.post(reverse(f"admin:articles_{kind}_changelist"), data)


def go(client: Client, action: str, *records: Any, **data: Any) -> Any:
    """Confirm the action on the records as they were seen."""
    kind = records[0]._meta.model_name
    pairs = json.dumps([(r.pk, r.version) for r in records])
    address = reverse(f"admin:articles_{kind}_bulk", args=[action])
    return client.post(address, {"selection": pairs, "total": len(records), **data})


def test_a_preview_counts_what_will_be_done_and_why_the_rest_is_skipped(publisher: Client) -> None:
    draft, published = make_article(status=Status.DRAFT), make_article()
    page = choose(publisher, "publish", draft, published).content.decode()
    assert "<strong>1</strong> will be changed, <strong>1</strong> skipped" in page
    assert f"{published}: it is published" in page
    assert Article.objects.get(pk=draft.pk).status == Status.DRAFT


def test_publishing_many_leaves_a_line_for_each(publisher: Client) -> None:
    drafts = [make_article(status=Status.DRAFT) for _ in range(3)]
    page = go(publisher, "publish", *drafts, confirm="1").content.decode()
    assert "<strong>3</strong> changed" in page
    for draft in drafts:
        line = draft.history.first()
        assert (line.status, line.history_user.username) == (Status.PUBLISHED, "pia")
        assert draft.notes.count() == 1


def test_withdrawing_many_owes_a_reason(publisher: Client) -> None:
    article = make_article()
    go(publisher, "withdraw", article, confirm="1", value="")
    assert Article.objects.get().status == Status.PUBLISHED
    go(publisher, "withdraw", article, confirm="1", value="One source made them all up.")
    assert Article.objects.get().withdrawal_reason == "One source made them all up."


@pytest.mark.parametrize("make", [make_article, make_statistic, make_quote])
def test_topics_are_added_and_removed(make: Any, publisher: Client) -> None:
    topic, record = make_topic(name="5G"), make()
    go(publisher, "add_topic", record, value=topic.pk, confirm="1")
    assert list(record.topics.all()) == [topic]
    assert record.history.first().history_change_reason == "topics: +5G"
    record.refresh_from_db()
    go(publisher, "remove_topic", record, value=topic.pk, confirm="1")
    assert not record.topics.exists()


def test_a_metric_and_a_speaker_are_set(publisher: Client) -> None:
    one, metric, speaker = make_statistic(), make_metric(), make_expert()
    go(publisher, "set_metric", one, value=metric.pk, confirm="1")
    one.refresh_from_db()
    go(publisher, "set_speaker", one, value=speaker.pk, confirm="1")
    one.refresh_from_db()
    assert (one.metric, one.speaker) == (metric, speaker)


def test_what_changed_since_the_preview_is_left_alone_and_told(publisher: Client) -> None:
    statistic, metric = make_statistic(), make_metric()
    Statistic.objects.get().save()
    page = go(publisher, "set_metric", statistic, value=metric.pk, confirm="1").content.decode()
    assert "it was changed since you looked" in page
    assert Statistic.objects.get().metric is None


def test_large_selections_run_in_batches(publisher: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(newsroom, "BATCH", 2)
    articles, topic = [make_article() for _ in range(5)], make_topic()
    page = go(publisher, "add_topic", *articles, value=topic.pk, confirm="1")
    assert (page.context["done"], page.context["left"]) == (2, 3)
    while page.context["left"]:
        sent = {k: page.context[k] for k in ("selection", "value", "done", "total")}
        address = reverse("admin:articles_article_bulk", args=["add_topic"])
        page = publisher.post(address, sent | {"confirm": "1"})
    assert page.context["done"] == 5
    assert topic.tagged_articles.count() == 5


def test_an_editor_is_not_offered_what_only_publishers_may(client: Client) -> None:
    client.force_login(make_user(Role.EDITOR))
    article = make_article(status=Status.DRAFT)
    assert go(client, "publish", article, confirm="1").status_code == 403
    assert Article.objects.get().status == Status.DRAFT


def test_a_selection_that_cannot_be_read_is_refused(publisher: Client) -> None:
    address = reverse("admin:articles_article_bulk", args=["publish"])
    assert publisher.post(address, {"selection": "all"}).status_code == 400
    assert publisher.get(address).status_code == 400
