"""Files of the demo archive -> tables."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from .tables import (
    ArticleTable,
    CorrectionTable,
    DemoError,
    DemoTables,
    ExpertTable,
    MetricTable,
    OrganizationTable,
    OutletTable,
    QuoteTable,
    StatisticTable,
    Table,
    TopicTable,
)

_T = TypeVar("_T", bound=Table)
_KINDS = {"outlet", "topic", "organization", "expert", "metric", "article"}
_ARTICLE = re.compile(rb"^\[\[article\]\]", re.MULTILINE)


def read_demo(folder: Path) -> DemoTables:
    """Return the tables of all `*.toml` files of a folder; raise DemoError for what is wrong."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise DemoError(f"{folder}: there are no .toml files in it.")
    files = {path.name: _load(path) for path in paths}
    return DemoTables(
        outlets=_tables(files, "outlet", OutletTable),
        topics=_tables(files, "topic", TopicTable),
        organizations=_tables(files, "organization", OrganizationTable),
        experts=_tables(files, "expert", ExpertTable),
        metrics=_tables(files, "metric", MetricTable),
        articles=tuple(article for path in paths for article in _articles(path, files[path.name])),
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DemoError(f"{path.name}: {error}.") from error
    if unknown := sorted(set(content) - _KINDS):
        raise DemoError(f"{path.name}: there is no [[{unknown[0]}]].")
    return content


def _tables(files: Mapping[str, dict[str, Any]], kind: str, table: type[_T]) -> tuple[_T, ...]:
    return tuple(
        table.read(values, f"{name}, {kind} “{values.get('name', '?')}”")
        for name, content in files.items()
        for values in content.get(kind, ())
    )


def _articles(path: Path, content: Mapping[str, Any]) -> list[ArticleTable]:
    """Return the articles of a file, each with the lines it was read from."""
    articles: Sequence[dict[str, Any]] = content.get("article", ())
    raw = path.read_bytes()
    starts = [match.start() for match in _ARTICLE.finditer(raw)]
    if len(starts) != len(articles):
        raise DemoError(f"{path.name}: each article must begin with [[article]] on its own line.")
    ends = [*starts[1:], len(raw)]
    return [
        _article(values, path.name, raw[:start].count(b"\n") + 1, raw[start:end].rstrip())
        for values, start, end in zip(articles, starts, ends, strict=True)
    ]


def _article(values: dict[str, Any], file: str, line: int, source: bytes) -> ArticleTable:
    where = f"{file}:{line}, article “{values.get('headline', '?')}”"
    parts = {
        kind: tuple(table.read(part, where) for part in values.get(kind, ()))
        for kind, table in (
            ("statistic", StatisticTable),
            ("quote", QuoteTable),
            ("correction", CorrectionTable),
        )
    }
    return ArticleTable.read({**values, **parts, "line": line, "source": source}, where)
