"""The query language: text to a frozen value, and that value back to text."""

from . import refine
from .figures import spellings
from .nodes import (
    After,
    And,
    Before,
    Dates,
    During,
    Field,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Value,
    Word,
    days,
)
from .parser import parse_query
from .tree import leaves

__all__ = [
    "After",
    "And",
    "Before",
    "Dates",
    "During",
    "Field",
    "Leaf",
    "Node",
    "Not",
    "Number",
    "Or",
    "Phrase",
    "Query",
    "Value",
    "Word",
    "days",
    "leaves",
    "parse_query",
    "refine",
    "spellings",
]
