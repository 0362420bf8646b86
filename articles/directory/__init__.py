"""Directories: the public topics, experts, organizations and metrics by letter and name.

Whether a record is public depends on its claims and their articles; a list of all asks that of
every record. The entries here are the answer, kept up to date by what drains the outbox.
"""

from .entries import LISTED, differences, fill, follow, is_filled
from .headings import heading
from .reading import is_listed, letters, page_ids

__all__ = [
    "LISTED",
    "differences",
    "fill",
    "follow",
    "heading",
    "is_filled",
    "is_listed",
    "letters",
    "page_ids",
]
