"""Lists and counts from the index are those of the database, and leave out what is not public."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from articles import search
from articles.models import Article
from articles.tests.make import make_article, make_topic
from articles.views import subjects

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index() -> None:
    search.connect()
    search.rebuild()


def story(year: int, month: int = 1, day: int = 1, **fields: object) -> Article:
    return make_article(published_at=datetime(year, month, day, 12, tzinfo=UTC), **fields)


def test_times_are_counted_without_drafts() -> None:
    for at in ((2023, 5, 1), (2023, 5, 2), (2023, 6, 1), (2024, 5, 1)):
        story(*at)
    story(2023, status=Article.Status.DRAFT)
    search.drain()
    assert search.count_by("year") == {2023: 3, 2024: 1}
    assert search.count_by("month", "year:2023") == {202305: 2, 202306: 1}
    assert search.count_by("day", "date:2023-05") == {20230501: 1, 20230502: 1}


def test_the_pages_of_dates_count_alike_with_and_without_the_index(client: Client) -> None:
    for at in ((2023, 5, 1), (2023, 5, 2), (2022, 6, 1)):
        story(*at)
    search.drain()
    pages = ("/archive/", "/archive/2023/", "/archive/2023/05/")
    with_index = [client.get(page).content for page in pages]
    search.engines.get_engine().folder.link.unlink()
    assert [client.get(page).content for page in pages] == with_index


def test_topics_count_the_stories_of_narrower_ones() -> None:
    rail = make_topic(name="Rail")
    trams = make_topic(name="Trams", broader=rail)
    story(2023, topics=[rail])
    story(2024, topics=[trams])
    story(2024, topics=[trams], status=Article.Status.DRAFT)
    search.drain()
    assert search.count_linked("articles", "topic", [rail.pk, trams.pk]) == {
        rail.pk: 2,
        trams.pk: 1,
    }


def test_a_common_topic_is_listed_by_the_index(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rail = make_topic(name="Rail")
    for day in range(1, 28):
        story(2024, 1, day, topics=[rail])
    search.drain()
    few = [client.get(f"/topics/rail/?page={n}").context["page"] for n in (1, 2, 9)]
    monkeypatch.setattr(subjects, "FEW", 3)
    common = [client.get(f"/topics/rail/?page={n}").context["page"] for n in (1, 2, 9)]
    assert common == few
    assert [page.number for page in common] == [1, 2, 2]


def test_a_withdrawn_story_leaves_a_common_topic_before_the_index_knows(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subjects, "FEW", 0)
    rail = make_topic(name="Rail")
    kept, gone = story(2024, topics=[rail]), story(2023, topics=[rail])
    search.drain()
    Article.objects.filter(pk=gone.pk).update(status=Article.Status.DRAFT)
    assert client.get("/topics/rail/").context["page"].items == [kept]
