"""ETags: a client asks only for changes. The limit: a client asks only so often."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.tests.make import make_article
from articles.tests.moments import in_one_moment

from .asking import BASE, make_client

pytestmark = pytest.mark.django_db


def test_what_did_not_change_is_not_sent_again(client: Client) -> None:
    story = make_article()
    address = f"{BASE}/articles/{story.pk}"
    etag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    changed = Article.objects.get(pk=story.pk)
    changed.headline = "Another headline"
    changed.save()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_other_fields_have_another_etag(client: Client) -> None:
    address = f"{BASE}/articles/{make_article().pk}"
    assert client.get(address)["ETag"] != client.get(f"{address}?fields=id")["ETag"]


@in_one_moment
def test_a_client_is_told_its_limit_and_stopped_at_it(client: Client, settings: Any) -> None:
    settings.API_RATE_LIMIT = 3
    left = [client.get(f"{BASE}/topics")["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    stopped = client.get(f"{BASE}/topics")
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= 60
    assert stopped.json()["status"] == 429


@in_one_moment
def test_a_made_up_token_brings_no_second_allowance(client: Client, settings: Any) -> None:
    settings.API_RATE_LIMIT = 1
    client.get(f"{BASE}/topics")
    invented = {"Authorization": "Bearer invented"}
    assert client.get(f"{BASE}/topics", headers=invented).status_code == 429


def test_an_editor_may_ask_more(settings: Any) -> None:
    settings.API_RATE_LIMIT = 1
    editor, _ = make_client()
    assert editor.get(f"{BASE}/topics")["RateLimit-Limit"] == "10"


def test_other_sites_may_read(client: Client) -> None:
    assert client.get(f"{BASE}/")["Access-Control-Allow-Origin"] == "*"
