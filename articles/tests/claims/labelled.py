"""Reads the labelled pairs of figures (the format is in pairs/README.md)."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from articles.claims import Change, Figure, Relation
from articles.periods import Period, parse_period
from articles.quantities import Quantity, parse

FOLDER = Path(__file__).parent / "pairs"
SHARED = ("period", "counted", "place", "by", "speaker", "topics")


@dataclass(frozen=True)
class Pair:
    label: Relation
    why: str
    a: Figure
    b: Figure


def read_pairs() -> list[Pair]:
    """Return all labelled pairs, in the order of the files."""
    pairs = []
    for path in sorted(FOLDER.glob("*.toml")):
        pairs += [_pair(row) for row in tomllib.loads(path.read_text("utf8"))["pair"]]
    return pairs


def _pair(row: dict[str, Any]) -> Pair:
    metric = row.get("metric", 1)
    first, second = metric if isinstance(metric, list) else (metric, metric)
    shared = {name: row[name] for name in SHARED if name in row}
    a = {"said": date(2024, 1, 19), "metric": first} | shared | row["a"]
    b = {"said": date(2024, 2, 16), "metric": second} | shared | row["b"]
    return Pair(Relation(row["label"]), row["why"], _figure(a), _figure(b))


def _figure(row: dict[str, Any]) -> Figure:
    return Figure(
        quantity=read(row["is"]),
        counted=row.get("counted", ""),
        metric=row["metric"] or None,
        place=row.get("place", ""),
        period=period(row["period"]) if row.get("period") else None,
        projection=row.get("projection", False),
        change=_change(row["change"]) if "change" in row else None,
        equivalents=tuple(read(text) for text in row.get("also", [])),
        speaker=_number(row.get("speaker")),
        producer=_number(row.get("by")),
        source=row.get("by", row.get("speaker", "")),
        topics=frozenset(crc32(topic.encode()) for topic in row.get("topics", [])),
        said_on=row["said"],
    )


def read(text: str) -> Quantity:
    quantity = parse(text)
    assert quantity is not None, f"{text} is not read as a quantity"
    return quantity


def period(text: str) -> Period:
    """Return the period of a short form such as “2023-Q1”; “2023 end” is a level at its end."""
    found = parse_period(text.removesuffix(" end"))
    assert found is not None, f"{text} is no period"
    return replace(found, is_point=text.endswith(" end"))


def _change(text: str) -> Change:
    direction, words, base = re.fullmatch(r"(up|down) (.+) from (\S+)", text).groups()
    amount = read(words)
    is_up = direction == "up"
    return Change(amount.value, amount.unit.code, is_up, period(base), amount.approximation)


def _number(name: str | None) -> int | None:
    return crc32(name.encode()) if name else None
