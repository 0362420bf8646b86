"""The demo archive as written: TOML tables, one file a beat, checked for misspelt keys.

The format is described in docs/importing.md, under “The demo archive”.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Self

from articles.quantities import Approximation


class DemoError(ValueError):
    """The demo archive cannot be loaded; the message names the file, the place and the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One TOML table. `where` says for error messages where it stands."""

    where: str = ""

    @classmethod
    def read(cls, values: Mapping[str, Any], where: str) -> Self:
        """Return the table; raise DemoError for a key that it does not have or lacks."""
        known = {f.name for f in fields(cls)} - {"where"}
        if unknown := sorted(set(values) - known):
            raise DemoError(f"{where}: there is no “{unknown[0]}”; there is {', '.join(known)}.")
        try:
            return cls(where=where, **values)
        except TypeError as error:
            raise DemoError(f"{where}: {error}.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTable(Table):
    name: str
    homepage: str = ""
    description: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTable(Table):
    name: str
    kind: str = "subject"
    description: str = ""
    broader: str = ""
    synonyms: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationTable(Table):
    name: str
    short_name: str = ""
    aliases: Sequence[str] = ()
    place: str = ""
    homepage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationTable(Table):
    organization: str
    role: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertTable(Table):
    name: str
    aliases: Sequence[str] = ()
    note: str = ""
    topics: Sequence[str] = ()
    affiliations: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricTable(Table):
    name: str
    definition: str = ""
    counted: str = ""
    unit: str = ""
    place: str = ""
    topics: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTable(Table):
    amount: str
    direction: str
    unit: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticTable(Table):
    """`value`, `unit` and `approximation` are for words that cannot be read as a number.

    `equivalent` is the amount in brackets behind it, in words: "$261.20 billion".
    """

    exact: str
    prefix: str = ""
    value: str = ""
    unit: str = ""
    approximation: str = Approximation.EXACT.value
    equivalent: str = ""
    counted: str = ""
    metric: str = ""
    place: str = ""
    period: str = ""
    point: bool = False
    projection: bool = False
    change: Mapping[str, Any] = field(default_factory=dict)
    speaker: str = ""
    role: str = ""
    producer: str = ""
    topics: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteTable(Table):
    exact: str
    prefix: str = ""
    speaker: str = ""
    organization: str = ""
    role: str = ""
    kind: str = "direct"
    cue: str = ""
    topics: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionTable(Table):
    date: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTable(Table):
    """An article with its claims; `line` and `source` are its place in the file and its bytes."""

    outlet: str
    headline: str
    body: str
    published: datetime
    section: str = ""
    language: str = "en"
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    topics: Sequence[str] = ()
    status: str = "published"
    withdrawal_reason: str = ""
    statistic: Sequence[StatisticTable] = ()
    quote: Sequence[QuoteTable] = ()
    correction: Sequence[CorrectionTable] = ()
    line: int = 1
    source: bytes = b""


@dataclass(frozen=True, slots=True)
class DemoTables:
    """All tables of the demo archive."""

    outlets: tuple[OutletTable, ...]
    topics: tuple[TopicTable, ...]
    organizations: tuple[OrganizationTable, ...]
    experts: tuple[ExpertTable, ...]
    metrics: tuple[MetricTable, ...]
    articles: tuple[ArticleTable, ...]
