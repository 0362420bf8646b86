"""The interval that the digits of a number leave open."""

from decimal import Decimal

import pytest

from articles.quantities import Interval, parse


def interval(text: str) -> Interval:
    quantity = parse(text)
    assert quantity is not None
    return quantity.interval


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3.377 million", "3376500", "3377500"),
        ("1.86 trillion yuan", "1855000000000", "1865000000000"),
        ("2.0%", "1.95", "2.05"),
        ("29 percent", "28.5", "29.5"),
        ("4,401", "4400.5", "4401.5"),
        ("4,400", "4350", "4450"),
        ("12,000", "11500", "12500"),
        ("1,000", "950", "1050"),
        ("100", "95", "105"),
        ("50 teams", "49.5", "50.5"),
        ("805 million", "804500000", "805500000"),
        ("100 million", "95000000", "105000000"),
        ("half a million", "475000", "525000"),
        ("one in five", "0.19", "0.21"),
        ("2 1/2", "2.25", "2.75"),
        ("between 2 and 3 million", "1500000", "3500000"),
        ("tens of thousands of people", "10000", "100000"),
        ("-3.2", "-3.25", "-3.15"),
    ],
)
def test_the_interval_is_half_a_step_to_either_side(text: str, low: str, high: str) -> None:
    assert interval(text) == Interval(Decimal(low), Decimal(high))


def test_two_roundings_of_one_number_overlap_and_two_numbers_do_not() -> None:
    assert interval("1.86 trillion").overlaps(interval("1.857 trillion"))
    assert not interval("1.86 trillion").overlaps(interval("1.88 trillion"))


def test_an_interval_has_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="reversed"):
        Interval(Decimal(2), Decimal(1))
