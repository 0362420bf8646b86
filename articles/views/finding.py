"""The search page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import search as archive_search
from articles.forms import SearchForm, WordsForm
from articles.text import normalise

from .coverage import drawn_bars, search_address
from .paging import MAX_PAGES, Page

KINDS = [
    ("articles", "Articles"),
    ("statistics", "Figures"),
    ("quotes", "Quotes"),
    ("experts", "Experts"),
]
SORTS = [("relevance", "Relevance"), ("newest", "Newest"), ("oldest", "Oldest")]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Gives the addresses of other searches with the kind and the order of this one."""

    kind: str
    sort: str

    def of(self, query: str) -> str:
        """Return the address of the first page of a search."""
        return f"?q={quote_plus(query)}{self.rest}"

    @property
    def rest(self) -> str:
        """Return the parameters besides the query, as they follow it."""
        shown = {"kind": self.kind, "sort": self.sort}
        usual = {"kind": KINDS[0][0], "sort": SORTS[0][0]}
        return "".join(f"&{name}={shown[name]}" for name in shown if shown[name] != usual[name])


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the archive finds, with facets and how often over time."""
    values = SearchForm(request.GET).values
    query = archive_search.parse_query(values["q"])
    address = Addresses(values["kind"], values["sort"])
    if values["facet"]:
        return ticked(request, query, values["facet"], address)
    number = min(values["page"], MAX_PAGES)
    results = archive_search.find(query, kind=values["kind"], sort=values["sort"], page=number)
    pager = pager_of(results)
    context = {
        "values": values,
        "results": results,
        "pager": pager,
        "bars": drawn_bars(results.histogram, address.of),
        "too_deep": pager.more and values["page"] > MAX_PAGES,
        "tabs": tabs(values["q"], results, values["sort"]),
        "orders": orders(address, values["q"]),
        **links(address, results),
    }
    return render(request, "articles/search.html", context)


def ticked(
    request: HttpRequest, query: archive_search.Query, facet: str, address: Addresses
) -> HttpResponse:
    """Lead to the search for any of the values that were ticked in a facet."""
    values = map(normalise, request.GET.getlist("any"))
    either = archive_search.any_of(query, facet, values)
    return HttpResponseRedirect(request.path + address.of(str(either)))


def orders(address: Addresses, q: str) -> list[tuple[str, str, bool]]:
    """Return label, address, and whether it is shown, for each order of the results."""
    return [
        (label, Addresses(address.kind, sort).of(q), sort == address.sort) for sort, label in SORTS
    ]


def tabs(q: str, results: archive_search.ResultPage, sort: str) -> list[tuple[str, str, str, bool]]:
    """Return label, count, address, and whether it is shown, for each kind of result."""
    return [
        (
            label,
            f"{results.counts[kind]:,}" if kind in results.counts else "",
            Addresses(kind, sort).of(q),
            kind == results.kind,
        )
        for kind, label in KINDS
    ]


def links(address: Addresses, results: archive_search.ResultPage) -> dict[str, Any]:
    """Return the searches that this one can become, with their addresses."""
    has_several = len(results.chips) > 1
    typed = urlencode({"q": str(results.query)})
    kind = "" if results.kind == KINDS[0][0] else f"&kind={results.kind}"
    return {
        "address": address,
        "chips": [(chip.label, address.of(chip.without)) for chip in results.chips],
        "cleared": address.of(results.words) if has_several else "",
        "spelled": address.of(results.did_you_mean) if results.did_you_mean else "",
        "offers": [
            (offer.label, f"{offer.count:,}", Addresses(offer.kind, address.sort).of(offer.query))
            for offer in results.offers
        ],
        # The words go along into an article, which marks them.
        "carried": f"?find={quote_plus(results.words)}#hit-1" if results.words else "",
        "this_search": f"?{typed}{kind}",
    }


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Name what the words typed so far may become: records with their pages, and searches."""
    text = WordsForm(request.GET).values["q"]
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
