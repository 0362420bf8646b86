"""Numbers and quantities back in words."""

from decimal import Decimal

import pytest

from articles.quantities import format_quantity, format_value, parse


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("3377000", "3.377 million"),
        ("3377123", "3,377,123"),
        ("4400", "4,400"),
        ("805000000", "805 million"),
        ("1860000000000", "1.86 trillion"),
        ("48828125000", "48,828,125,000"),
        ("1860000000000000", "1,860 trillion"),
        ("261.20", "261.2"),
        ("0.001", "0.001"),
        ("0", "0"),
        ("-3.2", "−3.2"),
        ("-50800000000", "−50.8 billion"),
    ],
)
def test_a_value_is_written_as_short_as_it_stays_exact(value: str, words: str) -> None:
    assert format_value(Decimal(value)) == words


def test_a_share_that_no_decimal_ends_is_written_as_a_fraction() -> None:
    assert format_value(Decimal(1) / 3) == "1/3"
    assert format_value(Decimal(5) / 6) == "5/6"
    assert format_value(Decimal("0.333333333333")) == "1/3"  # as it is recorded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.86万亿元", "1.86 trillion yuan"),
        ("US$ 58.240 per barrel", "$58.24 per barrel"),
        ("£3.4bn", "£3.4 billion"),
        ("8.10 euros", "€8.10"),
        ("19 cents", "19 cents"),
        ("-$5m", "−$5 million"),
        ("RM23.50", "23.5 Malaysian ringgit"),
        ("1 mile", "1 mile"),
        ("60 commercial fishermen", "60 commercial fishermen"),
        ("three thousand tests per day", "3,000 tests per day"),
        ("5 million people", "5 million people"),
        ("as many as 14 players", "up to 14 players"),
        ("between $2 and $3 million", "between $2 million and $3 million"),
        ("$200 to $4 million", "between $200 and $4,000,000"),
        ("5-10W", "between 5 and 10 watts"),
        ("40 bps", "40 basis points"),
    ],
)
def test_a_quantity_is_written_as_a_reader_expects(text: str, words: str) -> None:
    quantity = parse(text)
    assert quantity is not None
    assert format_quantity(quantity) == words
