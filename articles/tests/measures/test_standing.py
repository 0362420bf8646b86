"""Statements about one time: which to go by, which were revised, which disagree."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.measures import Known, Standing, charted, standings
from articles.models import Metric, Statistic
from articles.newsroom import Role, judge
from articles.tests.make import (
    make_article,
    make_metric,
    make_organization,
    make_statistic,
    make_user,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def add(metric: Metric, exact: str, month: int, **fields: Any) -> Statistic:
    """Return a figure for 2022, stated on the 5th of a month of 2023."""
    article = make_article(
        body=f"There were {exact} of them.", published_at=datetime(2023, month, 5, tzinfo=UTC)
    )
    known = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    return make_statistic(article, metric=metric, exact=exact, **known | fields)


def standing(metric: Metric) -> dict[int, Standing]:
    found = standings(charted(metric, Known()), Known())
    return {pk: stand.standing for pk, stand in found.items()}


@pytest.fixture
def disputed() -> tuple[Metric, Statistic, Statistic]:
    metric = make_metric(name="Base stations")
    return metric, add(metric, "2.41 million", 1), add(metric, "2.18 million", 2)


def test_two_sources_apart_disagree(disputed: Any) -> None:
    metric, first, second = disputed
    assert standing(metric) == {first.pk: Standing.DISAGREES, second.pk: Standing.CURRENT}
    stands = standings(charted(metric, Known()), Known())
    assert stands[second.pk].against == first
    assert stands[first.pk].reason


def test_a_value_of_another_place_stands_beside_the_line() -> None:
    metric = make_metric(place="Valmora")
    own = add(metric, "2.41 million", 1, place="Valmora")
    city = add(metric, "0.18 million", 2, place="Tel Oren")
    unsaid = add(metric, "2.30 million", 1, period_end=date(2021, 12, 31), period_start=None)
    series = charted(metric, Known())
    assert series.line == (unsaid, own)
    assert series.others == (city,)


def test_a_metric_of_which_all_values_are_of_other_places_has_a_line() -> None:
    metric = make_metric(place="Valmora")
    city = add(metric, "0.18 million", 2, place="Tel Oren")
    assert charted(metric, Known()).line == (city,)


def test_one_dissenting_source_does_not_take_the_line_from_the_usual_one() -> None:
    metric, office, league = make_metric(), make_organization(), make_organization()
    before = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}
    add(metric, "2.30 million", 1, producer=office, **before)
    usual = add(metric, "2.41 million", 2, producer=office)
    dissent = add(metric, "2.18 million", 2, producer=league)
    found = standing(metric)
    assert (found[usual.pk], found[dissent.pk]) == (Standing.CURRENT, Standing.DISAGREES)
    later = add(metric, "2.43 million", 9, producer=office)
    assert standing(metric)[later.pk] == Standing.CURRENT


def test_the_latest_value_of_a_page_says_who_disputes_it(disputed: Any, client: Client) -> None:
    metric, first, second = disputed
    head = get_page(client, metric.get_absolute_url()).partition("<figure")[0]
    assert "2.18 million" in head
    assert re.search(rf'href="/statistics/{first.pk}/">disagrees with 2.41 million', head)


def test_a_later_number_of_one_source_is_a_vintage() -> None:
    metric, office = make_metric(), make_organization()
    first = add(metric, "2.41 million", 1, producer=office)
    revised = add(metric, "2.18 million", 8, producer=office)
    assert standing(metric) == {first.pk: Standing.VINTAGE, revised.pk: Standing.CURRENT}


def test_a_number_said_again_is_repeated() -> None:
    metric = make_metric()
    precise, rounded = add(metric, "2.412 million", 1), add(metric, "2.4 million", 2)
    assert standing(metric) == {precise.pk: Standing.CURRENT, rounded.pk: Standing.REPEATED}


@pytest.mark.parametrize(
    ("verdict", "relation", "expected"),
    [
        ("rejected", "", Standing.OTHER),
        ("corrected", "revised", Standing.VINTAGE),
        ("confirmed", "disagrees", Standing.DISAGREES),
    ],
)
def test_an_editor_has_the_last_word(
    disputed: Any, verdict: str, relation: str, expected: Standing
) -> None:
    metric, first, second = disputed
    judge(first, second, verdict, relation, "The county alone.", make_user(Role.EDITOR))
    assert standing(metric)[first.pk] == expected


def test_the_page_marks_what_disagrees_and_shows_the_sentence(
    client: Client, disputed: Any
) -> None:
    page = get_page(client, disputed[0].get_absolute_url())
    assert page.count("chart__thread--disagrees") == 2  # wide and narrow
    assert page.count("chart__ring") == 4
    assert "disagrees with 2.18 million" in page
    assert "\nThere were 2.41 million of them.</title>" in page


def test_the_page_asks_as_often_for_many_statements_as_for_two(
    client: Client, disputed: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    metric = disputed[0]
    with django_assert_max_num_queries(13) as few:
        get_page(client, metric.get_absolute_url())
    for month in range(3, 9):
        add(metric, f"2.{month}1 million", month)
    with django_assert_max_num_queries(len(few)):
        get_page(client, metric.get_absolute_url())


def test_the_sentence_of_a_figure_deep_in_a_long_story_is_read(client: Client) -> None:
    metric = make_metric()
    long = "Nothing happened on this day. " * 80
    article = make_article(body=f"{long}There were 2.41 million of them. {long}")
    make_statistic(article, metric=metric, exact="2.41 million")
    page = get_page(client, metric.get_absolute_url())
    assert "\nThere were 2.41 million of them.</title>" in page
