"""The histogram: how many results there are in each year, month or day."""

from collections.abc import Iterator
from datetime import date, timedelta

from articles.periods import Period, parse_period

from .engine import Counts, Engine
from .facets import Ask
from .query import After, Before, During, Node, Query, days, refine
from .results import Bar, Histogram

DAYS_BY_DAY = 62
DAYS_BY_MONTH = 3 * 366
MOST_BARS = 200


def timeline(engine: Engine, query: Query, ask: Ask, years: Counts) -> Histogram | None:
    """Return the histogram of a query's results; `years` are their counts by year."""
    counted = {int(year): count for year, count in years.items()}
    if not counted:
        return None
    question = ask(query)
    first, last = _reach(query, question.today, counted)
    unit = "year"
    if (last - first).days <= DAYS_BY_DAY:
        unit = "day"
    elif (last - first).days <= DAYS_BY_MONTH:
        unit = "month"
    if unit != "year":
        found = engine.facets(question, {unit: MOST_BARS})[unit]
        counted = {int(number): count for number, count in found.items()}
    bars = [
        Bar(text, counted.get(number, 0), _link(query, text, question.today))
        for number, text in _steps(unit, first, last)
    ]
    return Histogram(unit, tuple(bars[-MOST_BARS:]))


def _reach(query: Query, today: date, years: dict[int, int]) -> tuple[date, date]:
    """Return the first and last day that results can have."""
    first, last = date(min(years), 1, 1), date(max(years), 12, 31)
    for part in query.parts:
        if _is_date(part):
            start, end = days(part, today)  # type: ignore[arg-type]
            first = max(first, start) if start else first
            last = min(last, end - timedelta(days=1)) if end else last
    chosen = [int(year) for year in refine.selected(query, "year")]
    if len(chosen) > 1:
        first = max(first, date(min(chosen), 1, 1))
        last = min(last, date(max(chosen), 12, 31))
    return first, max(first, last)


def _is_date(part: Node) -> bool:
    return isinstance(part, After | Before) or (isinstance(part, During) and part.name == "date")


def _steps(unit: str, first: date, last: date) -> Iterator[tuple[int, str]]:
    """Yield every year, month or day between as the number the index has and as it is written."""
    if unit == "year":
        for year in range(first.year, last.year + 1):
            yield year, str(year)
    elif unit == "month":
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, place = divmod(month, 12)
            yield year * 100 + place + 1, f"{year:04}-{place + 1:02}"
    else:
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            yield day.year * 10_000 + day.month * 100 + day.day, day.isoformat()


def _link(query: Query, text: str, today: date) -> str:
    """Return the search for the results of one bar: wider conditions on the date are left out."""
    kept = query
    if any(map(_is_date, query.parts)):
        period = parse_period(text)
        wider = [part for part in query.parts if _is_date(part) and _holds(part, period, today)]
        kept = refine.of(part for part in query.parts if part not in wider)
    label = "year" if len(text) == 4 else "date"
    if label == "year":  # counted without the years that are chosen
        kept = refine.without_facet(kept, "year")
    return f"{refine.text_of(kept)} {label}:{text}".strip()


def _holds(part: Node, period: Period | None, today: date) -> bool:
    """Return whether a condition on the date allows all of the period."""
    if period is None:
        return False
    start, end = days(part, today)  # type: ignore[arg-type]
    return (start is None or start <= period.start) and (end is None or period.end < end)
