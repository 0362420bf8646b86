"""Related claims by API: the same as beside the article, and nothing of drafts."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from articles import search
from articles.models import Statistic
from articles.tests.make import make_article, make_expert, make_metric, make_statistic

from .asking import BASE, send

pytestmark = pytest.mark.django_db
YEAR = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}


def make_pair(**fields: Any) -> tuple[Statistic, Statistic]:
    """Return two figures of one metric and year that disagree, in two articles."""
    metric = make_metric(counted="5G base stations")
    shared: dict[str, Any] = {"metric": metric, "counted": "5G base stations"} | YEAR
    first = make_statistic(make_article(), **shared)
    body = "At the end of 2023 there were 4.1 million 5G base stations."
    other = make_article(body=body, **fields)
    return first, make_statistic(other, exact="4.1 million", **shared)


def related_to(client: Client, path: str) -> dict[str, Any]:
    response = client.get(f"{BASE}{path}/related")
    assert response.status_code == 200
    return response.json()


def test_a_figure_names_the_one_that_differs_with_the_reason(client: Client) -> None:
    first, second = make_pair(published_at=datetime(2024, 3, 1, tzinfo=UTC))
    for path in (f"/statistics/{first.pk}", f"/articles/{first.article.pk}"):
        found = related_to(client, path)
        items = [item for group in found["groups"] for item in group["items"]]
        assert [item["id"] for item in items] == [second.pk]
        assert items[0]["reason"]
        assert "4.1 million" in items[0]["sentence"]


def test_drafts_are_neither_asked_about_nor_given(client: Client) -> None:
    first, hidden = make_pair(status="draft")
    assert related_to(client, f"/statistics/{first.pk}")["groups"] == []
    for path in (f"/statistics/{hidden.pk}", f"/articles/{hidden.article.pk}"):
        assert client.get(f"{BASE}{path}/related").status_code == 404


def test_an_expert_stands_beside_those_who_say_otherwise(client: Client) -> None:
    first, second = make_pair()
    speaker = make_expert()
    Statistic.objects.filter(pk=first.pk).update(speaker=speaker)
    [group] = related_to(client, f"/experts/{speaker.pk}")["groups"]
    assert (group["relation"], group["items"][0]["id"]) == ("disagrees", second.pk)
    assert client.get(f"{BASE}/experts/{speaker.pk + 1}/related").status_code == 404


def test_a_text_is_answered_without_a_key(client: Client) -> None:
    search.connect()
    search.rebuild()
    first, second = make_pair()
    search.drain()
    response = send(client, "post", "/related", {"text": "We have 5 million 5G base stations."})
    [group] = response.json()["groups"]
    assert group["relation"] == "similar"
    assert {item["id"] for item in group["items"]} == {first.pk, second.pk}


@pytest.mark.parametrize("text", ["", "x" * 20_001])
def test_a_text_is_neither_empty_nor_a_book(client: Client, text: str) -> None:
    response = send(client, "post", "/related", {"text": text})
    assert response.status_code == 422
