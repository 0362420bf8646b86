"""How the suggestions do: the page, and the queue of stories with suggestions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.curation import review
from articles.models import Article, Suggestion
from articles.tests.make import make_article, make_user

pytestmark = pytest.mark.django_db

BODY = "Exports rose 5.1 percent to $120 billion in March. Imports fell to $90 billion."


@pytest.fixture
def editor(client: Client) -> Any:
    user = make_user("editor")
    client.force_login(user)
    return user


def figure(article: Article, words: str) -> Suggestion:
    return Suggestion.objects.get(article=article, kind="statistic", exact__contains=words)


def test_the_page_shows_rates_with_counts_and_reasons(client: Client, editor: Any) -> None:
    article = make_article(body=BODY)
    review.suggest(article)
    review.accept(figure(article, "$120 billion"), editor, {"counted": "goods sold abroad"})
    review.reject(figure(article, "$90 billion"), editor, "an <estimate>")
    page = client.get(reverse("admin:articles_article_precision"))
    html = page.content.decode()
    assert "50%" in html and "an &lt;estimate&gt;" in html
    [correction] = page.context["corrections"]
    assert (correction.kind, correction.field, correction.count) == ("statistic", "counted", 1)


def test_the_page_of_an_archive_without_suggestions_says_what_to_do(
    client: Client, editor: Any
) -> None:
    html = client.get(reverse("admin:articles_article_precision")).content.decode()
    assert "suggest_claims --all" in html


def test_the_page_asks_few_queries_however_much_was_proposed(
    client: Client, editor: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        article = make_article(body=BODY)
        review.suggest(article)
        review.reject(figure(article, "$90 billion"), editor, f"reason {number}")
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:articles_article_precision"))


def test_stories_with_suggestions_are_a_queue_the_surest_first(client: Client, editor: Any) -> None:
    plain, rich = make_article(body="It cost $5."), make_article(body=BODY)
    make_article(body="Nothing to see.")
    for article in Article.objects.all():
        review.suggest(article)
    work = {row["label"]: row for row in client.get(reverse("admin:index")).context["work"]}
    row = work["Stories with suggestions to look at"]
    listed = client.get(row["list"]).context["cl"]
    assert row["count"] == listed.result_count == 2
    first = client.get(row["first"])
    assert f"/{rich.pk}/" in first["Location"]
    after = client.get(row["first"], {"after": rich.pk})
    assert f"/{plain.pk}/" in after["Location"]
