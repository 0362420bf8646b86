"""The statistics explorer: every figure, narrowed by what a figure has."""

from typing import Any

import pytest
from django.test import Client

from articles import search
from articles.forms import FiguresForm
from articles.tests.make import make_article, make_metric, make_outlet, make_statistic, make_topic
from articles.views.explorer import as_query

from .pages import get_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(index: None) -> None:
    """Two figures of different outlets, units and topics, and one of a draft."""
    wire, ledger = make_outlet(name="Wire"), make_outlet(name="Ledger")
    masts = make_article(body="There are 3.377 million masts.", outlet=wire)
    make_statistic(
        masts,
        exact="3.377 million",
        metric=make_metric(name="Masts"),
        topics=[make_topic(name="5G")],
    )
    sales = make_article(body="Sales rose to 250 million yuan in 2023.", outlet=ledger)
    make_statistic(sales, exact="250 million yuan", counted="sales")
    make_statistic(make_article(status="draft", body="It has 7 masts."), exact="7")
    search.drain()


def shown(client: Client, **choice: str) -> list[str]:
    page = client.get("/statistics/", choice).context["page"]
    return sorted(hit.record.exact for hit in page)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({}, ["250 million yuan", "3.377 million"]),
        ({"q": "masts"}, ["3.377 million"]),
        ({"outlet": "Ledger"}, ["250 million yuan"]),
        ({"topic": "5G"}, ["3.377 million"]),
        ({"metric": "Masts"}, ["3.377 million"]),
        ({"unit": "yuan"}, ["250 million yuan"]),
        ({"low": "3m", "high": "4m"}, ["3.377 million"]),
        ({"low": "1m", "outlet": "Wire"}, ["3.377 million"]),
        ({"high": "1000"}, []),
    ],
)
def test_a_choice_narrows_the_figures(
    client: Client, figures: None, choice: dict[str, str], found: list[str]
) -> None:
    assert shown(client, **choice) == found


def test_each_figure_leads_to_its_page_and_its_sentence(client: Client, figures: None) -> None:
    html = get_page(client, "/statistics/", q="masts")
    assert ">3.377 million</mark> masts." in html
    assert "#statistic-" in html
    assert "/search/results.csv?q=masts&amp;kind=statistics" in html


def test_an_empty_archive_and_an_empty_choice_say_so(client: Client, index: None) -> None:
    assert "No figure has all of these" in get_page(client, "/statistics/", unit="km")


def test_what_cannot_be_read_is_said(client: Client, figures: None) -> None:
    assert 'role="status"' in get_page(client, "/statistics/", low="many")


def test_no_text_leaves_its_field() -> None:
    values = FiguresForm({"topic": 'x" OR outlet:"y'}).values
    assert as_query(values) == 'topic:"x  OR outlet: y"'


def test_queries_do_not_grow(
    client: Client, index: None, django_assert_max_num_queries: Any
) -> None:
    def fill(number: int) -> None:
        for _ in range(number):
            make_statistic(make_article(), metric=make_metric())
        search.drain()

    fill(1)
    with django_assert_max_num_queries(20) as few:
        get_page(client, "/statistics/")
    fill(6)
    with django_assert_max_num_queries(len(few)):
        get_page(client, "/statistics/", sort="oldest")


def test_an_archive_without_figures_says_so(client: Client) -> None:
    page = get_page(client, "/statistics/")
    assert "No story has reported a figure yet." in page
    assert "Take one away" in get_page(client, "/statistics/", unit="furlong")
