"""Public versions: what readers saw, and never a draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import newsroom
from articles.models import Article
from articles.newsroom import Role
from articles.tests.make import make_article, make_user

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER)


def saved(article: Article, **fields: Any) -> Article:
    article = Article.objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return article


@pytest.fixture
def story(publisher: Any) -> Article:
    """Return a story with two drafts, three public versions and a correction."""
    article = make_article(
        status=Status.DRAFT, headline="Secret plan", body="Draft words.", history_is_public=True
    )
    article = saved(article, headline="Masts", body="China has 3 million masts.")
    article = newsroom.publish(article, publisher)
    article = newsroom.correct(
        article, publisher, text="It was 3.4.", passage="3 million", replacement="3.4 million"
    )
    return saved(article, standfirst="A <b>standfirst</b>.")


def page(client: Client, article: Article, rest: str = "") -> Any:
    return client.get(f"{article.get_absolute_url()}history/{rest}")


def test_readers_see_what_changed_word_by_word(client: Client, story: Article) -> None:
    text = page(client, story).text
    assert "<del>3</del><ins>3.4</ins>" in text
    assert "Version 3" in text
    assert "It was 3.4." in text
    assert "&lt;b&gt;" in text


def test_a_version_is_shown_as_it_was(client: Client, story: Article) -> None:
    first, last = page(client, story, "1/").text, page(client, story, "3/").text
    assert "China has 3 million masts." in first
    assert "not what the article says today" in first
    assert "China has 3.4 million masts." in last


def test_no_draft_is_ever_shown(client: Client, story: Article) -> None:
    for rest in ("", "1/", "2/", "3/"):
        text = page(client, story, rest).text
        assert "Secret plan" not in text
        assert "Draft words" not in text
    for rest in ("0/", "4/", "5/"):
        assert page(client, story, rest).status_code == 404


def test_the_pages_are_kept_out_of_search_engines(client: Client, story: Article) -> None:
    for rest in ("", "1/"):
        response = page(client, story, rest)
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.text


def test_only_where_the_editors_allow_it(client: Client, story: Article) -> None:
    assert "/history/" in client.get(story.get_absolute_url()).text
    saved(story, history_is_public=False)
    assert page(client, story).status_code == page(client, story, "1/").status_code == 404
    assert "/history/" not in client.get(story.get_absolute_url()).text


def test_a_withdrawn_article_takes_its_versions_along(
    client: Client, story: Article, publisher: Any
) -> None:
    newsroom.withdraw(Article.objects.get(), publisher, "It was made up.")
    assert page(client, story).status_code == page(client, story, "1/").status_code == 404


def test_what_was_saved_while_it_was_withdrawn_is_no_version(
    client: Client, story: Article, publisher: Any
) -> None:
    article = newsroom.withdraw(Article.objects.get(), publisher, "Wait.")
    article = saved(article, headline="Names of sources")
    article = saved(article, headline="Masts")
    newsroom.restore(article, publisher, "Checked.")
    assert "Names of sources" not in page(client, story).text
    assert len(newsroom.public_versions(Article.objects.get())) == 3


def test_what_was_replaced_before_its_moment_is_no_version() -> None:
    soon = timezone.now() + timedelta(hours=1)
    article = make_article(headline="Too early", published_at=soon, history_is_public=True)
    article = saved(article, headline="In time", published_at=timezone.now())
    assert [v.was.headline for v in newsroom.public_versions(article)] == ["In time"]


def test_saves_that_change_nothing_readers_see_make_no_version(story: Article) -> None:
    saved(story, canonical_url="https://example.org/masts")
    assert len(newsroom.public_versions(Article.objects.get())) == 3


def test_many_versions_are_paged_with_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    article = make_article(history_is_public=True)
    for number in range(25):
        article = saved(article, standfirst=f"Take {number}.")
    with django_assert_max_num_queries(8):
        text = page(client, article, "?page=3").text
    assert "Version 1</a>" in text
    assert "Version 26</a>" not in text
