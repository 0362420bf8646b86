"""Results leave the search page: as a feed, as files, with the same results the page counts."""

import csv
import io
import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from articles import search
from articles.tests.make import make_article, make_expert, make_quote, make_statistic
from articles.tests.views.pages import get_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


def fill(stories: int = 3) -> None:
    for number in range(stories):
        article = make_article(headline=f"=Masts {number}")
        make_statistic(article)
        make_quote(article, speaker=make_expert(name=f"Zhao {number}"))
    make_article(headline="Masts in a drawer", status="draft", published_at=None)
    make_article(headline="Bread", body="Loaves.")
    search.drain()


def content(client: Client, ending: str, **parameters: str) -> str:
    response = client.get(f"/search/results.{ending}", parameters)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


@pytest.mark.parametrize("kind", search.KINDS)
def test_a_download_has_all_that_the_page_counts(client: Client, kind: str) -> None:
    fill()
    total = search.find(search.parse_query("masts OR zhao"), kind=kind, per_page=1).total
    rows = list(csv.DictReader(io.StringIO(content(client, "csv", q="masts OR zhao", kind=kind))))
    assert len(rows) == total > 0
    assert len(json.loads(content(client, "json", q="masts OR zhao", kind=kind))) == total


def test_a_download_is_safe_to_open_as_a_spreadsheet(client: Client) -> None:
    fill()
    rows = list(csv.DictReader(io.StringIO(content(client, "csv", q="masts"))))
    assert {row["headline"][:7] for row in rows} == {"'=Masts"}


def test_nothing_found_is_an_empty_file(client: Client) -> None:
    assert json.loads(content(client, "json", q="xylophone")) == []
    assert content(client, "csv", q="xylophone").startswith("id,url,slug")


def test_without_an_index_a_download_says_to_come_back(client: Client, settings: Settings) -> None:
    settings.SEARCH_INDEX_DIR = settings.SEARCH_INDEX_DIR / "none"
    response = client.get("/search/results.csv", {"q": "masts"})
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert client.get("/search/results.exe").status_code == 404


def test_queries_of_a_download_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(1)
    with django_assert_num_queries(2):
        content(client, "csv", q="masts")
    fill(4)
    with django_assert_num_queries(2):
        content(client, "csv", q="masts")


def test_a_search_has_a_feed(client: Client) -> None:
    fill()
    page = client.get("/search/feed/", {"q": "masts"}).content.decode()
    assert page.count("<entry") == 3
    assert "Bread" not in page and "drawer" not in page
    assert 'href="http://testserver/search/feed/?q=masts" rel="self"' in page


@pytest.mark.parametrize("kind", ["articles", "statistics", "quotes"])
@pytest.mark.parametrize("form", ["", "rss/"])
def test_a_feed_has_the_kind_of_results_that_the_page_shows(
    client: Client, kind: str, form: str
) -> None:
    fill()
    page = client.get(f"/search/feed/{form}", {"q": "masts", "kind": kind}).content.decode()
    assert page.count("<guid" if form else "<entry") == 3
    assert page.count(f"tag:testserver,2024:{kind[:-1]}-") == 3


def test_people_have_no_dates_and_so_their_feed_has_stories(client: Client) -> None:
    fill()
    page = client.get("/search/feed/", {"q": "masts", "kind": "experts"}).content.decode()
    assert page.count("2024:article-") == 3


def test_the_page_leads_to_feed_files_and_citations(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q="masts -wires")
    for place in ("feed/", "results.csv", "results.json", "cite.ris"):
        assert f'href="/search/{place}?q=masts+-wires"' in page, place
