"""The search page."""

from functools import partial

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import search as archive_search
from articles.forms import SearchForm

from .coverage import drawn_bars, search_address
from .paging import MAX_PAGES, Page

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
        "bars": drawn_bars(results.histogram, partial(same_page, request)),
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


def pager_of(results: archive_search.ResultPage) -> Page:
    """Return the pages to turn to: the first hundred, and whether there are more."""
    pages = min(results.pages, MAX_PAGES)
    more = results.pages > MAX_PAGES
    return Page(list(results.hits), results.page, pages, results.total, more)


def same_page(request: HttpRequest, query: str) -> str:
    """Return the address of another search with the kind and order of this one."""
    parameters = request.GET.copy()
    parameters["q"] = query
    parameters.pop("page", None)
    return f"?{parameters.urlencode()}"
