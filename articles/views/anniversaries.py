"""On this day: what was published on the same day of earlier years."""

import calendar
from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import ExtractYear, RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, prepared

from .dates import Span, first_day_since
from .sources import stories

LEAP_YEAR = 2024
OF_EACH_YEAR = 4
MOST_YEARS, NEAR_YEARS = 200, 8


@require_safe
def on_this_day(request: HttpRequest, month: int = 0, day: int = 0) -> HttpResponse:
    """Show some stories of each earlier year of this day: today, unless another is named."""
    today = timezone.localdate()
    shown = day_or_404(month, day) if month else today.replace(year=LEAP_YEAR)
    found = published_on(shown, today, OF_EACH_YEAR)
    years = groupby(found, key=lambda story: timezone.localdate(story.published_at))
    context = {
        "day": shown,
        "years": [(span_of(at), list(of_day)) for at, of_day in years],
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1),
    }
    return render(request, "articles/on_this_day.html", context)


def day_or_404(month: int, day: int) -> date:
    """Return the day in a leap year, or raise Http404 for one that no year has."""
    try:
        return date(LEAP_YEAR, month, day)
    except ValueError as error:
        raise Http404("There is no such day.") from error


def span_of(day: date) -> Span:
    """Return the day as the archive's address of it."""
    return Span(day.year, day.month, day.day)


def latest_on(today: date, number: int) -> list[Any]:
    """Return the newest story of this day from each of the last years that have one.

    Most archives have some in the last few years, and reading further back costs more.
    """
    oldest, near = oldest_year(today), today.year - NEAR_YEARS
    found = newest_of(today, range(max(oldest, near), today.year), 1)
    if len(found) < number and oldest < near:
        found = newest_of(today, range(oldest, today.year), 1)
    return found[:number]


def published_on(day: date, today: date, of_each: int) -> list[Any]:
    """Return the newest stories of the day in each year before this one, latest year first."""
    return newest_of(day, range(oldest_year(today), today.year), of_each)


def oldest_year(today: date) -> int:
    """Return the first year to look at: that of the first story, or of today without any."""
    first = first_day_since(None)
    return max(first.year, today.year - MOST_YEARS) if first else today.year


def newest_of(day: date, years: range, of_each: int) -> list[Any]:
    """Return the newest stories of the day in each of the years, latest year first."""
    spans = [
        Span(year, day.month, day.day)
        for year in years
        if day.day <= calendar.monthrange(year, day.month)[1]
    ]
    if not spans:
        return []
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    ids = ids_of(starts=starts, ends=ends, of_each=of_each)
    return sorted(stories(ids=ids), key=lambda story: (story.published_at, story.pk), reverse=True)


@prepared
def ids_of(starts: Collection[datetime], ends: Collection[datetime], of_each: int) -> QuerySet[Any]:
    """Return the ids of the newest stories of some days, each of another year, in no order."""
    days = zip(starts, ends, strict=True)
    on_day = [Q(published_at__gte=start, published_at__lt=end) for start, end in days]
    # The days by themselves, each a range of the index by date; with the other conditions beside
    # them a database has been seen to read every published article.
    of_day = Article.objects.filter(reduce(or_, on_day)).order_by().values("pk")
    ranked = Article.objects.filter(pk__in=of_day).published().order_by()
    place = Window(
        RowNumber(),
        partition_by=ExtractYear("published_at"),
        order_by=[F("published_at").desc(), F("pk").desc()],
    )
    return ranked.annotate(place=place).filter(place__lte=of_each).values_list("pk", flat=True)
