"""Search: the one door to finding articles, statistics, quotes and experts."""

from .parser import parse_query
from .query import Query
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
