"""Public records in the formats that machines read: the door of the room.

Each format is a function from records that the caller loaded, and the `Site` they belong to, to a
value or to text; the tables load what they hold themselves, and only what is public.
"""

from .annotations import annotation_page
from .citations import FORMATS as CITATION_FORMATS
from .citations import Reference, reference_to
from .jsonld import home_document, index_document, page_document, record_document
from .lines import cell, csv_lines, json_array, json_lines, json_row
from .meta import Meta, article_meta, page_meta
from .ninjs import ninjs_item
from .package import csvw, data_package
from .site import Site
from .sitemap import news_sitemap, page_sitemap, sitemap_index
from .skos import turtle
from .tables import TABLES, WHOLE_ARTICLES, Column, Table, whole_articles

__all__ = [
    "CITATION_FORMATS",
    "TABLES",
    "WHOLE_ARTICLES",
    "Column",
    "Meta",
    "Reference",
    "Site",
    "Table",
    "annotation_page",
    "article_meta",
    "cell",
    "csv_lines",
    "csvw",
    "data_package",
    "home_document",
    "index_document",
    "json_array",
    "json_lines",
    "json_row",
    "news_sitemap",
    "ninjs_item",
    "page_document",
    "page_meta",
    "page_sitemap",
    "record_document",
    "reference_to",
    "sitemap_index",
    "turtle",
    "whole_articles",
]
