"""Directories of people and institutions, narrowed to a topic."""

from contextlib import suppress

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import search
from articles.models import Topic
from articles.tests.make import (
    make_article,
    make_expert,
    make_organization,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def drain() -> None:
    """Index what was saved, where there is an index."""
    with suppress(search.SearchUnavailable):
        search.drain()


@pytest.fixture(params=["index", "database"])
def wind(request: pytest.FixtureRequest) -> Topic:
    """Two stories on a topic below Energy, with an expert and an office; others elsewhere."""
    if request.param == "index":
        request.getfixturevalue("index")
    topic = make_topic(name="Wind", broader=make_topic(name="Energy"))
    speaker, office = make_expert(name="Ada Gale"), make_organization(name="Wind Office")
    for _ in range(2):
        story = make_article(topics=[topic])
        make_quote(story, speaker=speaker)
        make_statistic(story, producer=office)
    elsewhere = make_article(topics=[make_topic(name="Trade")])
    make_quote(elsewhere, speaker=make_expert(name="Bo Trader"))
    make_statistic(elsewhere, producer=make_organization(name="Customs"))
    drain()
    return topic


def test_experts_in_the_stories_on_a_topic(client: Client, wind: Topic) -> None:
    for slug in ("wind", "energy"):
        [row] = client.get("/experts/", {"topic": slug}).context["rows"]
        assert (row["expert"].name, row["stories"]) == ("Ada Gale", 2)
    page = get_page(client, "/experts/", topic="wind")
    assert "In stories on" in page
    assert "2 stories" in page
    assert "Bo Trader" in get_page(client, "/experts/", topic="nonsense")


def test_organizations_in_the_stories_on_a_topic(client: Client, wind: Topic) -> None:
    rows = client.get("/organizations/", {"topic": "wind"}).context["rows"]
    assert [(record.name, stories) for record, stories in rows] == [("Wind Office", 2)]
    assert "Wind Office" in get_page(client, "/organizations/", topic="wind", q="office")


def test_an_expert_whose_own_topic_it_is_belongs_to_it(client: Client, wind: Topic) -> None:
    expert = make_expert(name="Cy Quiet", topics=[wind])
    make_quote(speaker=expert)
    drain()
    rows = client.get("/experts/", {"topic": "energy"}).context["rows"]
    assert [(row["expert"].name, row["stories"]) for row in rows] == [
        ("Ada Gale", 2),
        ("Cy Quiet", 0),
    ]


def test_letters_and_filter_stay_within_the_topic(client: Client, wind: Topic) -> None:
    index = client.get("/experts/", {"topic": "wind"}).context["index"]
    assert index.letters == ["G"]
    assert "No name contains" in get_page(client, "/experts/", topic="wind", q="trader")
    assert 'name="topic" value="wind"' in get_page(client, "/experts/", topic="wind")


@pytest.mark.usefixtures("index")
def test_common_topics_are_offered(client: Client) -> None:
    topic = make_topic(name="Wind")
    make_quote(make_article(topics=[topic]))
    search.drain()
    assert 'href="/experts/?topic=wind"' in get_page(client, topic.get_absolute_url())
    assert 'href="?topic=wind"' in get_page(client, "/experts/")
    assert 'href="?topic=wind"' in get_page(client, "/organizations/")


def test_a_story_counts_once_however_often_it_quotes(client: Client, wind: Topic) -> None:
    story = make_article(topics=[wind])
    speaker = make_expert(name="Dee Often")
    make_quote(story, speaker=speaker)
    make_statistic(story, speaker=speaker)
    drain()
    rows = client.get("/experts/", {"topic": "wind"}).context["rows"]
    assert rows[-1]["stories"] == 1


@pytest.mark.usefixtures("index")
def test_queries_do_not_grow_with_people(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    topic = make_topic(name="Wind")

    def add(number: int) -> None:
        for _ in range(number):
            make_quote(make_article(topics=[topic]), speaker=make_expert())
        search.drain()

    add(1)
    with django_assert_max_num_queries(14) as few:
        get_page(client, "/experts/", topic="wind")
    add(6)
    with django_assert_max_num_queries(len(few)):
        get_page(client, "/experts/", topic="wind")
