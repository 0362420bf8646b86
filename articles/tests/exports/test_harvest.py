"""Whoever walks the API, the sitemaps or a download comes by the same articles."""

import json
from urllib.parse import urlsplit

import pytest
from django.test import Client

from articles.models import Article
from articles.tests.api.asking import harvest
from articles.tests.make import make_article
from articles.views.exports import sitemaps

from .test_sitemaps import walked

pytestmark = pytest.mark.django_db


def test_every_way_leads_to_the_same_articles(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PER_FILE", 3)
    for number in range(7):
        make_article(headline=f"مقال {number}")
    for status in ("draft", "withdrawn"):
        make_article(status=status)
    public = {article.get_absolute_url() for article in Article.objects.published()}
    by_api = [urlsplit(item["url"]).path for item in harvest(client, "/articles?limit=2")]
    lines = client.get("/downloads/articles.jsonl").getvalue().decode().splitlines()
    by_file = [urlsplit(json.loads(line)["url"]).path for line in lines]
    by_sitemap = [path for path in walked(client) if path.startswith("/articles/")]
    for found in (by_api, by_file, by_sitemap):
        assert (set(found), len(found)) == (public, 7)
