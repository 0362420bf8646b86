"""The archive by date: years, months, days, in the site's time zone."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import search
from articles.forms import ListForm
from articles.models import Article, prepared, where_given

from .paging import turn
from .sources import stories


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month of it or a day of that; `month` and `day` are 0 where they do not apply."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def start(self) -> datetime:
        """Return the first moment."""
        return timezone.make_aware(datetime(self.year, self.month or 1, self.day or 1))

    @property
    def end(self) -> datetime:
        """Return the first moment after it."""
        if self.day:
            following = date(self.year, self.month, self.day).toordinal() + 1
            after = date.fromordinal(following)
            return timezone.make_aware(datetime(after.year, after.month, after.day))
        carry, month = divmod(self.month, 12) if self.month else (1, 0)
        return timezone.make_aware(datetime(self.year + carry, month + 1, 1))

    @property
    def date(self) -> date:
        """Return the first day."""
        return date(self.year, self.month or 1, self.day or 1)

    def stories(self) -> Any:
        """Return the published articles of this time.

        The range comes first: SQLite goes by the first of two upper bounds, and "not in the
        future" would make it read the whole past.
        """
        between = {"published_at__gte": self.start, "published_at__lt": self.end}
        return Article.objects.filter(**between).published()

    @property
    def number(self) -> int:
        """Return the time as the search index names it: 2023, 202305, 20230501."""
        return int("".join(f"{part:02}" for part in (self.year, self.month, self.day) if part))

    @property
    def unit(self) -> str:
        """Return what kind of time it is: year, month or day."""
        return "day" if self.day else "month" if self.month else "year"


def counts(spans: list[Span], within: str) -> list[tuple[Span, int]]:
    """Return each span with its number of articles; all are of one unit.

    `within` is a query that finds the articles of all spans, the shorter the time the better; the
    index answers it, and without one the database, in one query by ranges of the date.
    """
    if not spans:
        return []
    try:
        numbers = search.count_by(spans[0].unit, within)
    except search.SearchUnavailable:
        numbers = counted(spans)
    return [(span, numbers.get(span.number, 0)) for span in spans]


def counted(spans: list[Span]) -> dict[int, int]:
    """Return the numbers of articles as the database has them."""
    parts = [
        span.stories()
        .order_by()
        .annotate(place=Value(span.number, IntegerField()))
        .values("place")
        .annotate(number=Count("pk"))
        .values_list("place", "number")
        for span in spans
    ]
    return dict(parts[0].union(*parts[1:], all=True))


@prepared
def listed(start: datetime, end: datetime) -> QuerySet[Any]:
    """Return the ids of the published articles of a time, newest first.

    The range comes first: SQLite goes by the first of two upper bounds, and "not in the future"
    would make it read the whole past.
    """
    between = {"published_at__gte": start, "published_at__lt": end}
    return Article.objects.filter(**between).published().newest().values_list("pk", flat=True)


@prepared
def moments(since: datetime | None) -> QuerySet[Any]:
    """Return when articles were published, the oldest first: all, or those since a moment."""
    found = where_given(Article.objects.order_by("published_at"), published_at__gte=since)
    return found.published().values_list("published_at", flat=True)


@prepared
def moments_back(before: datetime | None) -> QuerySet[Any]:
    """Return when articles were published, the newest first: all, or those before a moment."""
    found = where_given(Article.objects.order_by("-published_at"), published_at__lt=before)
    return found.published().values_list("published_at", flat=True)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """List the years that have articles."""
    oldest, newest = first_day_since(None), last_day_before(None)
    spans = _years(newest.year, oldest.year) if newest and oldest else []
    years = [(span, number) for span, number in counts(spans, "") if number]
    context = {
        "years": years,
        "most": max((number for _, number in years), default=0),
        "same_day": same_day([span.year for span, _ in years]),
    }
    return render(request, "articles/archive.html", context)


def same_day(years: list[int]) -> list[tuple[Span, int]]:
    """Return today's day in the years before, where it has articles, with their numbers."""
    today = timezone.localdate()
    days_of_month = {year: calendar.monthrange(year, today.month)[1] for year in years}
    spans = [
        Span(year, today.month, today.day)
        for year in years
        if year != today.year and today.day <= days_of_month[year]
    ]
    return [(span, number) for span, number in counts(spans, "") if number]


def _years(newest: int, oldest: int) -> list[Span]:
    """Return at most 400 years, newest first: a mistyped year 0001 must not make 2,000 counts."""
    return [Span(year) for year in range(newest, max(oldest, newest - 400) - 1, -1)]


@require_safe
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the months of a year and its articles."""
    span = span_or_404(year)
    months = counts([Span(year, month) for month in range(1, 13)], f"year:{year}")
    most = max(number for _, number in months)
    extra = {"months": months, "most": most}
    return render(request, "articles/archive_year.html", span_context(request, span) | extra)


@require_safe
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show a month as a calendar, and its articles."""
    span = span_or_404(year, month)
    by_day = {s.day: n for s, n in counts(_days(year, month), f"date:{year}-{month:02}")}
    weeks = [
        [(day, by_day.get(day, 0)) for day in week]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]
    return render(
        request, "articles/archive_month.html", span_context(request, span) | {"weeks": weeks}
    )


def _days(year: int, month: int) -> list[Span]:
    return [Span(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


@require_safe
def archive_day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Show the articles of a day."""
    context = span_context(request, span_or_404(year, month, day))
    return render(request, "articles/archive_day.html", context)


def span_or_404(year: int, month: int = 0, day: int = 0) -> Span:
    """Return the span, or raise Http404 for a date that no calendar has."""
    span = Span(year, month, day)
    try:
        holds_time = span.start < span.end
    except (ValueError, OverflowError):  # year 0 or 9999, month 13, 30 February
        holds_time = False
    if not holds_time:
        raise Http404("There is no such date.")
    return span


def span_context(request: HttpRequest, span: Span) -> dict[str, object]:
    """Return what the pages of years, months and days share; raise Http404 for an empty time."""
    number = ListForm(request.GET).values["page"]
    page = turn(listed, stories, number, start=span.start, end=span.end)
    if not page.total:
        raise Http404("The archive has no article of this date.")
    return {
        "span": span,
        "page": page,
        "before": last_day_before(span.start),
        "after": first_day_since(span.end),
    }


def first_day_since(moment: datetime | None) -> date | None:
    """Return the first day, in the site's time zone, with an article published since a moment."""
    return _day_of(moments.part(0, 1, since=moment))


def last_day_before(moment: datetime | None) -> date | None:
    """Return the last day, in the site's time zone, with an article published before a moment."""
    return _day_of(moments_back.part(0, 1, before=moment))


def _day_of(found: list[datetime]) -> date | None:
    return timezone.localdate(found[0]) if found else None
