"""Queries made from queries: what a click on a facet, a chip or a bar of the histogram asks for.

A record has several topics, experts and organizations, so choosing one more narrows the search. It
has one outlet, section, language and year, so choosing another replaces the first.
"""

from collections.abc import Iterable, Iterator

from articles.periods import parse_period

from .nodes import (
    After,
    Before,
    During,
    Field,
    Node,
    Not,
    Or,
    Query,
    Value,
    is_year,
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
    return tuple(value for part in query.parts for value in _choice(part, name))


def _choice(part: Node, name: str) -> tuple[str, ...]:
    """Return the values of a facet of which the part asks for any; none when it is no such part."""
    if name != "year":
        return part.values if isinstance(part, Field) and part.name == name else ()
    years = part.parts if isinstance(part, Or) else (part,)
    if not all(is_year(year) and ".." not in str(year) for year in years):
        return ()
    return tuple(str(year).removeprefix("year:") for year in years)


def _any(name: str, values: Iterable[str]) -> Iterator[Node]:
    """Yield the condition of having one of the values, if there are any."""
    found = any_of(condition(name, value) for value in values)
    if found is not None:
        yield found


def without(query: Query, part: Node) -> Query:
    """Return the query without one of its parts."""
    return Query(all_of(other for other in query.parts if other != part))


def without_facet(query: Query, name: str) -> Query:
    """Return the query without what it says about a facet."""
    return Query(all_of(part for part in query.parts if not _choice(part, name)))


def deselected(query: Query, name: str, value: str) -> Query:
    """Return the query that no longer asks for a value."""
    kept: list[Node] = []
    for part in query.parts:
        values = _choice(part, name)
        if value in values:
            kept += _any(name, (other for other in values if other != value))
        else:
            kept.append(part)
    return Query(all_of(kept))


def chosen(query: Query, name: str, value: str) -> Query:
    """Return the query after a click on a value that is not selected."""
    base = without_facet(query, name) if name in ONE_VALUE_EACH else query
    return narrowed(base, condition(name, value))


def added(query: Query, name: str, value: str) -> Query:
    """Return the query that asks for this value or the ones it asks for already."""
    return either(query, name, (*selected(query, name), value))


def either(query: Query, name: str, values: Iterable[str]) -> Query:
    """Return the query for any of these values of a facet, in place of what it says about it.

    Without values it says nothing about the facet any more.
    """
    about = [part for part in query.parts if _choice(part, name)]
    wanted = list(_any(name, dict.fromkeys(values)))
    if not about:
        return Query(all_of((*query.parts, *wanted)))
    first = about[0]
    kept: list[Node] = []
    for part in query.parts:
        kept += wanted if part == first else [] if part in about else [part]
    return Query(all_of(kept))


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
    if isinstance(part, Or):
        return all(map(is_condition, part.parts))
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
