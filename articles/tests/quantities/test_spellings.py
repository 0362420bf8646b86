"""What people write, and the one number that it means; the table is spellings.txt."""

from decimal import Decimal
from pathlib import Path

import pytest

from articles.quantities import Quantity, UnitKind, parse

LINES = [
    line
    for line in Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def cells(line: str) -> list[str]:
    row = [cell.strip() for cell in line.split("|")]
    return row + [""] * (4 - len(row))


def unit_of(quantity: Quantity) -> str:
    counted = quantity.unit.kind is UnitKind.COUNT
    return f'"{quantity.unit.name}"' if counted else quantity.unit.code


@pytest.mark.parametrize("line", [line for line in LINES if cells(line)[1]])
def test_every_spelling_means_one_exact_number(line: str) -> None:
    text, value, unit, approximation = cells(line)
    quantity = parse(text)
    assert quantity is not None
    low, _, high = value.partition(" to ")
    assert quantity.value == Decimal(low)
    assert quantity.upper == (Decimal(high) if high else None)
    assert unit_of(quantity) == unit
    assert quantity.approximation == (approximation or "exact")
    assert quantity.interval.low <= quantity.value <= quantity.interval.high


@pytest.mark.parametrize("text", [cells(line)[0] for line in LINES if not cells(line)[1]])
def test_what_is_no_quantity_is_not_read_as_one(text: str) -> None:
    assert parse(text) is None


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(LINES) > 200
