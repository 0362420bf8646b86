"""The article's admin page: text, topics, figures and quotes on one screen."""

from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.tests.admin.forms import posted
from articles.tests.make import (
    make_article,
    make_editor,
    make_expert,
    make_metric,
    make_outlet,
    make_quote,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_editor(username="mara"))
    return client


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def save(editor: Client, article: Article, **changes: Any) -> Any:
    page = editor.get(address(article))
    return editor.post(address(article), posted(page) | changes)


def test_an_article_is_added_with_topics_and_a_statistic(editor: Client) -> None:
    outlet, topic, metric = make_outlet(), make_topic(), make_metric()
    add = reverse("admin:articles_article_add")
    form = posted(editor.get(add)) | {
        "headline": "Stations multiply",
        "body": "The country has 3.377 million stations.",
        "outlet": outlet.pk,
        "topics": [topic.pk],
        "statistics-TOTAL_FORMS": 1,
        "statistics-0-exact": "3.377 million",
        "statistics-0-metric": metric.pk,
        "statistics-0-period": "end 2023",
    }
    response = editor.post(add, form)
    assert response.status_code == 302, response.context["errors"]
    statistic = Article.objects.get().statistics.get()
    assert (statistic.value, statistic.metric) == (3377000, metric)
    assert statistic.period.is_point
    assert list(Article.objects.get().topics.all()) == [topic]
    assert Article.objects.get().created_by.username == "mara"


def test_words_that_are_not_in_the_text_are_told_at_the_field(editor: Client) -> None:
    article = make_article()
    response = save(
        editor,
        article,
        **{"statistics-TOTAL_FORMS": 1, "statistics-0-exact": "9.9 million"},
    )
    assert response.status_code == 200
    assert "is not in the article" in response.content.decode()
    assert not article.statistics.exists()


def test_a_period_that_is_none_is_refused_with_the_cure(editor: Client) -> None:
    statistic = make_statistic()
    response = save(editor, statistic.article, **{"statistics-0-period": "soonish"})
    assert "names no period. Write 2023" in response.content.decode()


def test_text_and_claim_are_edited_in_one_save(editor: Client) -> None:
    statistic = make_statistic()
    body = "Two words more.\n\n" + statistic.article.body
    changes = {"body": body, "statistics-0-counted": "5G base stations"}
    assert save(editor, statistic.article, **changes).status_code == 302
    statistic.refresh_from_db()
    text = Article.objects.get().plain_text
    assert text[statistic.start : statistic.end] == "3.377 million"
    assert statistic.counted == "5G base stations"


def test_the_page_shows_the_people_of_the_article(editor: Client) -> None:
    quote = make_quote(speaker=make_expert(name="Ada Okonkwo-Šimić"))
    page = editor.get(address(quote.article)).content.decode()
    assert "Ada Okonkwo-Šimić" in page
    assert f'href="{quote.article.get_absolute_url()}"' in page or "viewsitelink" in page


def test_a_strict_content_security_policy_is_sent(editor: Client) -> None:
    policy = editor.get(address(make_article())).headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "script-src 'self'" in policy


def test_deleting_from_the_list_asks_first(editor: Client) -> None:
    response = delete_from_list(editor, make_article(status=Article.Status.DRAFT))
    assert "Are you sure" in response.content.decode()
    assert Article.objects.exists()


def test_what_readers_have_seen_cannot_be_deleted(editor: Client) -> None:
    article = make_article()
    assert "Cannot delete" in delete_from_list(editor, article).content.decode()
    address = reverse("admin:articles_article_delete", args=[article.pk])
    assert editor.post(address, {"post": "yes"}).status_code == 403
    assert Article.objects.exists()


def delete_from_list(editor: Client, article: Article) -> Any:
    data = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [article.pk]}
    return editor.post(reverse("admin:articles_article_changelist"), data)
