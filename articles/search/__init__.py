"""Search: the one door to finding articles, statistics, quotes and experts."""

from .query import Query, parse_query
from .results import Facet, FacetValue, Histogram, Hit, ResultPage, SearchUnavailable

__all__ = [
    "Facet",
    "FacetValue",
    "Histogram",
    "Hit",
    "Query",
    "ResultPage",
    "SearchUnavailable",
    "parse_query",
]
