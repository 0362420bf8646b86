"""Paging: bounded counts, and numbers to turn to."""

from collections.abc import Collection
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles.models import Outlet, prepared
from articles.tests.make import make_outlet
from articles.views import paging

pytestmark = pytest.mark.django_db


def test_gaps_stand_between_far_pages() -> None:
    assert paging.page_numbers(20, 40) == [1, None, 18, 19, 20, 21, 22, None, 40]
    assert paging.page_numbers(1, 1) == [1]
    assert paging.page_numbers(3, 5) == [1, 2, 3, 4, 5]


def test_every_row_stands_on_exactly_one_page() -> None:
    outlets = [make_outlet() for _ in range(7)]
    pages = [paging.paginate(Outlet.objects.order_by("pk"), n, per_page=3) for n in (1, 2, 3)]
    assert [row for page in pages for row in page] == outlets
    assert {(page.pages, page.total, page.more) for page in pages} == {(3, 7, False)}


def test_a_number_too_high_means_the_last_page() -> None:
    outlets = [make_outlet() for _ in range(4)]
    page = paging.paginate(Outlet.objects.order_by("pk"), 10**9, per_page=3)
    assert (page.number, list(page)) == (2, outlets[3:])


def test_an_empty_list_has_one_page() -> None:
    page = paging.paginate(Outlet.objects.all(), 1)
    assert (page.pages, page.total, list(page)) == (1, 0, [])


def test_counting_stops_behind_the_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MAX_PAGES", 2)
    for _ in range(7):
        make_outlet()
    with CaptureQueriesContext(connection) as queries:
        page = paging.paginate(Outlet.objects.order_by("pk"), 2, per_page=3)
    assert (page.total, page.pages, page.more) == (6, 2, True)
    assert len(queries) == 3
    assert "LIMIT 7" in queries[0]["sql"]


@prepared
def named(name: str | None) -> QuerySet[Any]:
    found = Outlet.objects.order_by("pk")
    return (found if name is None else found.filter(name=name)).values_list("pk", flat=True)


@prepared
def outlets(ids: Collection[int]) -> QuerySet[Outlet]:
    return Outlet.objects.filter(pk__in=ids).exclude(name="Gone").order_by("-pk")


def test_a_prepared_list_is_turned_like_any_other(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    made = [make_outlet() for _ in range(7)]
    for number, shown in ((1, made[:3]), (2, made[3:6]), (3, made[6:]), (10**9, made[6:])):
        with django_assert_num_queries(3):
            page = paging.turn(named, outlets, number, per_page=3, name=None)
        assert (page.items, page.pages, page.total) == (shown, 3, 7)
    assert paging.turn(named, outlets, 1, per_page=3, name="Nobody").items == []


def test_a_row_that_went_between_the_questions_lacks() -> None:
    first, _, last = make_outlet(), make_outlet(name="Gone"), make_outlet()
    assert paging.turn(named, outlets, 1, name=None).items == [first, last]
