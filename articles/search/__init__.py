"""Search: the one door to finding articles, statistics, quotes and experts."""

from .candidates import ClaimCandidate, claim_candidates
from .facets import any_of
from .finding import find
from .indexing import (
    Differences,
    Status,
    check,
    ensure_index,
    fill_directories,
    ready,
    rebuild,
    repair,
    size_of_archive,
    state,
    status,
)
from .listing import commonest, count_by, count_linked, newest_linked
from .outbox import FOR_THE_REBUILD, drain
from .query import Query, parse_query
from .reading import editor_ids, every, places
from .results import (
    KINDS,
    SORTS,
    Bar,
    Facet,
    FacetValue,
    Histogram,
    Hit,
    ResultPage,
    SearchUnavailable,
)
from .scratch import ScratchIndex
from .signals import connect
from .suggesting import Suggestion, suggest

__all__ = [
    "FOR_THE_REBUILD",
    "KINDS",
    "SORTS",
    "ClaimCandidate",
    "Differences",
    "Status",
    "check",
    "claim_candidates",
    "commonest",
    "connect",
    "count_by",
    "count_linked",
    "newest_linked",
    "any_of",
    "Suggestion",
    "suggest",
    "drain",
    "editor_ids",
    "ensure_index",
    "fill_directories",
    "every",
    "find",
    "places",
    "ready",
    "rebuild",
    "repair",
    "size_of_archive",
    "state",
    "status",
    "Bar",
    "Facet",
    "FacetValue",
    "Histogram",
    "Hit",
    "Query",
    "ResultPage",
    "ScratchIndex",
    "SearchUnavailable",
    "parse_query",
]
