"""The archive by date."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from articles.tests.make import make_article
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def story(*at: int, **fields: object) -> None:
    make_article(published_at=datetime(*at, tzinfo=UTC), **fields)  # type: ignore[arg-type, misc]


def test_years_are_listed_with_their_counts(client: Client) -> None:
    story(2019, 5, 1)
    story(2024, 1, 1)
    story(2024, 12, 31, 23, 59)
    years = client.get("/archive/").context["years"]
    assert [(span.year, number) for span, number in years] == [(2024, 2), (2019, 1)]


def test_an_empty_archive_has_no_years(client: Client) -> None:
    assert "No articles yet" in get_page(client, "/archive/")


def test_a_year_shows_its_months(client: Client) -> None:
    story(2024, 1, 31)
    story(2024, 3, 1)
    months = client.get("/archive/2024/").context["months"]
    assert [number for _, number in months][:4] == [1, 0, 1, 0]


def test_a_month_is_a_calendar(client: Client) -> None:
    story(2024, 2, 29, headline="Leap")
    story(2024, 3, 1, headline="March")
    response = client.get("/archive/2024/02/")
    days = [day for week in response.context["weeks"] for day in week]
    assert days.count((29, 1)) == 1
    assert response.context["weeks"][0][:4] == [(0, 0), (0, 0), (0, 0), (1, 0)]
    page = response.content.decode()
    assert "Leap" in page
    assert "/archive/2024/03/" in page


def test_a_day_shows_its_articles_and_the_days_beside(client: Client) -> None:
    story(2024, 1, 1, headline="Before")
    story(2024, 1, 19, headline="Now")
    story(2025, 6, 5, headline="After")
    page = get_page(client, "/archive/2024/01/19/")
    assert "Now" in page
    assert "/archive/2024/01/01/" in page
    assert "/archive/2025/06/05/" in page


def test_days_are_those_of_the_site(client: Client, settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Shanghai"
    at = datetime(2024, 1, 19, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
    make_article(headline="Early", published_at=at)
    assert "Early" in get_page(client, "/archive/2024/01/19/")
    assert client.get("/archive/2024/01/18/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["0000", "9999", "9999/12", "9999/12/31", "2024/00", "2024/13", "2024/02/30", "2024/1/0"],
)
def test_a_date_that_is_none_is_not_found(client: Client, address: str) -> None:
    story(2024, 1, 1)
    assert client.get(f"/archive/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["", "2024/", "2024/01/", "2024/01/19/"])
def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    story(2024, 1, 19)
    with django_assert_max_num_queries(6) as few:
        get_page(client, f"/archive/{address}")
    for day in range(1, 20):
        story(2024, 1, day)
        story(2024 - day, 1, day)
    with django_assert_max_num_queries(len(few)):
        get_page(client, f"/archive/{address}")


@pytest.mark.parametrize(
    ("today", "days"), [("2024-01-19", [2023, 2019]), ("2024-02-29", [2020]), ("2024-03-01", [])]
)
def test_this_day_in_other_years_is_offered(client: Client, today: str, days: list[int]) -> None:
    for at in ((2019, 1, 19), (2023, 1, 19), (2024, 1, 19), (2020, 2, 29), (2023, 2, 28)):
        story(*at)
    with time_machine.travel(f"{today}T12:00:00Z", tick=False):
        shown = client.get("/archive/").context["same_day"]
    assert [span.year for span, _ in shown] == days
