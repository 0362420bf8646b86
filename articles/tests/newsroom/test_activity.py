"""What was done lately, as far as a user may see it."""

from typing import Any

import pytest
from django.test import Client

from articles import newsroom
from articles.models import Article, ImportRun
from articles.newsroom import Role
from articles.tests.make import make_article, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER, username="pia")


def done(publisher: Any) -> None:
    article = make_article(headline="Masts", status=Article.Status.DRAFT)
    newsroom.publish(article, publisher)
    entry = newsroom.merge(make_topic(name="A"), make_topic(name="B"), publisher, "Same.")
    newsroom.unmerge(entry, publisher)
    ImportRun.objects.create(name="a.csv", state="done", counts={"created": 3})


def test_steps_merges_and_imports_stand_together_the_newest_first(publisher: Any) -> None:
    done(publisher)
    told = [(event.did, event.title) for event in newsroom.activity(publisher, 10)]
    assert told == [
        ("imported", "a.csv"),
        ("undid a merge of topics", "A → B"),
        ("merged topics", "A → B"),
        ("published", "Masts"),
    ]


def test_a_contributor_sees_their_own_articles_only(publisher: Any) -> None:
    done(publisher)
    assert newsroom.activity(make_user(Role.CONTRIBUTOR), 10) == []


def test_the_first_page_links_each_to_its_page(client: Client, publisher: Any) -> None:
    done(publisher)
    client.force_login(publisher)
    text = client.get("/admin/").text
    assert "pia merged topics" in text
    assert f'href="/admin/articles/importrun/{ImportRun.objects.get().pk}/change/"' in text
