"""What a search comes back with: frozen values that a page, a feed or an API can print."""

from dataclasses import dataclass, field
from typing import Any

from .query import Query

KINDS = ("articles", "statistics", "quotes", "experts")
SORTS = ("relevance", "newest", "oldest")


class SearchUnavailable(Exception):
    """The engine cannot answer now; the message says why and what an operator can do."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the record, and the escaped passage with the words found in `<mark>`.

    `match` is the first of the words found as they stand in the text, for a link to the place;
    `title` is an article's headline with the words marked.
    """

    id: int
    record: Any
    snippet: str
    match: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that results have. `query` is the search to go to when it is chosen.

    Choosing a value that is not selected leads to exactly `count` results; choosing a selected one
    takes the condition away. `exclude` is the search for the results without it, `add` the search
    for this value beside the ones selected.
    """

    value: str
    label: str
    count: int
    selected: bool
    query: str
    exclude: str = ""
    add: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A property of the results with its commonest values.

    `is_narrowed` says whether the search asks for some of them; `cleared` is the one that does not.
    """

    name: str
    label: str
    values: tuple[FacetValue, ...]
    is_narrowed: bool = False
    cleared: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """The results of one year, month or day; `start` is written 2023, 2023-05 or 2023-05-01."""

    start: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Results over time by "year", "month" or "day"; times without results have empty bars."""

    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An active condition in the words of the query language, and the search without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Another search that may be what was meant, with the kind and number of its results."""

    label: str
    kind: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of results; `notice` is a sentence for the reader when something is not as usual.

    `words` is the search without any of its conditions.
    """

    query: Query
    kind: str
    sort: str
    page: int
    pages: int
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    histogram: Histogram | None = None
    counts: dict[str, int] = field(default_factory=dict)
    chips: tuple[Chip, ...] = ()
    notice: str = ""
    did_you_mean: str = ""
    offers: tuple[Offer, ...] = ()
    words: str = ""
