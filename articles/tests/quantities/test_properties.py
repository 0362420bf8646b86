"""What holds for every text: spans, order, exactness, speed; and reading back what we write."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.quantities import (
    Approximation,
    Interval,
    Quantity,
    Unit,
    UnitKind,
    find,
    format_quantity,
    format_value,
    parse,
    unit_for_code,
)

PIECES = st.sampled_from(
    """3.377 million 4,400 $ US$ € yuan percent percentage points from to between and - – − / ( )
    one two hundred thousand half a an third of the in five people 2019 12 January 5G ½ ° C km per
    over nearly up . , : “ ” ’ 万 亿 元 13 1.86 bn m k 👍 1990s Rs crore lakh tens hundreds minus
    at least or more billion 0 000 x 10 ^ 9 year old men""".split()
    + ["\u00a0", "\n"]
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)
CODES = ("CNY", "USD", "EUR", "percent", "percentage_point", "km", "GW", "Cel", "t", "USD/[bbl_us]")
UNITS = st.sampled_from(
    [Unit("", UnitKind.NONE, ""), Unit("", UnitKind.COUNT, "base station")]
    + [unit for unit in map(unit_for_code, CODES) if unit is not None]
)
VALUES = st.decimals(
    min_value=Decimal("0.001"), max_value=Decimal(10) ** 14, allow_nan=False, places=3
)


@settings(max_examples=150, deadline=None)
@given(TEXTS | st.text(max_size=200))
def test_find_never_raises_and_its_spans_are_true(text: str) -> None:
    end = 0
    for found in find(text):
        quantity = found.quantity
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == quantity.as_written
        assert found.start <= found.value_span[0] < found.value_span[1] <= found.end
        assert quantity.interval.contains(quantity.value)
        assert quantity.upper is None or quantity.value <= quantity.upper
        assert quantity.upper is None or quantity.interval.contains(quantity.upper)
        assert quantity.value.is_finite()
        end = found.end


@settings(max_examples=100, deadline=None)
@given(TEXTS | st.text(max_size=60))
def test_parse_never_raises_and_keeps_the_words(text: str) -> None:
    quantity = parse(text)
    assert quantity is None or quantity.as_written == text.strip()
    assert quantity is None or format_quantity(quantity)


@settings(max_examples=100, deadline=None)
@given(VALUES, UNITS, st.sampled_from(list(Approximation)), st.booleans())
def test_what_we_write_we_read_back(
    value: Decimal, unit: Unit, approximation: Approximation, negative: bool
) -> None:
    value = -value if negative else value
    quantity = Quantity(value, None, unit, approximation, "", Interval(value, value))
    written = format_quantity(quantity)
    read = parse(written)
    if read is None:  # a bare year is the one thing that we write and do not read
        assert unit.kind is UnitKind.NONE and 1500 <= value < 2150
        return
    assert (read.value, read.unit, read.approximation) == (value, unit, approximation)
    assert format_quantity(read) == written


@settings(max_examples=60, deadline=None)
@given(VALUES, VALUES, UNITS)
def test_a_range_that_we_write_we_read_back(one: Decimal, other: Decimal, unit: Unit) -> None:
    low, high = sorted((one, other))
    quantity = Quantity(low, high, unit, Approximation.EXACT, "", Interval(low, high))
    written = format_quantity(quantity)
    read = parse(written)
    assert read is None or (read.value, read.upper, read.unit) == (low, high, unit)
    assert read is not None or unit.kind in (UnitKind.NONE, UnitKind.COUNT)


@settings(max_examples=100, deadline=None)
@given(st.decimals(allow_nan=False, min_value=-(10**17), max_value=10**17, places=9))
def test_format_value_never_loses_a_digit(value: Decimal) -> None:
    words = format_value(value).replace("\u2212", "-").replace(",", "").split()
    scale = {"million": 6, "billion": 9, "trillion": 12}[words[1]] if len(words) > 1 else 0
    assert Decimal(words[0]).scaleb(scale) == value


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1-", "one ", "½", "from 1 to ", "one in ", "a.a.", "123 "],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Were the reader quadratic in what repeats, this would not end in a test's time."""
    hostile = piece * (30_000 // len(piece))
    last = find(hostile + ". In all 3,377 stations stood")[-1]
    assert last.quantity.value == 3377


def test_a_200_kb_hostile_string_is_read() -> None:
    assert find("between $1 and " * 13_400)
    assert parse("9" * 200_000) is None
