"""The archive's public records as tables."""

from .articles import ARTICLES, WHOLE_ARTICLES, whole_articles
from .claims import QUOTES, STATISTICS
from .column import Column, Table
from .people import EXPERTS, ORGANIZATIONS
from .vocabulary import METRICS, OUTLETS, TOPICS

TABLES = {
    table.name: table
    for table in (
        ARTICLES,
        STATISTICS,
        QUOTES,
        EXPERTS,
        ORGANIZATIONS,
        METRICS,
        TOPICS,
        OUTLETS,
    )
}

__all__ = [
    "ARTICLES",
    "EXPERTS",
    "METRICS",
    "ORGANIZATIONS",
    "OUTLETS",
    "QUOTES",
    "STATISTICS",
    "TABLES",
    "TOPICS",
    "WHOLE_ARTICLES",
    "Column",
    "Table",
    "whole_articles",
]
