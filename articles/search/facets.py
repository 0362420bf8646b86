"""Facets and chips of a page of results: what can be narrowed, and what it has been narrowed to."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language_info

from .engine import Counts, Engine, Question
from .naming import MODELS, Name, labels
from .query import Field, Ids, Node, Not, Or, Query, refine
from .results import Chip, Facet, FacetValue

OFFERED = {
    "articles": ("topic", "expert", "org", "outlet", "section", "lang", "year"),
    "statistics": ("topic", "expert", "org", "metric", "outlet", "lang", "year"),
    "quotes": ("topic", "expert", "org", "outlet", "lang", "year"),
    "experts": ("topic", "org"),
}
SHOWN = 10
# Written languages that Django knows only by their scripts or variants.
MORE_LANGUAGES = {"zh": "Chinese", "no": "Norwegian"}
_ALL_YEARS = 1000
_YEAR = re.compile(r"[12][0-9]{3}")

Ask = Callable[[Query], Question]
Resolved = Mapping[tuple[str, str], tuple[int, ...]]
Key = int | str
Named = dict[tuple[str, int], Name]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the query of a page can be narrowed to; `ids` are those of the names it holds."""

    engine: Engine
    query: Query
    ask: Ask
    ids: Resolved

    # -- counting ------------------------------------------------------------------------------

    def counts(self, kind: str) -> dict[str, Counts]:
        """Return the counts of every facet that the kind offers; "year" has all years.

        What is chosen in a facet of one value each does not narrow that facet itself, so that
        another of its values can be chosen instead.
        """
        sizes = {name: _ALL_YEARS if name == "year" else SHOWN for name in OFFERED[kind]}
        aside = [n for n in sizes if n in refine.ONE_VALUE_EACH and self.selected(n)]
        here = {name: size for name, size in sizes.items() if name not in aside}
        found = self.engine.facets(self.ask(self.query), here)
        for name in aside:
            wider = self.ask(refine.without_facet(self.query, name))
            found |= self.engine.facets(wider, {name: sizes[name]})
        return {name: found[name] | self._not_common(name, found[name]) for name in sizes}

    def _not_common(self, name: str, counts: Counts) -> Counts:
        """Return the counts of the values that are selected but not among the commonest."""
        base = refine.without_facet(self.query, name)
        missing = [key for key in self.selected(name) if key not in counts][:SHOWN]
        return {
            key: self.engine.count(self.ask(refine.narrowed(base, _node(name, key))))
            for key in missing
        }

    def selected(self, name: str) -> dict[Key, str]:
        """Return the values that the query asks for, with how it writes them."""
        found: dict[Key, str] = {}
        for value in refine.selected(self.query, name):
            if name in MODELS:
                found |= dict.fromkeys(self.ids.get((name, value), ()), value)
            else:
                found[int(value) if name == "year" else value.casefold()] = value
        return found

    # -- showing -------------------------------------------------------------------------------

    def named(self, counts: Mapping[str, Counts]) -> Named:
        """Return the names of all records that facets and chips show."""
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        for name in counts.keys() & MODELS.keys():
            wanted[name].update(key for key in counts[name] if isinstance(key, int))
        for (name, _), ids in self.ids.items():
            wanted[name].update(ids)
        return labels(wanted)

    def facets(self, counts: Mapping[str, Counts], named: Named) -> tuple[Facet, ...]:
        """Return the facets with the labels and links of their values."""
        return tuple(
            Facet(
                name,
                refine.FACETS[name],
                tuple(self._values(name, values, named)),
                is_narrowed=bool(refine.selected(self.query, name)),
                cleared=str(refine.without_facet(self.query, name)),
            )
            for name, values in counts.items()
        )

    def _values(self, name: str, counts: Counts, named: Named) -> Iterator[FacetValue]:
        selected = self.selected(name)
        shown = dict(list(counts.items())[:SHOWN])
        shown |= {key: count for key, count in counts.items() if key in selected}
        links = Links(self.query, name)
        for key, count in sorted(shown.items(), reverse=True) if name == "year" else shown.items():
            label = _label(name, key, named)
            if label is None:  # the index is behind: the record has just been deleted
                continue
            yield links.value(label.slug, label.label, count, selected.get(key))

    def chips(self, named: Named) -> tuple[Chip, ...]:
        """Return the conditions that are in force, each with the search without it."""
        return tuple(
            Chip(self._said(part, named), str(refine.without(self.query, part)))
            for part in self.query.parts
            if refine.is_condition(part)
        )

    def _said(self, part: Node, named: Named) -> str:
        """Return a condition in words: a named record by its name."""
        if isinstance(part, Not):
            return f"not {self._said(part.part, named)}"
        if isinstance(part, Or) and (years := refine.selected(Query(part), "year")):
            return f"{refine.FACETS['year']}: {' or '.join(years)}"
        if not isinstance(part, Field) or part.name not in refine.FACETS:
            return str(part)
        names = [self._name(part.name, value, named) for value in part.values]
        return f"{refine.FACETS[part.name]}: {' or '.join(names)}"

    def _name(self, name: str, value: str, named: Named) -> str:
        if name == "lang":
            return language_name(value)
        pk = next(iter(self.ids.get((name, value), ())), 0)
        return named[name, pk].label if (name, pk) in named else value


class Links:
    """Makes the links of the values of one facet, cheaply: there are many on a page."""

    def __init__(self, query: Query, name: str) -> None:
        self.query = query
        self.name = name
        single = name in refine.ONE_VALUE_EACH
        self.base = refine.text_of(refine.without_facet(query, name) if single else query)
        self.all = refine.text_of(query)
        self.has_choice = bool(refine.selected(query, name))

    def value(self, value: str, label: str, count: int, written: str | None) -> FacetValue:
        """Return the value with its links; `written` is how the query asks for it, if it does."""
        text = str(refine.condition(self.name, value))
        if written is not None:
            chosen = str(refine.deselected(self.query, self.name, written))
            excluded = str(refine.excluded(self.query, self.name, written))
            return FacetValue(value, label, count, True, chosen, excluded, str(self.query))
        chosen = f"{self.base} {text}".strip()
        added = str(refine.added(self.query, self.name, value)) if self.has_choice else chosen
        return FacetValue(value, label, count, False, chosen, f"{self.all} -{text}".strip(), added)


def any_of(query: Query, name: str, values: Iterable[str]) -> Query:
    """Return the query for any of these values of a facet, in place of what it says about it.

    `name` is one of refine.FACETS. What cannot be a year is left out of years.
    """
    readable = [value for value in values if name != "year" or _YEAR.fullmatch(value)]
    return refine.either(query, name, readable)


def _node(name: str, key: Key) -> Node:
    if name in MODELS:
        return Ids(name, (int(key),))
    return refine.condition(name, str(key))


def _label(name: str, key: Key, named: Named) -> Name | None:
    if name in MODELS:
        return named.get((name, int(key)))
    if name == "lang":
        return Name(0, str(key), language_name(str(key)))
    return Name(0, str(key), str(key))


def language_name(code: str) -> str:
    """Return the English name of a language, or its code when Django knows none."""
    try:
        return MORE_LANGUAGES.get(code) or str(get_language_info(code)["name"])
    except KeyError:
        return code
