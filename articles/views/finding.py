"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import search as archive_search
from articles.forms import SearchForm

from .chart import Column, columns
from .paging import MAX_PAGES, Page

HISTOGRAM = (240, 60)
KINDS = [
    ("articles", "Articles"),
    ("statistics", "Figures"),
    ("quotes", "Quotes"),
    ("experts", "Experts"),
]
SORTS = [("relevance", "Relevance"), ("newest", "Newest"), ("oldest", "Oldest")]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the archive finds, with facets and how often over time."""
    values = SearchForm(request.GET).values
    query = archive_search.parse_query(values["q"])
    number = min(values["page"], MAX_PAGES)
    results = archive_search.find(query, kind=values["kind"], sort=values["sort"], page=number)
    context = {
        "values": values,
        "results": results,
        "pager": Page(list(results.hits), results.page, results.pages, results.total, more=False),
        "bars": histogram_bars(results.histogram),
        "too_deep": values["page"] > results.pages,
        "kinds": KINDS,
        "sorts": SORTS,
    }
    return render(request, "articles/search.html", context)


def histogram_bars(histogram: archive_search.Histogram | None) -> list[tuple[Any, Column]]:
    """Return each bar of the histogram with the place where it is drawn."""
    if histogram is None:
        return []
    drawn = columns([bar.count for bar in histogram.bars], *HISTOGRAM)
    return list(zip(histogram.bars, drawn, strict=True))
