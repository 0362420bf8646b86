"""Metrics: the index and the page with chart and table."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.measures import change_words, make_series
from articles.models import Metric, Statistic
from articles.tests.make import make_article, make_metric, make_statistic
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def add(metric: Metric, exact: str, year: int, stated: int = 0, **fields: object) -> Statistic:
    """Return a statistic about a year, stated in January of the year after or of `stated`."""
    at = datetime(stated or year + 1, 1, 19, tzinfo=UTC)
    article = make_article(body=f"There were {exact} of them.", published_at=at)
    span = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    known = {"metric": metric, "exact": exact, "period_precision": "year"}
    return make_statistic(article, **known | span | fields)  # type: ignore[arg-type]


def test_the_index_shows_the_latest_value(client: Client) -> None:
    metric = make_metric(name="Base stations")
    add(metric, "2.312 million", 2022)
    add(metric, "3.377 million", 2023)
    [card] = client.get("/metrics/").context["cards"]
    assert (str(card.series.latest.exact), card.series.change) == ("3.377 million", "+46.1 %")
    assert card.path.startswith("M")


def test_the_index_turns_after_twenty_four_cards(client: Client) -> None:
    article = make_article()
    for number in range(25):
        make_statistic(article, metric=make_metric(name=f"Metric {number:02}"))
    assert len(client.get("/metrics/").context["cards"]) == 24
    [last] = client.get("/metrics/?page=2").context["cards"]
    assert last.series.metric.name == "Metric 24"


def test_a_metric_of_drafts_alone_has_no_page(client: Client) -> None:
    metric = make_metric()
    make_statistic(make_article(status="draft"), metric=metric)
    assert client.get(metric.get_absolute_url()).status_code == 404


def test_every_value_stands_in_the_table_and_on_the_chart(client: Client) -> None:
    metric = make_metric(name="Base stations")
    statistics = [add(metric, f"{n}.5 million", 2018 + n) for n in range(1, 5)]
    page = get_page(client, metric.get_absolute_url())
    chart, _, table = page.partition("<table")
    for statistic in statistics:
        source = f'href="{statistic.article.get_absolute_url()}#statistic-{statistic.pk}"'
        assert chart.count(source) == 2  # drawn for wide and for narrow screens
        assert source in table
    assert page.count("<title id=") == page.count("<desc id=") == 2


def test_projections_are_hollow_and_ranges_are_bars(client: Client) -> None:
    metric = make_metric()
    add(metric, "2 million", 2022)
    add(metric, "between 3 million and 4 million", 2025, stated=2023, is_projection=True)
    page = get_page(client, metric.get_absolute_url())
    assert "chart__dot--hollow" in page
    assert "chart__line--ahead" in page
    [bar] = [d for d in charted(client, metric) if d.y2 is not None]
    assert bar.y2 < bar.y


def charted(client: Client, metric: Metric) -> list:
    return list(client.get(metric.get_absolute_url()).context["charts"]["wide"].dots)


def test_statements_that_differ_stay_apart() -> None:
    metric = make_metric()
    first = add(metric, "2.41 million", 2022)
    revised = add(metric, "2.18 million", 2022, stated=2024)
    series = make_series(metric, [first, revised])
    assert (series.line, series.others) == ((revised,), (first,))


def test_a_later_rounding_does_not_replace_the_precise_figure() -> None:
    metric = make_metric()
    precise = add(metric, "3.377 million", 2023)
    rounded = add(metric, "3.4 million", 2023, stated=2025)
    series = make_series(metric, [precise, rounded])
    assert (series.line, series.others) == ((precise,), (rounded,))


def test_another_unit_is_not_on_the_same_axis() -> None:
    metric = make_metric()
    yuan = [add(metric, f"{n} billion yuan", 2020 + n) for n in (1, 2)]
    dollars = add(metric, "$261.20 billion", 2023)
    assert make_series(metric, [*yuan, dollars]).line == tuple(yuan)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2 million", "3 million", "+50.0 %"),
        ("3 million", "2 million", "−33.3 %"),
        ("3 million", "3 million", "±0.0 %"),
        ("about 2 million", "3 million", "about +50.0 %"),
        ("4 percent", "5.5 percent", "+1.5 points"),
        ("20 degrees Celsius", "21.5 degrees Celsius", "+1.5 °C"),
        ("between 2 million and 3 million", "4 million", ""),
        ("-2 million", "4 million", ""),
    ],
)
def test_a_change_is_told_in_its_kind(earlier: str, later: str, expected: str) -> None:
    metric = make_metric()
    amounts = [add(metric, earlier, 2021).quantity, add(metric, later, 2022).quantity]
    assert change_words(*amounts) == expected


@pytest.mark.parametrize("which", ["index", "metric"])
def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, which: str
) -> None:
    metric = make_metric()
    address = "/metrics/" if which == "index" else metric.get_absolute_url()
    add(metric, "2 million", 2019)
    with django_assert_max_num_queries(10) as few:
        get_page(client, address)
    for year in range(2010, 2018):
        add(metric, "2 million", year)
        add(make_metric(), "2 million", year)
    with django_assert_max_num_queries(len(few)):
        get_page(client, address)
