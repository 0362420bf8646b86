"""Every page for readers says in its head what it is, to machines and to whoever shares it."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from articles import search
from articles.models import Article
from articles.tests.exports.story import make_story
from articles.tests.make import make_article

from .pages import lists, record_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

MORE = """
/search/?q=stations&kind=statistics /topics/?view=tree /statistics/ /disagreements/ /downloads/
/archive/on-this-day/01/19/ /about/design/ /follow/?kind=query&value=5g /follow/asked/
/related/
""".split()


def addresses(story: Article) -> Iterator[str]:
    """Yield the address of every type of page, those of a story that has them all."""
    yield from (*lists(), *record_pages(), *MORE)
    for part in ("related", "history", "history/1"):
        yield f"{story.get_absolute_url()}{part}/"


def pages(client: Client) -> Iterator[tuple[str, str]]:
    story = make_story()
    story.history_is_public = True
    story.save()
    make_article(
        outlet=story.outlet,
        published_at=story.published_at,
        status="withdrawn",
        withdrawal_reason="The survey did not exist.",
        withdrawn_at=datetime(2024, 3, 2, tzinfo=UTC),
    )
    search.drain()
    for address in addresses(story):
        response = client.get(address)
        assert response.status_code in (200, 410), address
        if response["Content-Type"].startswith("text/html"):
            yield address, response.content.decode()


def described(page: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return [node for text in found for node in json.loads(text)["@graph"]]


def test_every_page_is_described(client: Client) -> None:
    silent = [address for address, page in pages(client) if not described(page)]
    assert silent == []


def test_every_page_can_be_shared(client: Client) -> None:
    found = {
        address: re.findall(r'property="(og:title|og:url)" content="[^"]+"', page)
        for address, page in pages(client)
    }
    assert [address for address, said in found.items() if said != ["og:title", "og:url"]] == []


def test_a_search_is_shared_with_its_words(client: Client) -> None:
    page = client.get("/search/", {"q": "heat pumps", "kind": "quotes"}).content.decode()
    assert 'property="og:title" content="heat pumps"' in page
    assert 'content="http://testserver/search/?q=heat+pumps&amp;kind=quotes"' in page
