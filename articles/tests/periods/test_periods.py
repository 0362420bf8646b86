"""Periods are read from ISO-like text, written back the same, and said in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.periods import (
    Period,
    Precision,
    format_period,
    named_precision,
    parse_period,
    write_period,
)


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), "Q4 2023"),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31), "second half of 2023"),
        ("2024-01-19", date(2024, 1, 19), date(2024, 1, 19), "19 January 2024"),
        ("2020/2022", date(2020, 1, 1), date(2022, 12, 31), "2020–2022"),
        (
            "2024-01-05/2024-02-06",
            date(2024, 1, 5),
            date(2024, 2, 6),
            "5 January 2024 – 6 February 2024",
        ),
    ],
)
def test_a_period_is_read_and_said_in_words(text: str, start: date, end: date, words: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.start, period.end) == (start, end)
    assert format_period(period) == words


def test_the_end_of_a_period_is_a_level_on_its_last_day() -> None:
    period = parse_period("end of 2023")
    assert period == Period(date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR, is_point=True)
    assert format_period(period) == "end of 2023"


@pytest.mark.parametrize(
    "text", ["", "soon", "23", "2023-13", "2023-02-30", "2024/2023", "2023-Q5"]
)
def test_what_is_no_period_is_not_guessed(text: str) -> None:
    assert parse_period(text) is None


@given(
    start=st.dates(min_value=date(1000, 1, 1)),
    end=st.dates(min_value=date(1000, 1, 1)),
    is_point=st.booleans(),
)
def test_writing_and_reading_a_period_gives_it_back(start: date, end: date, is_point: bool) -> None:
    first, last = sorted((start, end))
    period = Period(first, last, Precision.SPAN, is_point)
    assert parse_period(write_period(period)) == period


@given(st.text(max_size=40))
def test_reading_a_period_never_raises(text: str) -> None:
    parse_period(text)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["", "-Q3", "-H2", "-07"]))
def test_a_span_gets_the_name_that_its_days_have(day: date, part: str) -> None:
    period = parse_period(f"{day.year:04}{part}")
    assert period is not None
    assert named_precision(period.start, period.end) == period.precision
