"""Conditions that are no matter of words as queries of tantivy, and the blocks of all queries."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import tantivy
from tantivy import FieldType, Occur

from articles.search.engine import Question
from articles.search.query import After, Before, During, Field, Ids, Node, Value, days

from . import schema

Native = tantivy.Query


class Conditions:
    """Makes queries for the conditions of one question."""

    def __init__(self, tantivy_schema: tantivy.Schema, question: Question) -> None:
        self.schema = tantivy_schema
        self.kind = question.kind
        self.today = question.today

    def filter(self, node: Node) -> Native:
        """Return the query for a condition that is no matter of words."""
        match node:
            case Ids():
                return self.links(node)
            case Field():
                return self.any_of(self.term(node.name, _term(value)) for value in node.values)
            case Value():
                return self.value(node)
            case During() if node.name == "period":
                return self.period(*days(node, self.today))
            case During() | After() | Before():
                return self.published(*days(node, self.today))
        raise TypeError(f"no query for {node!r}")

    def links(self, node: Ids) -> Native:
        if self.kind == f"{node.name}s" or (self.kind, node.name) == ("organizations", "org"):
            keys = [schema.key_number((self.kind, record_id)) for record_id in node.ids]
            return tantivy.Query.term_set_query(self.schema, "key", keys)
        return self.any_of(self.term(node.name, record_id) for record_id in node.ids)

    def value(self, value: Value) -> Native:
        """Return the query for values, or ranges of values, that meet the bounds."""
        parts = []
        if value.high is not None:
            parts.append(self.float_range("low", None, value.high, value.high_included))
        if value.low is not None:
            parts.append(self.float_range("high", value.low, None, value.low_included))
        return self.all_of(parts)

    def float_range(
        self, field: str, low: Decimal | None, high: Decimal | None, included: bool
    ) -> Native:
        return tantivy.Query.range_query(
            self.schema,
            field,
            FieldType.Float,
            None if low is None else float(low),
            None if high is None else float(high),
            include_lower=included or low is None,
            include_upper=included or high is None,
        )

    def period(self, start: date | None, end: date | None) -> Native:
        """Return the query for statistics about days that lie between, end excluded."""
        first = self.day_range("first_day", start, None)
        last = self.day_range("last_day", None, end)
        return self.all_of([first, last])

    def published(self, start: date | None, end: date | None) -> Native:
        return self.day_range("day", start, end)

    def older(self, query: Native, moment: int) -> Native:
        """Return the query for those of its documents that come after a moment, newest first."""
        below = tantivy.Query.range_query(
            self.schema, "moment", FieldType.Integer, None, moment, include_upper=False
        )
        return self.all_of([query, self.unscored(below)])

    def day_range(self, field: str, start: date | None, end: date | None) -> Native:
        return tantivy.Query.range_query(
            self.schema,
            field,
            FieldType.Unsigned,
            schema.day_number(start) if start else 0,
            schema.day_number(end) if end else 100_000_000,
            include_upper=False,
        )

    # -- building blocks -----------------------------------------------------------------------

    def term(self, field: str, value: int | str) -> Native:
        return tantivy.Query.term_query(self.schema, field, value)

    def unscored(self, query: Native) -> Native:
        return tantivy.Query.const_score_query(query, 0.0)

    def all_of(self, queries: Iterable[Native]) -> Native:
        return _joined([(Occur.Must, query) for query in queries])

    def any_of(self, queries: Iterable[Native]) -> Native:
        return _joined([(Occur.Should, query) for query in queries])

    def without(self, unwanted: list[Native], wanted: Native | None = None) -> Native:
        """Return the query for the wanted, by default all, that are none of the unwanted."""
        base = wanted or self.unscored(self.term("kind", self.kind))
        return tantivy.Query.boolean_query(
            [(Occur.Must, base), *((Occur.MustNot, query) for query in unwanted)]
        )


def _joined(parts: list[tuple[Occur, Native]]) -> Native:
    if not parts:
        return tantivy.Query.empty_query()
    return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)


def _term(value: str) -> str:
    return value.casefold()
