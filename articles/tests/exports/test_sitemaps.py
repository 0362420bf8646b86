"""Sitemaps lead to every public page; each is one bounded query."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article
from articles.tests.make import make_article, make_outlet
from articles.views.exports import sitemaps as views

from .story import make_story

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def paths(client: Client, address: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(address).content)
    return [urlsplit(element.text or "").path for element in tree.iter(LOC)]


def walked(client: Client) -> list[str]:
    return [page for part in paths(client, "/sitemap.xml") for page in paths(client, part)]


def test_the_sitemaps_together_hold_every_public_page_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PER_FILE", 2)
    make_story()
    articles = [make_article(headline=f"新闻 {n}") for n in range(5)]
    make_article(status="draft")
    found = walked(client)
    assert len(found) == len(set(found))
    stories = {path for path in found if path.startswith("/articles/")}
    assert stories == {a.get_absolute_url() for a in Article.objects.published()}
    assert len(stories) == len(articles) + 1
    assert {path.split("/")[1] for path in found} == set(views.KINDS)


def test_every_address_answers(client: Client) -> None:
    make_story()
    assert {client.get(path).status_code for path in walked(client)} == {200}


def test_a_part_is_one_query(client: Client, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        make_article()
    with django_assert_num_queries(1):
        client.get("/sitemaps/articles-0.xml")


def test_a_crawler_is_told_what_has_not_changed(client: Client, settings: Settings) -> None:
    settings.PAGE_CACHE_MB = 8

    def again() -> list[int]:
        return [client.get(a, headers={"If-None-Match": tags[a]}).status_code for a in tags]

    make_article()
    tags = {a: client.get(a)["ETag"] for a in ("/sitemap.xml", "/sitemaps/articles-0.xml")}
    assert again() == [304, 304]
    make_article()  # in the same part
    assert again() == [304, 200]


def test_unknown_and_empty_parts_are_not_found(client: Client) -> None:
    for part in ("articles-7", "users-0", f"articles-{10**30}"):
        assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_news_are_those_of_two_days(client: Client) -> None:
    now = timezone.now()
    make_article(headline="Old", published_at=now - timedelta(days=3))
    make_article(headline="Later", published_at=now + timedelta(hours=1))
    outlet = make_outlet(name="Bits & Pieces")
    make_article(headline="New <&>", published_at=now, language="zh-Hant", outlet=outlet)
    tree = ElementTree.fromstring(client.get("/news-sitemap.xml").content)
    assert [title.text for title in tree.iter(f"{NEWS}title")] == ["New <&>"]
    assert [name.text for name in tree.iter(f"{NEWS}name")] == ["Bits & Pieces"]
    assert [code.text for code in tree.iter(f"{NEWS}language")] == ["zh-tw"]
