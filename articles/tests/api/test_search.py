"""Search by API: the language, facets and totals of the search page."""

import csv
from collections.abc import Iterator
from typing import Any

import pytest
import rispy
from django.test import Client

from articles import search
from articles.models import Article
from articles.tests.exports.story import CANARY, make_secret, make_story

from .asking import BASE

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Iterator[Article]:
    made = make_story()
    make_secret()
    search.rebuild()
    yield made


def find(client: Client, **parameters: Any) -> dict[str, Any]:
    response = client.get(f"{BASE}/search", parameters)
    assert response.status_code == 200
    return response.json()


def test_a_hit_has_its_fields_and_its_snippet(client: Client, story: Article) -> None:
    found = find(client, q="stations")
    assert (found["total"], found["items"][0]["id"]) == (1, story.pk)
    assert "<mark>" in found["items"][0]["snippet"]
    assert {facet["name"] for facet in found["facets"]} >= {"topic", "outlet"}


def test_statistics_are_found_by_value(client: Client, story: Article) -> None:
    found = find(client, q="value:3.3m..3.4m", kind="statistics", fields="id,value")
    assert [item["value"] for item in found["items"]] == [3377000]
    assert set(found["items"][0]) == {"id", "value", "snippet"}


def test_what_was_mended_is_told(client: Client, story: Article) -> None:
    assert find(client, q='"5G stations')["repairs"]


def test_drafts_are_not_found(client: Client, story: Article) -> None:
    for kind in ("articles", "statistics", "quotes", "experts"):
        found = find(client, q=CANARY, kind=kind)
        assert (found["total"], found["items"]) == (0, [])


def test_results_come_as_csv_and_as_citations(client: Client, story: Article) -> None:
    text = client.get(f"{BASE}/search?q=stations&format=csv").content.decode()
    assert [row["id"] for row in csv.DictReader(text.splitlines())] == [str(story.pk)]
    ris = client.get("/search/cite.ris?q=stations").content.decode()
    assert [entry["title"] for entry in rispy.loads(ris)] == [story.headline]


@pytest.mark.parametrize("query", ["q=x&kind=users", "q=x&page=0", "q=x&per_page=1000"])
def test_wrong_values_are_refused(client: Client, query: str) -> None:
    assert client.get(f"{BASE}/search?{query}").status_code == 422
