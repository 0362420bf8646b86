"""Feeds in pages that miss nothing, as RSS, and of every kind of record."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.models import Article, Correction
from articles.tests.make import (
    make_article,
    make_metric,
    make_outlet,
    make_section,
    make_statistic,
)

from .test_feeds import ATOM, titles

pytestmark = pytest.mark.django_db


def entries(client: Client, address: str) -> tuple[list[str], str]:
    """Return the addresses of a page's entries, and the address of the next page."""
    feed = ElementTree.fromstring(client.get(address).content)
    links = {link.get("rel"): link.get("href", "") for link in feed.findall("a:link", ATOM)}
    found = [e.find("a:link", ATOM) for e in feed.findall("a:entry", ATOM)]
    return [e.get("href", "") for e in found if e is not None], links.get("next", "")


def harvest(client: Client, address: str) -> list[str]:
    """Return the addresses of all entries, page after page."""
    found: list[str] = []
    while address:
        page, address = entries(client, address.removeprefix("http://testserver"))
        found += page
    return found


def test_the_pages_of_a_feed_hold_every_article_once(client: Client) -> None:
    same = datetime(2024, 1, 1, tzinfo=UTC)
    for _ in range(85):
        make_article(published_at=same)
    make_article(status="draft")
    found = harvest(client, "/feed/")
    paths = {f"http://testserver{a.get_absolute_url()}" for a in Article.objects.published()}
    assert (len(found), set(found)) == (85, paths)


def test_every_feed_is_there_as_rss(client: Client) -> None:
    outlet, section = make_outlet(name="Ledger"), make_section(name="Economy")
    make_article(headline="New & 新", outlet=outlet, section=section)
    for address in ("/feed/rss/", "/outlets/ledger/feed/rss/", "/sections/economy/feed/rss/"):
        response = client.get(address)
        assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
        channel = ElementTree.fromstring(response.content)[0]
        assert [item.findtext("title") for item in channel.findall("item")] == ["New & 新"]
        assert channel.find("item/guid").get("isPermaLink") == "false"


def test_a_metric_feed_tells_each_value_with_its_sentence(client: Client) -> None:
    article = make_article(body="There are 3.377 million masts.")
    statistic = make_statistic(article, metric=make_metric(name="Masts"))
    make_statistic(make_article(status="draft"), metric=statistic.metric)
    feed = ElementTree.fromstring(client.get("/metrics/masts/feed/").content)
    [entry] = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:summary", "", ATOM) == "There are 3.377 million masts."
    assert entry.findtext("a:title", "", ATOM) == "3.377 million, Masts"


def test_corrections_have_a_page_and_a_feed_and_stand_in_the_story_s_entry(client: Client) -> None:
    story = make_article(headline="Masts", standfirst="Many.")
    Correction.objects.create(article=story, text="It was 3, not 4.", passage="4", replacement="3")
    Correction.objects.create(article=make_article(status="draft"), text="Hidden.")
    assert titles(client, "/corrections/feed/") == ["Correction: Masts"]
    assert b"It was 3, not 4." in client.get("/feed/").content
    page = client.get("/corrections/").content.decode()
    assert "<del>4</del> <ins>3</ins>" in page
    assert "Hidden." not in page


def test_an_entry_keeps_its_name_when_the_address_changes(client: Client) -> None:
    story = make_article(headline="Masts")
    names = []
    for slug in ("masts", "another"):
        Article.objects.filter(pk=story.pk).update(slug=slug)
        feed = ElementTree.fromstring(client.get("/feed/rss/").content)
        names.append((feed.findtext("channel/item/guid"), feed.findtext("channel/item/link")))
    assert names[0][0] == names[1][0]
    assert names[0][1] != names[1][1]


@pytest.mark.parametrize("before", ["x", "2024-01-01_1", "2024-01-01T00:00:00Z_0", "_", "a_1"])
def test_a_page_that_is_none_is_not_found(client: Client, before: str) -> None:
    assert client.get("/feed/", {"before": before}).status_code == 404


def test_a_former_address_leads_to_the_feed(client: Client) -> None:
    outlet = make_outlet(name="Ledger")
    make_article(outlet=outlet)
    outlet.slug = "the-ledger"
    outlet.save()
    response = client.get("/outlets/ledger/feed/rss/")
    assert (response.status_code, response["Location"]) == (301, "/outlets/the-ledger/feed/rss/")
