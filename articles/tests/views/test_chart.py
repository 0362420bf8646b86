"""Charts: where the lines and points of a picture stand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.views.chart import Point, columns, draw, nice_steps, sparkline

numbers = st.decimals(min_value=-(10**14), max_value=10**14, places=4)


def point(day: str, value: str, **fields: object) -> Point:
    known = {"upper": None, "href": "/a/#x", "title": "t"} | fields
    return Point(date.fromisoformat(day), Decimal(value), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("2.3", "4.25", ["2", "2.5", "3", "3.5", "4", "4.5"]),
        ("1", "9", ["0", "5", "10"]),
        ("98", "99", ["98", "98.5", "99"]),
        ("-3", "4", ["-4", "-2", "0", "2", "4"]),
        ("0", "0", ["0", "0.5", "1"]),
    ],
)
def test_gridlines_are_round(low: str, high: str, expected: list[str]) -> None:
    assert nice_steps(Decimal(low), Decimal(high)) == [Decimal(text) for text in expected]


@given(numbers, numbers)
def test_gridlines_enclose_the_values_and_are_few(first: Decimal, second: Decimal) -> None:
    low, high = sorted([first, second])
    steps = nice_steps(low, high)
    assert steps[0] <= low <= high <= steps[-1]
    assert 2 <= len(steps) <= 7


@given(st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), numbers), max_size=20))
def test_every_point_is_drawn_inside_the_picture(rows: list[tuple[date, Decimal]]) -> None:
    points = [Point(day, value, None, "/", "t") for day, value in sorted(rows)]
    chart = draw(points, 350, 290)
    assert (chart is None) == (not points)
    if chart:
        assert len(chart.dots) == len(points)
        assert all(0 <= d.x <= 350 and 0 <= d.y <= 290 for d in chart.dots)
        assert chart.across


def test_only_joined_points_make_the_line() -> None:
    points = [
        point("2021-12-31", "1"),
        point("2022-12-31", "2", joined=False),
        point("2022-12-31", "3"),
        point("2025-12-31", "5", hollow=True),
    ]
    chart = draw(points, 760, 340)
    assert chart
    assert chart.line.count("L") == 1
    assert chart.ahead.count("L") == 1
    assert [tick.label for tick in chart.across] == ["2021", "2022", "2023", "2024", "2025"]


def test_a_range_has_two_ends() -> None:
    chart = draw([point("2023-12-31", "2", upper=Decimal(3))], 760, 340)
    assert chart
    assert chart.dots[0].y2 is not None
    assert chart.dots[0].y2 < chart.dots[0].y


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2023-01-31", "2023-04-30", ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]),
        ("2023-01-20", "2023-03-20", ["Feb 2023", "Mar 2023"]),
        ("2022-11-30", "2023-01-31", ["Nov 2022", "Dec 2022", "Jan 2023"]),
        ("2023-12-31", "2024-01-31", ["Dec 2023", "Jan 2024"]),
        ("2022-12-31", "2023-12-31", ["2022", "2023"]),
        ("2023-12-31", "2023-12-31", ["2023"]),
        ("2023-06-30", "2023-06-30", ["Jun 2023"]),
        ("2021-06-30", "2023-06-30", ["Dec 2021", "Dec 2022"]),
    ],
)
def test_a_tick_stands_where_the_figures_of_its_year_or_month_do(
    first: str, last: str, labels: list[str]
) -> None:
    chart = draw([point(first, "2"), point(last, "3")], 760, 340)
    assert chart
    assert [tick.label for tick in chart.across] == labels


def test_columns_stand_on_the_floor_and_show_what_is_not_zero() -> None:
    bars = columns([0, 1, 1000], 240, 60)
    assert [bar.height for bar in bars] == [0, 1, 60]
    assert all(bar.y + bar.height == 60 for bar in bars)
    assert columns([], 240, 60) == []


def test_one_value_has_no_line() -> None:
    assert sparkline([Decimal(1)], 120, 32) == ""
    assert sparkline([Decimal(1), Decimal(2)], 120, 32) == "M3.0 29.0 L117.0 3.0"


def test_the_line_runs_by_date_past_a_marked_point() -> None:
    points = [
        point("2021-12-31", "1"),
        point("2022-12-31", "2", mark="disagrees"),
        point("2022-12-31", "4", mark="disagrees", joined=False),
        point("2023-12-31", "3"),
    ]
    chart = draw(points, 760, 340)
    assert chart is not None
    across = [float(place.split()[0]) for place in chart.line.removeprefix("M").split(" L")]
    assert across == sorted(across)
    [thread] = chart.threads
    assert (thread.x, thread.mark) == (across[1], "disagrees")
