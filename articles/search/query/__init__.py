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
    Ids,
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
from .tree import wanted

__all__ = [
    "After",
    "And",
    "Before",
    "Dates",
    "During",
    "Field",
    "Ids",
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
    "parse_query",
    "refine",
    "spellings",
    "wanted",
]
