"""Queries made from queries: what a click on a facet, a chip or a bar of the histogram asks for.

A record has several topics, experts and organizations, so choosing one more narrows the search. It
has one outlet, section, language and year, so choosing another replaces the first.
"""

from collections.abc import Iterable

from articles.periods import parse_period

from .nodes import (
    After,
    Before,
    During,
    Field,
    Node,
    Not,
    Query,
    Value,
    side_by_side,
)
from .tree import all_of, any_of, none_of

# The properties that results can be narrowed by, with the words for them.
FACETS = {
    "topic": "Topic",
    "expert": "Expert",
    "org": "Organization",
    "outlet": "Outlet",
    "section": "Section",
    "metric": "Metric",
    "lang": "Language",
    "year": "Year",
}
ONE_VALUE_EACH = frozenset(("outlet", "section", "lang", "year"))


def condition(name: str, value: str) -> Node:
    """Return the condition that a facet's value stands for; "date" and "year" take a period."""
    if name in ("year", "date"):
        period = parse_period(value)
        return During("date", period, period)
    return Field(name, (value,))


def selected(query: Query, name: str) -> tuple[str, ...]:
    """Return the values of a facet that the query asks for."""
    values: list[str] = []
    for part in query.parts:
        if _is_about(part, name):
            values += part.values if isinstance(part, Field) else [str(part).partition(":")[2]]
    return tuple(values)


def _is_about(part: Node, name: str) -> bool:
    if name != "year":
        return isinstance(part, Field) and part.name == name
    return isinstance(part, During) and str(part).startswith("year:") and ".." not in str(part)


def without(query: Query, part: Node) -> Query:
    """Return the query without one of its parts."""
    return Query(all_of(other for other in query.parts if other != part))


def without_facet(query: Query, name: str) -> Query:
    """Return the query without what it says about a facet."""
    return Query(all_of(part for part in query.parts if not _is_about(part, name)))


def deselected(query: Query, name: str, value: str) -> Query:
    """Return the query that no longer asks for a value."""
    kept: list[Node] = []
    for part in query.parts:
        if not _is_about(part, name):
            kept.append(part)
        elif isinstance(part, Field):
            values = tuple(v for v in part.values if v != value)
            kept += [Field(name, values)] if values else []
        elif part != condition(name, value):
            kept.append(part)
    return Query(all_of(kept))


def chosen(query: Query, name: str, value: str) -> Query:
    """Return the query after a click on a value that is not selected."""
    base = without_facet(query, name) if name in ONE_VALUE_EACH else query
    return narrowed(base, condition(name, value))


def added(query: Query, name: str, value: str) -> Query:
    """Return the query that asks for this value or the ones it asks for already."""
    if name not in ONE_VALUE_EACH or name == "year":
        return chosen(query, name, value)
    present = tuple(condition(name, v) for v in selected(query, name))
    both = any_of((*present, condition(name, value)))
    return Query(all_of(filter(None, (*without_facet(query, name).parts, both))))


def excluded(query: Query, name: str, value: str) -> Query:
    """Return the query for the results that do not have this value."""
    return narrowed(deselected(query, name, value), none_of(condition(name, value)))


def is_excluded(query: Query, name: str, value: str) -> bool:
    """Return whether the query asks for results without this value."""
    return Not(condition(name, value)) in query.parts


def is_condition(part: Node) -> bool:
    """Return whether a part is a condition, not words that are searched for."""
    if isinstance(part, Not):
        return is_condition(part.part)
    return isinstance(part, Field | Value | During | After | Before)


def words(query: Query) -> Query:
    """Return the query without any of its conditions."""
    return Query(all_of(part for part in query.parts if not is_condition(part)))


def of(parts: Iterable[Node]) -> Query:
    """Return the query for what meets all the parts."""
    return Query(all_of(parts))


def text_of(query: Query) -> str:
    """Return the text of the query to which the text of another condition can be appended."""
    return side_by_side(query.parts)


def narrowed(query: Query, part: Node) -> Query:
    """Return the query with one more condition."""
    return Query(all_of((*query.parts, part)))
