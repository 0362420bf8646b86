"""Every count on a list by letter of the demo archive is the length of the list it leads to."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles import directory, newsroom, search
from articles.models import Article
from articles.newsroom import Role
from articles.tests.make import make_user

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
KINDS = sorted(directory.LISTED)


@pytest.fixture
def demo(db: None) -> Client:
    """Return a reader of the demo archive, where every fifth story was withdrawn."""
    call_command("load_demo", verbosity=0)
    search.connect()
    search.rebuild()
    publisher = make_user(Role.PUBLISHER)
    for article in Article.objects.published().order_by("pk")[::5]:
        newsroom.withdraw(article, publisher, "Wrong.")
    search.drain()
    return Client()


def context(client: Client, address: str, **query: Any) -> Any:
    response = client.get(address, query)
    assert response.status_code == 200, address
    return response.context


def everything(client: Client, address: str, **query: Any) -> list[Any]:
    """Return the records on all pages of an index."""
    index = context(client, address, **query)["index"]
    pages = range(1, index.page.pages + 1)
    found = [r for n in pages for r in context(client, address, page=n, **query)["index"].page]
    assert len(found) == index.page.total
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_letters_part_the_public_records(demo: Client, kind: str) -> None:
    model = directory.LISTED[kind][0]
    listed = everything(demo, f"/{kind}/")
    assert {record.pk for record in listed} == set(
        model.objects.public().values_list("pk", flat=True)
    )
    letters = context(demo, f"/{kind}/")["index"].letters
    parts = [
        record for letter in letters for record in everything(demo, f"/{kind}/", letter=letter)
    ]
    assert sorted(r.pk for r in parts) == sorted(r.pk for r in listed)
    for record in listed:
        assert demo.get(record.get_absolute_url()).status_code == 200


def test_a_topic_has_as_many_stories_as_the_list_says(demo: Client) -> None:
    for page in (1, 2):
        for topic, number in context(demo, "/topics/", page=page)["rows"]:
            shown = context(demo, topic.get_absolute_url())["page"]
            assert (topic.name, shown.total) == (topic.name, number)


def test_a_person_has_as_many_claims_as_the_list_says(demo: Client) -> None:
    for page in (1, 2):
        for row in context(demo, "/experts/", page=page)["rows"]:
            claims = context(demo, row["expert"].get_absolute_url())["claims"]
            for name in ("quotes", "figures"):
                assert (row["expert"].name, claims[name].total) == (row["expert"].name, row[name])


@pytest.mark.parametrize(("address", "link"), [("/experts/", "expert"), ("/organizations/", "org")])
def test_a_scope_counts_the_stories_that_the_search_finds(
    demo: Client, address: str, link: str
) -> None:
    topics = context(demo, address)["scope"].offered
    assert topics
    for topic in topics[:4]:
        scope = context(demo, address, topic=topic.slug)["scope"]
        for record in everything(demo, address, topic=topic.slug):
            query = search.parse_query(f'topic:"{topic.slug}" {link}:"{record.slug}"')
            assert search.find(query).total == scope.stories.get(record.pk, 0), (topic, record)
