"""Atom feeds."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.tests.make import make_article, make_expert, make_quote, make_topic

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    return [entry.findtext("a:title", "", ATOM) for entry in feed.findall("a:entry", ATOM)]


def test_the_site_feed_has_the_newest_first(client: Client) -> None:
    make_article(headline="Old", published_at=datetime(2020, 1, 1, tzinfo=UTC))
    make_article(headline="New & 新", published_at=datetime(2024, 1, 1, tzinfo=UTC))
    make_article(headline="Draft", status="draft")
    assert titles(client, "/feed/") == ["New & 新", "Old"]


def test_a_topic_feed_holds_narrower_topics(client: Client) -> None:
    energy = make_topic(name="Energy")
    make_article(headline="Gale", topics=[make_topic(name="Wind", broader=energy)])
    make_article(headline="Other")
    assert titles(client, "/topics/energy/feed/") == ["Gale"]


def test_an_expert_feed_holds_what_quotes_the_expert(client: Client) -> None:
    make_quote(make_article(headline="Said"), speaker=make_expert(name="Zhao Zhiguo"))
    make_article(headline="Other")
    assert titles(client, "/experts/zhao-zhiguo/feed/") == ["Said"]


def test_a_reader_with_the_newest_copy_is_told_so(client: Client) -> None:
    make_article()
    first = client.get("/feed/")
    assert client.get(
        "/feed/", headers={"If-Modified-Since": first["Last-Modified"]}
    ).status_code in (200, 304)
    assert first.content.count(b"<updated>") == 2


def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_article(topics=[make_topic()])
    with django_assert_max_num_queries(5) as few:
        titles(client, "/feed/")
    for _ in range(6):
        make_article(topics=[make_topic(), make_topic()])
    with django_assert_max_num_queries(len(few)):
        titles(client, "/feed/")
