"""A page that has not changed is not sent twice."""

import pytest
from django.test import Client

from articles.tests.make import make_article

pytestmark = pytest.mark.django_db


def test_an_unchanged_article_is_answered_with_304(client: Client) -> None:
    article = make_article()
    seen = client.get(article.get_absolute_url()).headers["ETag"]
    again = client.get(article.get_absolute_url(), headers={"If-None-Match": seen})
    assert (again.status_code, again.content) == (304, b"")


def test_an_edited_article_is_sent_again(client: Client) -> None:
    article = make_article()
    seen = client.get(article.get_absolute_url()).headers["ETag"]
    article.headline = "Other words"
    article.save()
    again = client.get(article.get_absolute_url(), headers={"If-None-Match": seen})
    assert again.status_code == 200
