"""The first page."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def fill(number: int) -> None:
    """Make so many stories, each with a figure, a quote and a topic of its own."""
    for day in range(1, number + 1):
        article = make_article(
            published_at=datetime(2024, 1, day, tzinfo=UTC), topics=[make_topic()]
        )
        expert = make_expert()
        make_affiliation(expert)
        make_statistic(article, metric=make_metric())
        make_quote(article, speaker=expert)


def test_an_empty_archive_says_what_to_do(client: Client) -> None:
    page = get_page(client, "/")
    assert "The archive is empty" in page
    assert "import_articles" in page


def test_the_newest_story_leads(client: Client) -> None:
    make_article(headline="Old", published_at=datetime(2020, 1, 1, tzinfo=UTC))
    make_article(headline="New", published_at=datetime(2024, 1, 1, tzinfo=UTC))
    response = client.get("/")
    assert response.context["lead"].headline == "New"
    assert [s.headline for s in response.context["seconds"]] == ["Old"]


def test_figures_people_and_topics_of_recent_stories_are_shown(client: Client) -> None:
    article = make_article(topics=[make_topic(name="Mobile networks")])
    make_statistic(article, metric=make_metric(name="5G base stations"))
    make_quote(article, speaker=make_expert(name="Zhao Zhiguo"))
    page = get_page(client, "/")
    for text in ("5G base stations", "3.377 million", "Zhao Zhiguo", "1 quote", "Mobile networks"):
        assert text in page


def test_people_stand_with_what_is_recorded_of_them_alone(client: Client) -> None:
    fill(14)
    page = get_page(client, "/")
    assert "1 quote" in page
    assert "&lt;Article" not in page
    assert "in all" not in page


def test_its_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(3)
    with django_assert_max_num_queries(15) as few:
        get_page(client, "/")
    fill(12)
    with django_assert_max_num_queries(len(few)):
        get_page(client, "/")
