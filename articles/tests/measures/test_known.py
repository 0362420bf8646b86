"""A metric as the archive knew it on a day: by what was said, and by what was recorded."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.measures import Clock, Known, as_recorded, charted, moment_after, values_of
from articles.models import Metric, Statistic
from articles.tests.make import make_article, make_metric
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db
FIRST = date(2024, 1, 1)


def at(day: int) -> datetime:
    """Return noon of a day, counted from the first of January 2024."""
    return datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)


def add(metric: Metric | None, said: int, recorded: int, million: int = 3) -> Statistic:
    """Return a figure for 2023, published and recorded on these days."""
    words = f"{million} million"
    article = make_article(body=f"There were {words} of them.", published_at=at(said))
    period = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    statistic = Statistic(article=article, metric=metric, exact=words, **period)
    statistic.created_at = statistic._history_date = at(recorded)  # type: ignore[attr-defined]
    statistic.save()
    return statistic


def change(statistic: Statistic, day: int, **fields: Any) -> None:
    """Save other values of a figure on a day."""
    fresh = Statistic.objects.get(pk=statistic.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    fresh._history_date = at(day)
    fresh.save()


def known(metric: Metric, day: int, clock: Clock) -> dict[int, Decimal]:
    """Return the values by id."""
    asked = Known(FIRST + timedelta(days=day), clock)
    rows = as_recorded(values_of(Statistic.objects.public(), metric.pk, asked), asked)
    return {row.pk: row.value for row in rows}


def test_what_was_published_later_was_not_known() -> None:
    metric = make_metric()
    early, late = add(metric, said=1, recorded=5), add(metric, said=3, recorded=3)
    assert set(known(metric, 0, Clock.SAID)) == set()
    assert set(known(metric, 1, Clock.SAID)) == {early.pk}
    assert set(known(metric, 3, Clock.SAID)) == {early.pk, late.pk}
    assert set(known(metric, 3, Clock.RECORDED)) == {late.pk}


def test_a_figure_has_the_value_that_was_recorded_then() -> None:
    metric = make_metric()
    statistic = add(metric, said=1, recorded=2)
    low, high = Decimal(4_500_000), Decimal(5_500_000)
    change(statistic, 6, value=Decimal(5_000_000), interval_low=low, interval_high=high)
    assert known(metric, 5, Clock.RECORDED) == {statistic.pk: 3_000_000}
    assert known(metric, 6, Clock.RECORDED) == {statistic.pk: 5_000_000}
    assert known(metric, 5, Clock.SAID) == {statistic.pk: 5_000_000}


def test_a_figure_matched_later_was_not_known_of_the_metric() -> None:
    metric, other = make_metric(), make_metric()
    statistic = add(other, said=1, recorded=2)
    change(statistic, 6, metric=metric)
    assert known(metric, 5, Clock.RECORDED) == {}
    assert set(known(other, 5, Clock.RECORDED)) == {statistic.pk}
    assert set(known(metric, 6, Clock.RECORDED)) == {statistic.pk}
    assert known(other, 6, Clock.RECORDED) == {}


def test_what_is_withdrawn_today_is_not_shown_as_it_was() -> None:
    metric = make_metric()
    statistic = add(metric, said=1, recorded=1)
    change(statistic, 5, withdrawn=True)
    assert known(metric, 2, Clock.RECORDED) == {}


def test_what_was_hidden_then_is_not_shown() -> None:
    metric = make_metric()
    statistic = add(metric, said=1, recorded=1)
    change(statistic, 3, withdrawn=True)
    change(statistic, 6, withdrawn=False)
    assert set(known(metric, 2, Clock.RECORDED)) == {statistic.pk}
    assert known(metric, 4, Clock.RECORDED) == {}


def test_a_figure_without_history_counts_from_the_day_it_was_recorded() -> None:
    metric = make_metric()
    statistic = add(metric, said=1, recorded=4)
    Statistic.history.all().delete()
    assert known(metric, 3, Clock.RECORDED) == {}
    assert set(known(metric, 4, Clock.RECORDED)) == {statistic.pk}


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_beyond_every_calendar_is_answered(day: date) -> None:
    metric = make_metric()
    add(metric, said=1, recorded=1)
    assert moment_after(day).tzinfo is not None
    assert len(charted(metric, Known(day)).line) == (day == date.max)


days = st.integers(0, 9)
figures = st.lists(
    st.tuples(days, days, st.lists(st.tuples(days, st.integers(1, 9)), max_size=2)), max_size=4
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(figures=figures, asked=days)
def test_no_later_knowledge_is_ever_shown(figures: Any, asked: int) -> None:
    with transaction.atomic():
        metric, then = make_metric(), {}
        for said, recorded, changes in figures:
            statistic = add(metric, said, recorded)
            values = [(recorded, Decimal(3_000_000))]
            for day, value in sorted(changes):
                if day > values[-1][0]:
                    bounds = {"interval_low": value, "interval_high": value}
                    change(statistic, day, value=Decimal(value), **bounds)
                    values.append((day, Decimal(value)))
            if said <= asked and recorded <= asked:
                then[statistic.pk] = [v for day, v in values if day <= asked][-1]
        assert known(metric, asked, Clock.RECORDED) == then
        published = {s.pk for s in Statistic.objects.all() if s.article.published_at <= at(asked)}
        assert set(known(metric, asked, Clock.SAID)) == published
        transaction.set_rollback(True)


# -- the page, the files and the API ------------------------------------------------------------


Shown = list[tuple[str, Decimal]]


def charted_values(client: Client, address: str) -> Shown:
    """Return the id and the value of each point of the chart."""
    chart = client.get(address).context["charts"]["wide"]
    points = [dot.point for dot in chart.dots] if chart else []
    return sorted((p.href.split("#statistic-")[1], p.value) for p in points)


def filed(rows: list[dict[str, Any]]) -> Shown:
    """Return the same of the rows of a file."""
    return sorted((str(row["id"]), Decimal(row["value"])) for row in rows)


@pytest.fixture
def metric() -> Metric:
    metric = make_metric(name="Base stations")
    for day, million in ((1, 3), (2, 5), (40, 6)):
        add(metric, said=day, recorded=day + 1, million=million)
    change(
        metric.statistics.order_by("pk")[0], 30, value=Decimal(4_000_000), interval_high=4_000_000
    )
    return metric


@pytest.mark.parametrize("query", ["", "?as_of=2024-01-04", "?as_of=2024-01-04&clock=recorded"])
def test_the_files_and_the_api_hold_what_the_chart_shows(
    client: Client, metric: Metric, query: str
) -> None:
    address = metric.get_absolute_url()
    shown = charted_values(client, f"{address}{query}")
    assert len(shown) == (3 if not query else 2)
    text = b"".join(client.get(f"{address}statistics.csv{query}").streaming_content).decode()  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert filed(rows) == shown
    file = client.get(f"{address}statistics.json{query}").json()
    api = client.get(f"/api/v1/metrics/{metric.pk}/values{query}").json()
    assert file == api
    assert filed(api["values"]) == shown
    assert [r["standing"] for r in rows] == [v["standing"] for v in api["values"]]


def test_the_list_of_the_api_agrees_on_what_had_been_said(client: Client, metric: Metric) -> None:
    listed = client.get(f"/api/v1/statistics?metric={metric.slug}&as_of=2024-01-03").json()
    shown = charted_values(client, f"{metric.get_absolute_url()}?as_of=2024-01-03")
    assert sorted(str(item["id"]) for item in listed["items"]) == [pk for pk, _ in shown]


def test_the_page_says_as_of_when_and_leads_back(client: Client, metric: Metric) -> None:
    page = get_page(client, f"{metric.get_absolute_url()}?as_of=2024-01-03")
    assert "As known on 3 January 2024" in page
    assert 'statistics.csv?as_of=2024-01-03&amp;clock=said"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "6 million" not in page


def test_a_day_before_anything_was_known_is_an_empty_page(client: Client, metric: Metric) -> None:
    page = get_page(client, f"{metric.get_absolute_url()}?as_of=2020-01-01")
    assert "Nothing was known of it then." in page


def test_what_is_no_day_is_told(client: Client, metric: Metric) -> None:
    address = metric.get_absolute_url()
    assert "“2024-13-45” is no day" in get_page(client, f"{address}?as_of=2024-13-45")
    assert client.get(f"{address}statistics.csv?as_of=2024-13-45").status_code == 404
    assert client.get(f"/api/v1/metrics/{metric.pk}/values?as_of=x").status_code in (400, 422)
