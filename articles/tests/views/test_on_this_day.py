"""On this day: the same day of earlier years, on a page and on the home page."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles.tests.make import make_article

from .pages import get_page

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def make_story(headline: str, year: int, month: int = 11, day: int = 23) -> None:
    make_article(headline=headline, published_at=datetime(year, month, day, 8, tzinfo=UTC))


@time_machine.travel(TODAY, tick=False)
def test_earlier_years_are_shown_latest_first(client: Client) -> None:
    make_story("This year", 2026)
    make_story("Last year", 2025)
    make_story("Long ago", 1999)
    make_story("Another day", 2025, day=22)
    html = get_page(client, "/archive/on-this-day/")
    assert html.index("Last year") < html.index("Long ago")
    assert "This year" not in html
    assert "Another day" not in html
    home = get_page(client, "/")
    assert "On this day" in home


@time_machine.travel(TODAY, tick=False)
def test_the_first_page_goes_as_far_back_as_it_must(client: Client) -> None:
    for year in (1999, 2001, 2025):
        make_story(f"Of {year}", year)
    stories = client.get("/").context["same_day"]
    assert [story.headline for story in stories] == ["Of 2025", "Of 2001", "Of 1999"]
    make_story("Of 2023", 2023)
    make_story("Of 2024", 2024)
    stories = client.get("/").context["same_day"]
    assert [story.headline for story in stories] == ["Of 2025", "Of 2024", "Of 2023"]


@time_machine.travel(TODAY, tick=False)
def test_another_day_has_its_own_address(client: Client) -> None:
    make_story("Leap", 2024, 2, 29)
    assert "Leap" in get_page(client, "/archive/on-this-day/02/29/")
    assert client.get("/archive/on-this-day/02/30/").status_code == 404


@time_machine.travel(TODAY, tick=False)
def test_a_day_without_stories_and_an_empty_archive_say_so(client: Client) -> None:
    assert "Nothing in the archive" in get_page(client, "/archive/on-this-day/")
    make_story("Then", 2020, 1, 1)
    assert "Nothing in the archive" in get_page(client, "/archive/on-this-day/")


@time_machine.travel(TODAY, tick=False)
def test_queries_do_not_grow_with_years_or_stories(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    make_story("One", 2020)
    with django_assert_max_num_queries(8) as few:
        get_page(client, "/archive/on-this-day/")
    for year in range(2010, 2020):
        for number in range(6):
            make_story(f"{year} {number}", year)
    with django_assert_max_num_queries(len(few)):
        html = get_page(client, "/archive/on-this-day/")
    assert html.count(">2015 ") == 4
