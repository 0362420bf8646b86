"""The search page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
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
        "pager": pager_of(results),
        "bars": histogram_bars(results.histogram),
        "too_deep": values["page"] > MAX_PAGES,
        "kinds": KINDS,
        "sorts": SORTS,
    }
    return render(request, "articles/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Name what the words typed so far may become: records with their pages, and searches."""
    text = SearchForm(request.GET).values["q"]
    found = [
        {"label": s.label, "kind": s.kind, "url": s.url or search_address(s.query)}
        for s in archive_search.suggest(text)
    ]
    return JsonResponse({"suggestions": found})


def search_address(query: str) -> str:
    """Return the address of a search."""
    return f"{reverse('search')}?{urlencode({'q': query})}"


def pager_of(results: archive_search.ResultPage) -> Page:
    """Return the pages to turn to: the first hundred, and whether there are more."""
    pages = min(results.pages, MAX_PAGES)
    more = results.pages > MAX_PAGES
    return Page(list(results.hits), results.page, pages, results.total, more)


def histogram_bars(histogram: archive_search.Histogram | None) -> list[tuple[Any, Column]]:
    """Return each bar of the histogram with the place where it is drawn."""
    if histogram is None:
        return []
    drawn = columns([bar.count for bar in histogram.bars], *HISTOGRAM)
    return list(zip(histogram.bars, drawn, strict=True))
