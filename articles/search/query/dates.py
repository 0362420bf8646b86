"""Moments of a query: calendar periods, and times reckoned back from today."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from articles.periods import Period, parse_period

_AGO = re.compile(r"(\d{1,4})\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?", re.IGNORECASE)
_EARLIEST_YEAR = 1000  # four digits; earlier years are not news


@dataclass(frozen=True, slots=True)
class Ago:
    """A number of days, weeks, months or years before today: `7d`, `2w`, `6m`, `1y`."""

    amount: int
    unit: str

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

    def day(self, today: date) -> date:
        """Return the day; the last of a shorter month, and never earlier than the calendar."""
        if self.unit in "dw":
            back = timedelta(days=self.amount * (7 if self.unit == "w" else 1))
            return today - back if back < today - date.min else date.min
        months = today.year * 12 + today.month - 1 - self.amount * (12 if self.unit == "y" else 1)
        if months < 12:
            return date.min
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last))


def read_ago(text: str) -> Ago | None:
    """Return `7d`, `2 weeks` ... as a time before today, None for anything else."""
    match = _AGO.fullmatch(text.strip())
    return Ago(int(match[1]), match[2].lower()) if match else None


def read_calendar(text: str) -> Period | None:
    """Return `2023`, `2023-05`, `2023-Q2`, `2023-05-01` ... as a period, None for anything else."""
    period = parse_period(text.replace("/", "-"))
    if period is None or period.is_point or period.start.year < _EARLIEST_YEAR:
        return None
    return period


def first_day(moment: Period | Ago, today: date) -> date:
    """Return the first day of a moment."""
    return moment.day(today) if isinstance(moment, Ago) else moment.start


def next_day(day: date) -> date | None:
    """Return the day after, None at the end of the calendar."""
    return None if day == date.max else day + timedelta(days=1)
