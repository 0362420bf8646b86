"""Every count on the search pages of the demo archive is the number of results it leads to."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.test import Client

from articles import search

QUERIES = [
    "",
    "5G base stations",
    "china OR energy -solar",
    "value:>1bn",
    "has:quotes year:2023..2025",
    "3.377 million",
    "after:2y -topic:energy",
    "outlet:meridian-wire date:2024-01",
]
# A count beside its link: a facet's value, a bar, a tab, an offer.
COUNTS = [
    r'<li><input [^>]+><a href="(\?[^"]+)">[^<]+</a> <span class="count">([\d,]+)</span>',
    r'<a href="(\?[^"]+)" aria-label="[\d-]+: ([\d,]+)">',
    r'<li><a href="(\?[^"]+)"[^>]*>\w+ <span class="count">([\d,]+)</span></a></li>',
    r'class="suggestion"><a href="(\?[^"]+)">[^<]+</a> <span class="count">([\d,]+)</span>',
]
WITHOUT = r'<span class="count">([\d,]+)</span> <a class="facet__aside" href="(\?[^"]+)"'


def links(page):
    """Yield every link of a page that has a count, with the count."""
    for pattern in COUNTS:
        for link, count in re.findall(pattern, page):
            yield unescape(link), int(count.replace(",", ""))


def total(client, link):
    response = client.get(f"/search/{link}")
    assert response.status_code == 200, link
    return response.context["results"].total


@pytest.fixture
def demo(db, settings):
    settings.PAGE_CACHE_MB = 0  # a kept page has no context to read
    call_command("load_demo", verbosity=0)
    search.rebuild()
    return Client()


@pytest.mark.slow
@pytest.mark.parametrize("kind", search.KINDS)
def test_every_count_of_the_demo_archive_is_true(demo, kind):
    followed = 0
    for query in QUERIES:
        page = demo.get("/search/", {"q": query, "kind": kind}).content.decode()
        for link, count in links(page):
            assert total(demo, link) == count, (query, link)
            followed += 1
    assert followed > 100


@pytest.mark.slow
def test_what_is_excluded_is_as_many_fewer(demo):
    for query in ("5G base stations", "china"):
        page = demo.get("/search/", {"q": query}).content.decode()
        all_of_them = total(demo, f"?{urlencode({'q': query})}")
        found = re.findall(WITHOUT, page)
        assert len(found) > 10
        for count, link in found:
            assert total(demo, unescape(link)) == all_of_them - int(count), link
