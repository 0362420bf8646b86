"""Questions that pages ask the database each time: their SQL is made once.

Django makes the SQL of a queryset anew whenever it is asked, which takes several times as long as
the answer of the database. A prepared question is a function that returns a queryset. It is called
once with stand-ins for what varies; later calls put their values in the stand-ins' places.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from threading import local
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, QuerySet
from django.db.models.sql.constants import SINGLE
from django.db.models.sql.subqueries import AggregateQuery
from django.utils import timezone

Row = TypeVar("Row")
Given = ParamSpec("Given")
Rows = TypeVar("Rows", bound=QuerySet[Any])

# Stand-ins: values that nothing has, each of them once in a question.
_FIRST_NUMBER = 2_000_000_000  # that a column of any size but the smallest may hold
_LAST_NUMBER = 2**63 - 1  # that a database takes; nothing has it either
_FIRST_DAY = date(1, 1, 2)
_NOW = datetime(1, 1, 2, tzinfo=UTC)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_now = "now"
_MOST_SHAPES = 200
_making = local()


def now() -> datetime:
    """Return the present moment; in a prepared question, the moment at which it is asked."""
    return _NOW if getattr(_making, "is_on", False) else timezone.now()


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of a question, its parameters, and which of them stand for what is given."""

    queryset: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, str, int], ...]  # of the parameter, its name, which of several

    def rows(self, given: Mapping[str, Any], start: int, stop: int | None) -> list[Any]:
        """Return the answer for the values given, from one place up to another."""
        asked = self.queryset
        compiler = self._filled(given, start, stop)
        answer = type(asked)(asked.model, _Query(asked.query, compiler), asked._db)  # type: ignore
        for name in ("_iterable_class", "_fields", "_prefetch_related_lookups", "_hints"):
            setattr(answer, name, getattr(asked, name))
        return list(answer)

    def number(self, given: Mapping[str, Any]) -> int:
        """Return the number that the SQL asks for."""
        row = self._filled(given).execute_sql(SINGLE)
        return int(row[0])

    def _filled(self, given: Mapping[str, Any], start: int = 0, stop: int | None = None) -> Any:
        """Return a compiler with the SQL and the values given."""
        connection = connections[self.queryset.db]
        filled = list(self.parameters)
        for place, name, which in self.places:
            value = given[name][which] if isinstance(given[name], tuple) else given[name]
            filled[place] = _adapted(value, connection)
        sql = self.sql
        if stop is not None:
            sql = f"{sql} {connection.ops.limit_offset_sql(start, stop)}"
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (sql, tuple(filled))
        return compiler


class _Query:
    """A query whose SQL is made already."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """Return the compiler with the SQL."""
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


class Prepared(Generic[Given, Row]):
    """A question whose SQL is made once for each number of values in what is given as several.

    Values are given by name: keys, days, texts, or several of one of these. They are compared as
    they are: a question must not look inside a text. The function may decide by what is None, true,
    or given as none at all, for that makes another question; by other values it must not, and only
    `now` may tell the time. Returns a list.
    """

    def __init__(self, make: Callable[Given, QuerySet[Any, Row]]) -> None:
        self._make = make
        self._known: dict[tuple[Any, ...], _Made | None] = {}
        update_wrapper(self, make)

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> list[Row]:
        """Return the rows for what is given, by name alone."""
        made, given = self._ready(kwargs, None)
        return made.rows(given, 0, None) if made else []

    def part(
        self, start: int, stop: int, /, *args: Given.args, **kwargs: Given.kwargs
    ) -> list[Row]:
        """Return the rows from one place up to another, of a question that has no limit itself."""
        made, given = self._ready(kwargs, None)
        if made and made.queryset.query.is_sliced:
            raise TypeError(f"{self._make.__name__} has a limit already")
        return made.rows(given, start, stop) if made and start < stop else []

    def count(self, most: int, /, *args: Given.args, **kwargs: Given.kwargs) -> int:
        """Return how many rows there are, counted up to `most`; each `most` is SQL of its own."""
        made, given = self._ready(kwargs, most)
        return made.number(given) if made else 0

    def _ready(
        self, kwargs: Mapping[str, Any], most: int | None
    ) -> tuple[_Made | None, dict[str, Any]]:
        """Return the question as SQL, None when nothing can answer it, and what to put there."""
        given = {name: _padded(value) for name, value in kwargs.items()}
        shape = (most, *((name, _shape(value)) for name, value in given.items()))
        if len(self._known) > _MOST_SHAPES:
            self._known = {}
        if shape not in self._known:
            self._known[shape] = self._made(given, most)
        return self._known[shape], {**given, _now: timezone.now()}

    def _made(self, given: Mapping[str, Any], most: int | None) -> _Made | None:
        """Return the question as SQL; None when no row can ever answer it."""
        numbers = iter(range(10_000))
        stand_ins = {name: _stand_in(value, numbers) for name, value in given.items()}
        _making.is_on = True
        try:
            queryset = self._make(**stand_ins)  # type: ignore[call-arg]
            query = queryset.query if most is None else _counting(queryset, most)
            compiler = query.get_compiler(queryset.db)
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        finally:
            _making.is_on = False
        places = tuple(self._places(parameters, {**stand_ins, _now: _NOW}, compiler.connection))
        found = {name for _, name, _ in places}
        lost = [name for name in given if not _is_decided(given[name]) and name not in found]
        if lost:
            raise TypeError(f"{self._make.__name__} asks for something else than {lost}")
        return _Made(queryset, compiler, sql, tuple(parameters), places)

    def _places(
        self, parameters: Collection[Any], stand_ins: Mapping[str, Any], connection: Any
    ) -> Iterator[tuple[int, str, int]]:
        known = {
            _adapted(value, connection): (name, which)
            for name, values in stand_ins.items()
            if not _is_decided(values)  # true is one, which may stand elsewhere
            for which, value in enumerate(values if isinstance(values, tuple) else (values,))
        }
        for place, parameter in enumerate(parameters):
            if parameter in known:
                yield (place, *known[parameter])
            elif isinstance(parameter, datetime) or _MOMENT.match(str(parameter)):
                raise TypeError(f"{self._make.__name__} tells the time by itself: use now()")


def prepared(make: Callable[Given, QuerySet[Any, Row]]) -> Prepared[Given, Row]:
    """Make a question of a function that returns a queryset; see `Prepared`."""
    return Prepared(make)


def where_given(rows: Rows, **conditions: Any) -> Rows:
    """Return the rows that meet the conditions; one whose value is None is none."""
    return rows.filter(**{name: value for name, value in conditions.items() if value is not None})


def _counting(queryset: QuerySet[Any], most: int) -> AggregateQuery:
    """Return the query of how many rows there are, up to `most`."""
    rows = queryset.order_by().values("pk")[:most].query
    rows.subquery = True
    query = AggregateQuery(queryset.model, rows)
    query.add_annotation(Count("*"), "number")
    return query


def _padded(value: Any) -> Any:
    """Return several values as a tuple of 1, 8, 64, 128, 256 ... with the last repeated."""
    if isinstance(value, str) or not isinstance(value, Collection):
        return value
    several = tuple(value)
    wanted = min(1, len(several))
    while wanted < len(several):
        wanted *= 8 if wanted < 64 else 2
    return several + several[-1:] * (wanted - len(several))


def _is_decided(value: Any) -> bool:
    """Return whether a value makes another question, not another answer."""
    return value is None or value == () or isinstance(value, bool)


def _shape(value: Any) -> Any:
    if isinstance(value, tuple):
        return len(value)
    return value if _is_decided(value) else type(value)


def _stand_in(value: Any, numbers: Iterator[int]) -> Any:
    """Return a value of the same type that nothing has; what decides stays as it is."""
    if _is_decided(value):
        return value
    if isinstance(value, tuple):
        return tuple(_stand_in(each, numbers) for each in value)
    if isinstance(value, datetime):
        return _NOW + timedelta(days=1 + next(numbers))
    if isinstance(value, date):
        return _FIRST_DAY + timedelta(days=next(numbers))
    if isinstance(value, str):
        return f"\0{next(numbers)}"
    return _FIRST_NUMBER + next(numbers)


def _adapted(value: Any, connection: Any) -> Any:
    """Return the value as the database takes it; a number beyond all others, as the last."""
    if isinstance(value, int):
        return min(value, _LAST_NUMBER)
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
