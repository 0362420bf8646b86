"""The statistics explorer: every reported figure, narrowed by what a figure has.

A choice becomes a search in the query language, so that the explorer, the search page, the API and
the downloads mean the same by it, and cost the same in a large archive.
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import search
from articles.forms import FiguresForm

from .finding import pager_of
from .paging import MAX_PAGES

PER_PAGE = 40
NAMED = ("topic", "metric", "outlet")
PLAIN = ("unit", "period")
OFFERED = (*NAMED, "year")


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """List the figures that have the chosen properties, each with its sentence's address."""
    form = FiguresForm(request.GET)
    values = form.values
    query = search.parse_query(as_query(values))
    number = min(values["page"], MAX_PAGES)
    results = search.find(
        query, kind="statistics", sort=values["sort"], page=number, per_page=PER_PAGE
    )
    context = {
        "values": values,
        "sorts": FiguresForm.SORTS,
        "total": f"{results.total:,}",
        "results": results,
        "page": pager_of(results),
        "offered": {f.name: f.values for f in results.facets if f.name in OFFERED},
        "is_narrowed": bool(str(query)),
        "same_search": urlencode({"q": str(query), "kind": "statistics"}),
    }
    return render(request, "articles/statistics.html", context)


def as_query(values: dict[str, Any]) -> str:
    """Return the choice in the query language; quotation marks would end a name, so they go."""
    parts = [values["q"]]
    parts += [f'{name}:"{_bare(values[name])}"' for name in NAMED if _bare(values[name])]
    parts += [f'{name}:"{_bare(values[name])}"' for name in PLAIN if _bare(values[name])]
    low, high = _bare(values["low"]), _bare(values["high"])
    if low or high:
        parts.append(f'value:"{low}..{high}"')
    return " ".join(filter(None, parts))


def _bare(text: str) -> str:
    return text.translate({ord(mark): " " for mark in '"“”„«»'}).strip()
