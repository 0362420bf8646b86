"""The same rows in SQLite's FTS5, asked with bm25 as its documentation shows."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from .questions import Question

SCHEMA = """
CREATE TABLE article (id INTEGER PRIMARY KEY, day INTEGER, year INTEGER, outlet INTEGER);
CREATE TABLE tagged (topic INTEGER, article INTEGER, PRIMARY KEY (topic, article)) WITHOUT ROWID;
CREATE TABLE statistic (id INTEGER PRIMARY KEY, day INTEGER, value REAL, unit TEXT);
CREATE VIRTUAL TABLE text USING fts5(headline, standfirst, body, content='',
    tokenize='porter unicode61 remove_diacritics 2', prefix='2 3');
"""
INDEXES = """
CREATE INDEX tagged_article ON tagged (article);
CREATE INDEX statistic_value ON statistic (unit, value);
CREATE INDEX article_year ON article (year);
INSERT INTO text(text) VALUES ('optimize');
ANALYZE;
"""


class Fts5:
    """A rival: everything in one SQLite file."""

    name = "SQLite FTS5"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = sqlite3.connect(path)
        self.database.execute("PRAGMA cache_size = -500000")

    def is_filled(self) -> bool:
        """Return whether loading ended, with these tables: what ANALYZE writes comes last."""
        found = dict(self.database.execute("SELECT name, sql FROM sqlite_master"))
        wanted = {part.strip() for part in SCHEMA.split(";") if part.strip()}
        return "sqlite_stat1" in found and wanted <= set(found.values())

    def fill(self, rows: Iterable[tuple], tags: Iterable[tuple], numbers: Iterable[tuple]) -> None:
        """Load id, headline, standfirst, body, date, outlet; topic, article; and statistics."""
        self.database.close()
        self.path.unlink()  # what a run that was broken off has left
        self.database = sqlite3.connect(self.path)
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.executescript(SCHEMA)
        for pk, headline, standfirst, body, day, outlet in rows:
            self.database.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?)",
                (pk, int(f"{day:%Y%m%d}"), day.year, outlet),
            )
            self.database.execute(
                "INSERT INTO text (rowid, headline, standfirst, body) VALUES (?, ?, ?, ?)",
                (pk, headline, standfirst, body),
            )
        self.database.executemany("INSERT INTO tagged VALUES (?, ?)", tags)
        self.database.executemany("INSERT INTO statistic VALUES (?, ?, ?, ?)", numbers)
        self.database.commit()
        self.database.executescript(INDEXES)

    @staticmethod
    def ready(parameter: object) -> object:
        """Return a question as the methods take it."""
        return parameter

    def size_mb(self) -> float:
        return self.path.stat().st_size / 1e6

    def _ask(self, sql: str, *parameters: object) -> list[tuple]:
        return self.database.execute(sql, parameters).fetchall()

    def top(self, question: Question) -> object:
        """Return the ten best, and how many there are."""
        if question.high:
            bounds = (question.low, question.high)
            where = "FROM statistic WHERE unit = 'CNY' AND value BETWEEN ? AND ?"
            return (
                self._ask(f"SELECT id {where} ORDER BY day DESC LIMIT 10", *bounds),
                self._ask(f"SELECT count(*) {where}", *bounds),
            )
        where, parameters = self._where(question)
        return (
            self._ask(
                f"SELECT text.rowid {where} ORDER BY bm25(text, 3, 2, 1) LIMIT 10", *parameters
            ),
            self._ask(f"SELECT count(*) {where}", *parameters),
        )

    def facets(self, question: Question) -> object:
        """Return the ten commonest topics and the counts by year."""
        where, parameters = self._where(question)
        return (
            self._ask(
                "SELECT topic, count(*) FROM tagged WHERE article IN "
                f"(SELECT text.rowid {where}) GROUP BY topic ORDER BY 2 DESC LIMIT 10",
                *parameters,
            ),
            self.histogram(question),
        )

    def histogram(self, question: Question) -> object:
        """Return the counts by year."""
        where, parameters = self._where(question)
        return self._ask(
            "SELECT year, count(*) FROM article WHERE id IN "
            f"(SELECT text.rowid {where}) GROUP BY year",
            *parameters,
        )

    def suggest(self, typed: str) -> object:
        """Return the newest headlines with words that begin so."""
        return self._ask(
            "SELECT id FROM text JOIN article ON id = text.rowid WHERE text MATCH ?"
            " ORDER BY day DESC LIMIT 10",
            f"headline : {typed}*",
        )

    def _where(self, question: Question) -> tuple[str, list[object]]:
        match = f'"{question.phrase}"' if question.phrase else " AND ".join(question.words)
        tables, conditions, parameters = "text", ["text MATCH ?"], [match]
        if question.topic:
            tables += " JOIN tagged ON tagged.article = text.rowid AND tagged.topic = ?"
            tables += " JOIN article ON article.id = text.rowid AND article.year = ?"
            parameters = [question.topic, question.year, match]
        return f"FROM {tables} WHERE {' AND '.join(conditions)}", parameters
