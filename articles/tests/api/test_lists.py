"""Lists: paging by cursor, filters, chosen fields, CSV, and no drafts."""

import csv
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from articles.exports import TABLES
from articles.models import Article
from articles.tests.exports.story import CANARY, make_secret, make_story
from articles.tests.make import make_article, make_outlet, make_statistic, make_topic

from .asking import BASE, harvest

pytestmark = pytest.mark.django_db
LISTS = sorted(TABLES)


@pytest.mark.parametrize("order", ["id", "-id", "published", "-published"])
def test_paging_misses_and_repeats_nothing(client: Client, order: str) -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC)
    made = {make_article(published_at=at).pk for _ in range(4)}
    made |= {make_article(published_at=at.replace(year=2020 + n)).pk for n in range(3)}
    found = [item["id"] for item in harvest(client, f"/articles?limit=2&order={order}")]
    assert (len(found), set(found)) == (7, made)
    rows = Article.objects.in_bulk(found)
    dates = [rows[pk].published_at or at for pk in found]
    if "published" in order:
        assert dates == sorted(dates, reverse=order.startswith("-"))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_every_record_can_be_read(client: Client, name: str) -> None:
    make_story()
    items = harvest(client, f"/{name}")
    assert items
    one = client.get(f"{BASE}/{name}/{items[0]['id']}")
    assert one.status_code == 200
    assert items[0].items() <= one.json().items()


def test_an_article_is_found_by_what_it_is_about(client: Client) -> None:
    topic, outlet = make_topic(name="5G"), make_outlet(name="Ledger")
    wanted = make_article(topics=[topic], outlet=outlet)
    make_article(published_at=datetime(2020, 5, 5, tzinfo=UTC))
    for query in ("topic=5g", "outlet=ledger", "since=2024-01-19", "topic=5g&until=2024-01-19"):
        found = harvest(client, f"/articles?{query}")
        assert [item["id"] for item in found] == [wanted.pk], query
    assert harvest(client, "/articles?topic=5g&until=2024-01-18") == []


def test_a_statistic_is_found_by_any_value_it_can_mean(client: Client) -> None:
    statistic = make_statistic()
    for low, high, found in ((3377000, 3377000, 1), (3377400, 4000000, 1), (3378000, 4000000, 0)):
        items = harvest(client, f"/statistics?min={low}&max={high}")
        assert [item["id"] for item in items] == [statistic.pk] * found


def test_as_of_shows_what_was_known_by_then(client: Client) -> None:
    make_statistic(make_article(published_at=datetime(2024, 1, 19, tzinfo=UTC)))
    make_statistic(make_article(published_at=datetime(2025, 1, 19, tzinfo=UTC)))
    assert len(harvest(client, "/statistics?as_of=2024-06-30")) == 1
    assert len(harvest(client, "/statistics?as_of=2025-06-30")) == 2


def test_fields_are_chosen(client: Client) -> None:
    make_story()
    [item] = harvest(client, "/articles?fields=id,headline")
    assert set(item) == {"id", "headline"}
    wrong = client.get(f"{BASE}/articles?fields=password")
    assert wrong.status_code == 400
    assert "password" in wrong.json()["detail"]


def test_csv_holds_the_same_rows(client: Client) -> None:
    make_story()
    response = client.get(f"{BASE}/statistics?format=csv&fields=id,value,topics")
    assert response["Content-Type"].startswith("text/csv")
    [row] = csv.DictReader(response.content.decode().splitlines())
    assert (row["value"], row["topics"]) == ("3377000", "5g-networks")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_queries_for_more_rows(
    client: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        make_statistic(make_article(topics=[make_topic()]))
    make_story()
    with django_assert_max_num_queries(4):
        client.get(f"{BASE}/{name}")


def test_nothing_of_drafts_is_shown(client: Client) -> None:
    make_story()
    draft = make_secret()
    for name in LISTS:
        assert CANARY.lower() not in client.get(f"{BASE}/{name}").content.decode().lower()
    claims = [("statistics", draft.statistics.get()), ("quotes", draft.quotes.get())]
    for name, record in [("articles", draft), *claims]:
        assert client.get(f"{BASE}/{name}/{record.pk}").status_code == 404


@pytest.mark.parametrize("order", ["published", "-published", "id"])
def test_claims_of_one_article_are_paged_apart(client: Client, order: str) -> None:
    articles = [make_article(), make_article()]
    made = {make_statistic(article).pk for article in articles * 3}
    found = [item["id"] for item in harvest(client, f"/statistics?limit=2&order={order}")]
    assert (len(found), set(found)) == (6, made)
