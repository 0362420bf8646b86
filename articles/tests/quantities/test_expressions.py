"""Numbers as newspapers write them: what is read, and what is no figure."""

from decimal import Decimal

import pytest

from articles.quantities import Approximation, Found, find


def only(text: str) -> Found:
    (found,) = find(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It has 300mn euros.", "300000000", "EUR"),
        ("Rs 5 crore was spent.", "50000000", "rupee"),
        ("The bank lost ¥1.2tn.", "1200000000000", "JPY"),
        ("The club paid €3.5m.", "3500000", "EUR"),
        ("The budget is 48 lakh crore rupees.", "48000000000000", "rupee"),
        ("The pipe is 3 1/2 inches wide.", "3.5", "[in_i]"),
        ("It fell to minus 2C.", "-2", "Cel"),
        ("The rate rose 0.5 percentage points.", "0.5", "percentage_point"),
        ("They cut it by 25 basis points.", "25", "basis_point"),
        ("The tax is 5p a litre.", "5", "penny/L"),
        ("They paid HK$3m.", "3000000", "HKD"),
        ("Half a million people marched.", "500000", ""),
        ("About 2.5 lakh farmers came.", "250000", ""),
        ("The army has 1.4m soldiers.", "1400000", ""),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    found = only(text).quantity
    assert (found.value, found.upper, found.unit.code) == (Decimal(value), None, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The deal is worth $1.2bn-$1.5bn.", "1200000000", "1500000000", "USD"),
        ("The deal is worth $1.2-1.5bn.", "1200000000", "1500000000", "USD"),
        ("It costs $15 to 20 million.", "15000000", "20000000", "USD"),
        ("Some 1.2-1.5 million people fled.", "1200000", "1500000", ""),
        ("It will be between 3 and 4 percent.", "3", "4", "percent"),
        ("A crowd of 40,000-50,000 gathered.", "40000", "50000", ""),
        ("The price ranges from $10 to $15 a kilo.", "10", "15", "USD/{kilo}"),
        ("Wages vary widely from 400 euros to 900 euros.", "400", "900", "EUR"),
        ("It is 35C-40C in the shade.", "35", "40", "Cel"),
    ],
)
def test_a_range_has_both_ends_and_is_no_movement(
    text: str, low: str, high: str, unit: str
) -> None:
    found = only(text)
    assert (found.quantity.value, found.quantity.upper) == (Decimal(low), Decimal(high))
    assert (found.quantity.unit.code, found.moved) == (unit, False)


def test_what_rises_from_one_value_to_another_is_a_movement() -> None:
    assert only("The price rose from $10 to $15 a kilo.").moved


def test_a_change_and_the_level_it_leads_to_are_no_range() -> None:
    change, level = find("The index rose $250 to 21,000.")
    assert (change.quantity.value, level.quantity.value) == (250, 21_000)


def test_as_many_as_is_an_upper_bound() -> None:
    found = only("As many as 3,000 people died.").quantity
    assert found.approximation is Approximation.UP_TO


@pytest.mark.parametrize(
    "text",
    [
        "Call 020 7946 0958, +44 20 7946 0958 or 555-0143.",
        "Version 3.11.7 and Python 3.12 are out.",
        "Arsenal won 3-2, and Murray 6-3, 6-4, 7-6 (7-5).",
        "They beat Spain 102-98; the vote was 52-48.",
        "On 2024-03-05 and 05/03/2024 at 10.30am.",
        "Room 101 is on floor 12, near IP 192.168.0.1.",
        "ISBN 978-3-16-148410-0",
        "The A320, the B-52 and flight MH370.",
    ],
)
def test_numbers_that_name_or_score_are_no_figures(text: str) -> None:
    assert find(text) == ()


def test_a_range_is_no_rounder_below_than_it_is_above() -> None:
    around = only("They expect 3 to 3.5 million tonnes.").quantity.interval
    assert (around.low, around.high) == (Decimal(2_950_000), Decimal(3_550_000))
