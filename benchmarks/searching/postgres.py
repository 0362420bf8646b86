"""The same rows in PostgreSQL's full-text search, ranked with ts_rank."""

from collections.abc import Iterable

import psycopg

from .questions import Question

SCHEMA = """
DROP SCHEMA IF EXISTS search_benchmark CASCADE;
CREATE SCHEMA search_benchmark;
SET search_path TO search_benchmark;
CREATE TABLE article (id bigint PRIMARY KEY, day int, year int, outlet int, text tsvector);
CREATE TABLE tagged (topic int, article bigint);
CREATE TABLE statistic (id bigint PRIMARY KEY, day int, value float8, unit text);
"""
INDEXES = """
CREATE INDEX ON article USING gin (text);
CREATE INDEX ON article (year);
ALTER TABLE tagged ADD PRIMARY KEY (topic, article);
CREATE INDEX ON tagged (article);
CREATE INDEX ON statistic (unit, value);
ANALYZE;
"""
VECTOR = (
    "setweight(to_tsvector('english', %s), 'A') || setweight(to_tsvector('english', %s), 'B')"
    " || setweight(to_tsvector('english', %s), 'D')"
)


PATIENCE = 120  # seconds for one question


class Postgres:
    """A rival: a PostgreSQL server."""

    name = "PostgreSQL FTS"

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)
        self.connection.execute("SET search_path TO search_benchmark")
        self.connection.execute(f"SET statement_timeout = '{PATIENCE}s'")

    def is_filled(self) -> bool:
        """Return whether loading ended: the last of the indexes is there."""
        last = "search_benchmark.statistic_unit_value_idx"
        found = self.connection.execute("SELECT to_regclass(%s)", [last])
        row = found.fetchone()
        return bool(row and row[0])

    def fill(self, rows: Iterable[tuple], tags: Iterable[tuple], numbers: Iterable[tuple]) -> None:
        """Load the same rows as every rival."""
        self.connection.execute("SET statement_timeout = 0")
        self.connection.execute(SCHEMA)
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")
            cursor.executemany(
                f"INSERT INTO article VALUES (%s, %s, %s, %s, {VECTOR})",
                (
                    (pk, int(f"{day:%Y%m%d}"), day.year, outlet, headline, standfirst, body)
                    for pk, headline, standfirst, body, day, outlet in rows
                ),
            )
            with cursor.copy("COPY tagged FROM STDIN") as copy:
                for row in tags:
                    copy.write_row(row)
            with cursor.copy("COPY statistic FROM STDIN") as copy:
                for row in numbers:
                    copy.write_row(row)
        self.connection.execute(INDEXES)
        self.connection.execute(f"SET statement_timeout = '{PATIENCE}s'")

    @staticmethod
    def ready(parameter: object) -> object:
        """Return a question as the methods take it."""
        return parameter

    def size_mb(self) -> float:
        row = self.connection.execute(
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'search_benchmark'::regnamespace"
        ).fetchone()
        return float(row[0]) / 1e6 if row else 0.0

    def _ask(self, sql: str, *parameters: object) -> list[tuple]:
        return self.connection.execute(sql, parameters).fetchall()

    def top(self, question: Question) -> object:
        """Return the ten best, and how many there are."""
        if question.high:
            where = "FROM statistic WHERE unit = 'CNY' AND value BETWEEN %s AND %s"
            bounds = (question.low, question.high)
            return (
                self._ask(f"SELECT id {where} ORDER BY day DESC LIMIT 10", *bounds),
                self._ask(f"SELECT count(*) {where}", *bounds),
            )
        where, parameters = self._where(question)
        return (
            self._ask(
                f"SELECT article.id {where} ORDER BY ts_rank(text, query) DESC LIMIT 10",
                *parameters,
            ),
            self._ask(f"SELECT count(*) {where}", *parameters),
        )

    def facets(self, question: Question) -> object:
        """Return the ten commonest topics and the counts by year."""
        where, parameters = self._where(question)
        return (
            self._ask(
                "SELECT topic, count(*) FROM tagged WHERE article IN "
                f"(SELECT article.id {where}) GROUP BY topic ORDER BY 2 DESC LIMIT 10",
                *parameters,
            ),
            self.histogram(question),
        )

    def histogram(self, question: Question) -> object:
        """Return the counts by year."""
        where, parameters = self._where(question)
        return self._ask(f"SELECT year, count(*) {where} GROUP BY year", *parameters)

    def suggest(self, typed: str) -> object:
        """Return the newest headlines with words that begin so."""
        return self._ask(
            "SELECT id FROM article WHERE text @@ to_tsquery('simple', %s)"
            " ORDER BY day DESC LIMIT 10",
            f"{typed}:*A",
        )

    def _where(self, question: Question) -> tuple[str, list[object]]:
        make = "phraseto_tsquery" if question.phrase else "plainto_tsquery"
        tables = f"{make}('english', %s) query, article"
        conditions = "text @@ query"
        parameters: list[object] = [question.phrase or " ".join(question.words)]
        if question.topic:
            tables += " JOIN tagged ON tagged.article = article.id AND tagged.topic = %s"
            conditions += " AND article.year = %s"
            parameters += [question.topic, question.year]
        return f"FROM {tables} WHERE {conditions}", parameters
