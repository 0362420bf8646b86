"""Going back to a version brings its words and its topics; names have a history as well."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import newsroom
from articles.importers import UpsertOptions, upsert
from articles.models import Article, ExpertName, TaggedArticle
from articles.newsroom import Role
from articles.tests.importers.reading import json_line, record_of
from articles.tests.make import make_article, make_expert, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER)


def first_version(record: Any) -> int:
    pk: int = record.history.earliest("history_id").history_id
    return pk


def saved(article: Article, *topics: Any, **fields: Any) -> Article:
    """Save the article as editors do: the record, then its topics."""
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    article.topics.set(topics)
    return article


def test_a_version_comes_back_with_its_topics(publisher: Any) -> None:
    ports, sea, steel = (make_topic(name=name) for name in ("Ports", "Sea", "Steel"))
    article = make_article(topics=[ports, sea], headline="First")
    saved(article, steel, sea, headline="Second")
    newsroom.revert(article, first_version(article), publisher)
    assert set(article.topics.all()) == {ports, sea}
    assert article.headline == "First"
    reason = article.history.first().history_change_reason
    assert reason == "taken back to version 1; topics: +Ports −Steel"


def test_each_version_has_the_topics_it_was_given(publisher: Any) -> None:
    topics = [make_topic() for _ in range(3)]
    article = make_article(topics=topics[:1])
    for number in (2, 3):
        saved(article, *topics[:number])
    for version, number in [(2, 2), (1, 1), (3, 3)]:
        old = article.history.filter(version=version).get()
        newsroom.revert(article, old.history_id, publisher)
        assert set(article.topics.all()) == set(topics[:number])


def test_topics_of_a_bulk_action_belong_to_the_version_it_made(publisher: Any) -> None:
    topic, article = make_topic(), make_article()
    action = newsroom.BULK_ACTIONS["add_topic"]
    newsroom.run_batch(action, Article, [(article.pk, article.version)], publisher, topic)
    article.refresh_from_db()
    newsroom.revert(article, first_version(article), publisher)
    assert not article.topics.exists()
    newsroom.revert(article, article.history.get(version=2).history_id, publisher)
    assert list(article.topics.all()) == [topic]


def test_the_topics_an_import_began_with_come_back(publisher: Any) -> None:
    line = json_line(id=1, outlet="X", topics=["Ports"], published_at="2024-01-19")
    upsert([record_of("jsonl", line)], UpsertOptions())
    article = Article.objects.get()
    assert not TaggedArticle.history.exists()
    saved(article, make_topic(name="Sea"))
    newsroom.revert(article, first_version(article), publisher)
    assert [t.name for t in article.topics.all()] == ["Ports"]


def test_topics_that_an_import_adds_later_have_a_history(publisher: Any) -> None:
    for topics in (["Ports"], ["Ports", "Sea"]):
        line = json_line(id=1, outlet="X", topics=topics, published_at="2024-01-19")
        upsert([record_of("jsonl", line)], UpsertOptions(), "a.jsonl")
    [row] = TaggedArticle.history.all()
    assert (row.tag.name, row.history_change_reason) == ("Sea", "imported from a.jsonl")
    article = Article.objects.get()
    newsroom.revert(article, first_version(article), publisher)
    assert [t.name for t in article.topics.all()] == ["Ports"]


def test_a_topic_merged_since_is_the_one_it_was_merged_into(publisher: Any) -> None:
    old, new, other = make_topic(), make_topic(), make_topic()
    article = make_article(topics=[old])
    saved(article, other)
    newsroom.merge(old, new, publisher, "Same.")
    newsroom.revert(article, first_version(article), publisher)
    assert list(article.topics.all()) == [new]


def test_a_version_from_before_a_merge_that_moved_its_topic(publisher: Any) -> None:
    old, new = make_topic(), make_topic()
    article = make_article(topics=[old])
    newsroom.merge(old, new, publisher, "Same.")
    saved(article)
    newsroom.revert(article, first_version(article), publisher)
    assert list(article.topics.all()) == [new]


def test_names_and_topics_stand_in_the_history_of_an_expert(client: Client, publisher: Any) -> None:
    expert = make_expert(names=["Z. Zhao"], topics=[make_topic(name="Telecoms")])
    name = ExpertName.objects.get()
    name.name = "Zhao, Z."
    name.save()
    name.delete()
    client.force_login(publisher)
    text = client.get(reverse("admin:articles_expert_history", args=[expert.pk])).text
    for said in ("added: Z. Zhao", "changed to: Zhao, Z.", "taken away: Zhao, Z.", "Telecoms"):
        assert said in text
