"""Values in several units on one axis: converted exactly, as their story restates them, or not."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles import claims
from articles.measures import make_series
from articles.models import Metric, Statistic
from articles.quantities import parse, unit_for_code
from articles.tests.make import make_article, make_metric, make_statistic
from articles.tests.views.pages import get_page


def add(metric: Metric, exact: str, year: int, **fields: Any) -> Statistic:
    """Return a figure for a year, said in the January after."""
    at = datetime(year + 1, 1, 19, tzinfo=UTC)
    article = make_article(body=f"It came to {exact} then.", published_at=at)
    span = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return make_statistic(article, metric=metric, exact=exact, **span | fields)


@pytest.mark.django_db
def test_a_value_in_another_unit_is_converted_by_its_factor() -> None:
    metric = make_metric()
    rows = [add(metric, "1,500 km", 2020), add(metric, "1,600 km", 2021)]
    miles = add(metric, "1,000 miles", 2022)
    series = make_series(metric, [*rows, miles])
    assert series.line == (*rows, miles)
    assert series.amount(miles).value == Decimal("1609.344")
    assert (series.axis.converted, series.change) == ({miles.pk}, "+0.6 %")


@pytest.mark.django_db
def test_a_value_stands_where_its_own_story_restates_it() -> None:
    metric = make_metric()
    rows = [add(metric, "$250 billion", 2021), add(metric, "$255 billion", 2022)]
    fields = {"equivalent_value": Decimal(261_200_000_000), "equivalent_unit_code": "USD"}
    yuan = add(metric, "1.86 trillion yuan", 2023, **fields)
    series = make_series(metric, [*rows, yuan])
    assert series.amount(yuan).value == Decimal(261_200_000_000)
    assert (series.axis.restated, series.axis.left_out) == ({yuan.pk}, ())


@pytest.mark.django_db
def test_what_cannot_be_converted_is_left_out_and_said(client: Client) -> None:
    metric = make_metric()
    add(metric, "$250 billion", 2021)
    add(metric, "$255 billion", 2022)
    euros = add(metric, "230 billion euros", 2023)
    series = make_series(metric, metric.statistics.select_related("article"))
    assert series.axis.left_out == (euros,)
    page = get_page(client, metric.get_absolute_url())
    assert "from their unit to that of the chart: 1 in euros." in page
    assert "In US dollars." in page


@pytest.mark.django_db
def test_the_chart_tells_both_units_of_a_converted_value(client: Client) -> None:
    metric = make_metric()
    for exact, year in (("1,500 km", 2020), ("1,600 km", 2021), ("1,000 miles", 2022)):
        add(metric, exact, year)
    page = get_page(client, metric.get_absolute_url())
    assert "1,000 miles = 1,609 kilometres" in page
    assert "Values in other units are converted." in page


@pytest.mark.django_db
def test_a_coarser_figure_in_another_unit_does_not_replace_a_precise_one() -> None:
    metric = make_metric()
    precise = add(metric, "1,609.3 km", 2022)
    add(metric, "1,700 km", 2023)
    rounded = add(metric, "1,000 miles", 2022)
    series = make_series(metric, metric.statistics.select_related("article"))
    assert (series.line[0], series.others) == (precise, (rounded,))


LENGTHS = ["km", "m", "[mi_i]", "[ft_i]", "[nmi_i]"]


@given(
    st.decimals(min_value=1, max_value=10**9, places=2),
    st.sampled_from(LENGTHS),
    st.sampled_from(LENGTHS),
)
def test_converting_there_and_back_changes_nothing(value: Decimal, here: str, there: str) -> None:
    read = parse(f"{value} km")
    own, other = unit_for_code(here), unit_for_code(there)
    assert read and own and other
    amount = claims.in_unit(read, own)
    away = amount and claims.in_unit(amount, other)
    back = away and claims.in_unit(away, own)
    assert amount and back
    assert abs(back.value - amount.value) <= amount.value * Decimal("1e-24")
    assert back.interval.low <= back.value <= back.interval.high


@pytest.mark.parametrize(
    ("text", "code"), [("5 percent", "percentage_point"), ("5 km", "USD"), ("5 euros", "USD")]
)
def test_nothing_leads_from_one_kind_to_another(text: str, code: str) -> None:
    read, unit = parse(text), unit_for_code(code)
    assert read and unit
    assert claims.in_unit(read, unit) is None
