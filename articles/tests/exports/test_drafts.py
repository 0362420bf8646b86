"""No word of a draft, or of a record that only drafts name, is in anything exported."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from articles.exports import TABLES
from articles.models import Article
from articles.tests.make import make_article
from articles.views import exports

from .story import CANARY, make_secret, make_story

pytestmark = pytest.mark.django_db


def values_for(name: str, story: Article) -> dict[str, Any]:
    """Return the parameters of an address for a public story, by the parameters' names."""
    statistic = story.statistics.get()
    slug = statistic.metric.slug if name in ("metric_csv", "metric_json") else story.slug
    pk = story.quotes.get().pk if name == "quote_cite" else statistic.pk
    return {"slug": slug, "pk": pk, "ending": "json", "number": 0}


def addresses(story: Article) -> Iterator[str]:
    """Yield a path for every export of the archive: each pattern, each table, each sitemap."""
    for pattern in exports.urlpatterns:
        names = [n for n in pattern.pattern.converters if n not in ("name", "kind")]
        given = {n: v for n, v in values_for(pattern.name or "", story).items() if n in names}
        yield from filled(pattern, given)


def filled(pattern: URLPattern, given: dict[str, Any]) -> Iterator[str]:
    converters = pattern.pattern.converters
    choices = [*TABLES] if "name" in converters else [""]
    choices = ["articles", "topics", "experts", "metrics"] if "kind" in converters else choices
    for choice in choices:
        many = {n: choice for n in ("name", "kind") if n in converters}
        yield _path(pattern, given | many)


def _path(pattern: URLPattern, values: dict[str, Any]) -> str:
    return reverse(str(pattern.name), kwargs={n: values[n] for n in pattern.pattern.converters})


def body(response: Any) -> str:
    return (response.getvalue() if response.streaming else response.content).decode()


def test_no_export_shows_the_canary(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@archive.example"
    story = make_story()
    make_secret()
    make_article(headline=CANARY, published_at=datetime(2999, 1, 1, tzinfo=UTC))
    seen = {}
    for path in addresses(story):
        response = client.get(path)
        assert response.status_code == 200, path
        seen[path] = body(response)
    assert len(seen) >= len(exports.urlpatterns)
    assert [path for path, text in seen.items() if CANARY.lower() in text.lower()] == []
