"""Reference periods: the day, month, quarter, half, year or span that a figure is about.

Written as ISO 8601 dates and intervals (`2023`, `2023-12`, `2023-12-31`, `2023-01-01/2023-03-31`)
with `2023-Q4` and `2023-H1` for quarters and halves; `end 2023` is the last day of the period, for
a figure that is a level and not a flow.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Precision(StrEnum):
    """How exactly a period is known, by the words it is named with."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, how it is named, and whether the figure is a level at its end."""

    start: date
    end: date
    precision: Precision
    is_point: bool = False


_PARTS = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?", re.IGNORECASE)


def parse_period(text: str) -> Period | None:
    """Return the period that `text` names, or None when it names none."""
    words = text.strip()
    is_point = words.lower().startswith("end ")
    if is_point:
        words = words[4:].removeprefix("of ").strip()
    first, slash, last = words.partition("/")
    try:
        period = _span(first, last) if slash else _named(first)
    except ValueError:  # such as month 13 or 30 February
        return None
    if period is None or not is_point:
        return period
    return Period(period.start, period.end, period.precision, is_point=True)


def _span(first: str, last: str) -> Period | None:
    start, end = _named(first.strip()), _named(last.strip())
    if start is None or end is None or start.start > end.end:
        return None
    return Period(start.start, end.end, Precision.SPAN)


def _named(text: str) -> Period | None:
    match = _PARTS.fullmatch(text.strip())
    if not match:
        return None
    year, quarter, half, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        only = date(year, month, day)
        return Period(only, only, Precision.DAY)
    if month:
        return _months(year, month, 1, Precision.MONTH)
    if quarter:
        return _months(year, 3 * quarter - 2, 3, Precision.QUARTER)
    if half:
        return _months(year, 6 * half - 5, 6, Precision.HALF)
    return _months(year, 1, 12, Precision.YEAR)


def _months(year: int, first: int, count: int, precision: Precision) -> Period:
    last = first + count - 1
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Period(date(year, first, 1), end, precision)


@lru_cache(maxsize=4096)
def named_precision(start: date, end: date) -> Precision:
    """Return the narrowest name that exactly these days have: a month, a year, or just a span."""
    for precision in Precision:
        named = parse_period(write_period(Period(start, end, precision)))
        if named and (named.start, named.end) == (start, end):
            return precision
    return Precision.SPAN


def write_period(period: Period) -> str:
    """Return the form that `parse_period` reads back as the same period."""
    start, end = period.start, period.end
    text = {
        Precision.DAY: start.isoformat(),
        Precision.MONTH: f"{start:%Y-%m}",
        Precision.QUARTER: f"{start.year:04}-Q{(start.month + 2) // 3}",
        Precision.HALF: f"{start.year:04}-H{(start.month + 5) // 6}",
        Precision.YEAR: f"{start.year:04}",
        Precision.SPAN: f"{start.isoformat()}/{end.isoformat()}",
    }[period.precision]
    return f"end {text}" if period.is_point else text


def format_period(period: Period) -> str:
    """Return the period in words for a reader: “end of 2023”, “Q4 2023”, “March 2024”."""
    start, end = period.start, period.end
    text = {
        Precision.DAY: _day(start),
        Precision.MONTH: f"{start:%B} {start.year}",
        Precision.QUARTER: f"Q{(start.month + 2) // 3} {start.year}",
        Precision.HALF: f"{'first' if start.month == 1 else 'second'} half of {start.year}",
        Precision.YEAR: f"{start.year}",
        Precision.SPAN: _between(start, end),
    }[period.precision]
    return f"end of {text}" if period.is_point and period.precision != Precision.DAY else text


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _between(start: date, end: date) -> str:
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years and start.year != end.year:
        return f"{start.year}–{end.year}"
    return f"{_day(start)} – {_day(end)}"
