"""Coverage of a topic or an expert: how much over time, and with which topics and people.

Taken from one search, so that it costs the same in a small and in a large archive; without the
search index there is none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from articles import search

from .chart import Column, columns

HISTOGRAM = (240, 60)

DrawnBar = tuple[Any, Column, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a search says about the stories of a record; empty when search is resting."""

    histogram: search.Histogram | None
    bars: list[DrawnBar]
    facets: dict[str, tuple[search.FacetValue, ...]]

    def slugs(self, name: str) -> list[str]:
        """Return the slugs of a facet's commonest values: topic, expert, outlet."""
        return [value.value for value in self.facets.get(name, ()) if not value.selected]


def coverage_of(field: str, slug: str) -> Coverage:
    """Return the coverage of the record that the field of the query language names by its slug."""
    try:
        search.ready()
    except search.SearchUnavailable:
        return Coverage(None, [], {})
    found = search.find(search.parse_query(f'{field}:"{slug}"'), per_page=1)
    facets = {facet.name: facet.values for facet in found.facets}
    return Coverage(found.histogram, drawn_bars(found.histogram, search_address), facets)


def search_address(query: str) -> str:
    """Return the address of a search."""
    return f"{reverse('search')}?{urlencode({'q': query})}"


def drawn_bars(histogram: search.Histogram | None, address: Callable[[str], str]) -> list[DrawnBar]:
    """Return each bar of the histogram, where it is drawn, and the address it leads to."""
    if histogram is None:
        return []
    drawn = columns([bar.count for bar in histogram.bars], *HISTOGRAM)
    bars = zip(histogram.bars, drawn, strict=True)
    return [(bar, column, address(bar.query)) for bar, column in bars]
