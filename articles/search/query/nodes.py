"""A query as a value: what a reader asked for, understood, before any engine sees it.

Every node prints itself in the words of the query language, and what it prints is read back as the
same node; so a saved link, a feed address and the line "searched for ..." are all `str(query)`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TypeAlias

from articles.periods import Period, Precision, write_period

from .dates import Ago, first_day, next_day

_NEEDS_QUOTES = re.compile(r'[\s(),"*:]|^-')


def quoted(value: str) -> str:
    """Return a field's value as it must be typed."""
    return f'"{value}"' if _NEEDS_QUOTES.search(value) else value


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; with `prefix`, any word that begins so."""

    text: str
    prefix: bool = False
    in_title: bool = False

    def __str__(self) -> str:
        return f"{'title:' if self.in_title else ''}{self.text}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words, in this form and order."""

    text: str
    in_title: bool = False

    def __str__(self) -> str:
        return f'{"title:" if self.in_title else ""}"{self.text}"'


@dataclass(frozen=True, slots=True)
class Number:
    """A number in running words: any spelling of the value, or a statistic that has it.

    `unit` is a code of `articles.quantities`, empty when the number names none.
    """

    text: str
    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Field:
    """A property that has any of these values: `topic:5g`, `outlet:"Daily Post",Herald`."""

    name: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}:{','.join(map(quoted, self.values))}"


@dataclass(frozen=True, slots=True)
class Ids:
    """A field whose names have been looked up: a link to any of these records. Never typed."""

    name: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A statistic's value between two bounds; a missing bound is open."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = True

    def __str__(self) -> str:
        low, high = written(self.low), written(self.high)
        if self.high is None:
            return f"value:>{'=' if self.low_included else ''}{low}"
        if self.low is None:
            return f"value:<{'=' if self.high_included else ''}{high}"
        return f"value:{low}" if self.low == self.high else f"value:{low}..{high}"


def times(value: Value, scale: Decimal) -> Value:
    """Return the condition with both bounds so many times as large."""
    low = None if value.low is None else value.low * scale
    high = None if value.high is None else value.high * scale
    return replace(value, low=low, high=high)


def written(number: Decimal | None) -> str:
    """Return the digits of a bound, without an exponent; nothing for an open one."""
    if number is None:
        return ""
    return "0" if number == 0 else f"{number.normalize():f}"


@dataclass(frozen=True, slots=True)
class During:
    """Days from one period to another, both included; a missing end is open.

    `name` is "date" for the day of publication, "period" for what a statistic is about.
    """

    name: str
    first: Period | None
    last: Period | None

    def __str__(self) -> str:
        ends = [end for end in (self.first, self.last) if end]
        years = self.name == "date" and all(end.precision == Precision.YEAR for end in ends)
        label = "year" if years else self.name
        if self.first == self.last and self.first:
            return f"{label}:{write_period(self.first)}"
        first, last = (write_period(end) if end else "" for end in (self.first, self.last))
        return f"{label}:{first}..{last}"


@dataclass(frozen=True, slots=True)
class After:
    """Published on the first day of the moment or later."""

    moment: Period | Ago

    def __str__(self) -> str:
        return f"after:{moment_text(self.moment)}"


@dataclass(frozen=True, slots=True)
class Before:
    """Published before the first day of the moment."""

    moment: Period | Ago

    def __str__(self) -> str:
        return f"before:{moment_text(self.moment)}"


def moment_text(moment: Period | Ago) -> str:
    """Return the moment as it is typed."""
    return str(moment) if isinstance(moment, Ago) else write_period(moment)


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that the part does not match."""

    part: "Node"

    def __str__(self) -> str:
        text = str(self.part)
        several = isinstance(self.part, And) or needs_brackets(self.part)
        several = several or (isinstance(self.part, Number) and " " in text)
        return f"-({text})" if several else f"-{text}"


@dataclass(frozen=True, slots=True)
class And:
    """Everything that all parts match."""

    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return side_by_side(self.parts)


def side_by_side(parts: Iterable["Node"]) -> str:
    """Return the text of parts that all must hold."""
    return " ".join(f"({part})" if needs_brackets(part) else str(part) for part in parts)


def needs_brackets(part: "Node") -> bool:
    """Return whether alternatives fall apart beside other parts; `year:2021,2023` does not."""
    return isinstance(part, Or) and not all(map(is_year, part.parts))


@dataclass(frozen=True, slots=True)
class Or:
    """Everything that any part matches; binds looser than words side by side."""

    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return " OR ".join(_with_years_joined(self.parts))


def is_year(part: "Node") -> bool:
    """Return whether a part is written `year:…`."""
    return isinstance(part, During) and str(part).startswith("year:")


def _with_years_joined(parts: Iterable["Node"]) -> Iterator[str]:
    """Yield the texts of alternatives; years beside each other are one: `year:2021,2023`."""
    for years, alike in groupby(parts, is_year):
        texts = map(str, alike)
        if years:
            yield f"year:{','.join(text.removeprefix('year:') for text in texts)}"
        else:
            yield from texts


Dates: TypeAlias = During | After | Before
Leaf: TypeAlias = Word | Phrase | Number | Field | Ids | Value | Dates
Node: TypeAlias = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, and in words what had to be repaired to read it; no root asks for all."""

    root: Node | None = None
    repairs: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return "" if self.root is None else str(self.root)

    def __bool__(self) -> bool:
        return self.root is not None

    @property
    def parts(self) -> tuple[Node, ...]:
        """Return the conditions that all must hold, one for each chip of the results page."""
        if self.root is None:
            return ()
        return self.root.parts if isinstance(self.root, And) else (self.root,)


def days(node: Dates, today: date) -> tuple[date | None, date | None]:
    """Return the first day a date condition allows and the first day after it; None is open."""
    if isinstance(node, After):
        return first_day(node.moment, today), None
    if isinstance(node, Before):
        return None, first_day(node.moment, today)
    return (
        node.first.start if node.first else None,
        next_day(node.last.end) if node.last else None,
    )
