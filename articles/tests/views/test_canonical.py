"""Every page names the one address it has among all that lead to it."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from articles.models import Topic
from articles.tests.make import make_article, make_metric, make_statistic, make_topic

from .pages import get_page

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def canonical(client: Client, address: str) -> str:
    """Return the path and query of the one canonical address that a page names."""
    [found] = re.findall(r'<link rel="canonical" href="([^"]*)">', get_page(client, address))
    assert found.startswith(HOST)
    return str(found.removeprefix(HOST))


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("/", "/"),
        ("/?utm_source=mail&fbclid=x", "/"),
        ("/topics/?letter=A&utm_source=mail", "/topics/?letter=A"),
        ("/topics/?page=1", "/topics/"),
        ("/search/?utm_source=mail&q=wheat+%22at+sea%22", "/search/?q=wheat+%22at+sea%22"),
        ("/search/?kind=quotes&q=a%26b&q=c", "/search/?q=c&amp;kind=quotes"),
        ("/statistics/?sort=oldest&topic=Wheat", "/statistics/?sort=oldest&amp;topic=Wheat"),
        ("/archive/?", "/archive/"),
    ],
)
def test_a_list_is_named_without_where_its_reader_came_from(
    client: Client, asked: str, named: str
) -> None:
    assert canonical(client, asked) == named


def test_a_story_is_named_by_its_address_however_it_is_read(client: Client) -> None:
    article = make_article(headline="新しい小麦")
    statistic = make_statistic(article, metric=make_metric())
    address = article.get_absolute_url()
    for query in ("", "?find=wheat", f"?about={statistic.fragment}&show=same"):
        assert canonical(client, address + query) == address


def test_a_metric_as_known_on_a_day_is_the_metric(client: Client) -> None:
    metric = make_metric()
    make_statistic(metric=metric)
    address = metric.get_absolute_url()
    assert canonical(client, f"{address}?as_of=2026-01-01&clock=said") == address


def test_pages_of_a_list_are_pages_of_their_own(client: Client) -> None:
    topic = make_topic()
    for _ in range(21):
        make_article(topics=[topic])
    address = Topic.objects.get().get_absolute_url()
    assert canonical(client, f"{address}?page=2") == f"{address}?page=2"


def test_the_address_of_the_site_is_the_one_in_the_settings(
    client: Client, settings: Settings
) -> None:
    settings.SITE_URL = "https://archive.example"
    assert 'rel="canonical" href="https://archive.example/about/"' in get_page(client, "/about/")


def test_what_is_not_found_has_no_address(client: Client) -> None:
    assert 'rel="canonical"' not in client.get("/topics/none/").content.decode()
