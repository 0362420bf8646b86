"""What people write, and the one number that it means."""

from decimal import Decimal

import pytest

from articles.quantities import Approximation, UnitKind, format_quantity, parse, unit_for_code

SPELLINGS = """
3.377 million                 | 3377000        |
3,377,000                     | 3377000        |
3.377m                        | 3377000        |
337.7万                       | 3377000        |
1.86 trillion yuan            | 1860000000000  | CNY
$261.20 billion               | 261200000000   | USD
US$58.24                      | 58.24          | USD
29 percent                    | 29             | percent
29%                           | 29             | percent
29 per cent                   | 29             | percent
2.3 percentage points         | 2.3            | percentage_point
40 bps                        | 40             | basis_point
half a million                | 500000         |
a quarter of a million        | 250000         |
two and a half million        | 2500000        |
one in five                   | 0.2            |
9 out of 10                   | 0.9            |
minus 3.2                     | -3.2           |
−3.2                          | -3.2           |
1 1/2                         | 1.5            |
1½                            | 1.5            |
£3.4bn                        | 3400000000     | GBP
$-50.8bn                      | -50800000000   | USD
-$5 million                   | -5000000       | USD
13亿                          | 1300000000     |
1.86万亿元                    | 1860000000000  | CNY
816 000 t                     | 816000         | t
12,34,567                     | 1234567        |
one hundred and twenty-three thousand four hundred and five | 123405 |
20 °C                         | 20             | Cel
-40C                          | -40            | Cel
5.5kWh                        | 5.5            | kW.h
A$82,615,680                  | 82615680       | AUD
R1.5bn                        | 1500000000     | ZAR
"""


@pytest.mark.parametrize("line", SPELLINGS.strip().splitlines())
def test_every_spelling_means_one_exact_number(line):
    text, value, code = (cell.strip() for cell in line.split("|"))
    quantity = parse(text)
    assert quantity is not None
    assert quantity.value == Decimal(value)
    assert quantity.unit.code == code
    assert quantity.interval.contains(quantity.value)


@pytest.mark.parametrize(
    "text",
    ["2023", "3-2", "2012-13", "5G", "A380", "COVID-19", "Boeing 737", "S&P 500", "Section 427"]
    + ["", "hello", "1,2,3", "12.5.2020", "21st", "10:30", "24/7", "555-0143"],
)
def test_what_is_no_quantity_is_not_read_as_one(text):
    assert parse(text) is None


def test_bounds_are_kept_apart_from_the_number():
    assert parse("over 4,400").approximation is Approximation.OVER
    assert parse("nearly 12,000").approximation is Approximation.UNDER
    assert parse("4,400-odd").approximation is Approximation.ABOUT
    assert parse("at least 50 percent").approximation is Approximation.AT_LEAST
    assert parse("up to $8 million").approximation is Approximation.UP_TO


def test_a_range_has_two_ends_that_share_scale_and_unit():
    quantity = parse("between 2 and 3 million base stations")
    assert (quantity.value, quantity.upper) == (2000000, 3000000)
    assert (quantity.unit.kind, quantity.unit.name) == (UnitKind.COUNT, "base station")
    assert (quantity.interval.low, quantity.interval.high) == (1500000, 3500000)


def test_an_indian_amount_keeps_that_its_rupee_has_no_country():
    quantity = parse("Rs 5 lakh crore")
    assert (quantity.value, quantity.unit.name) == (5 * 10**12, "rupee")
    assert unit_for_code("INR") != quantity.unit


def test_the_rounding_interval_follows_the_digits_written():
    interval = parse("3.377 million").interval
    assert (interval.low, interval.high) == (3376500, 3377500)
    assert parse("1.86 trillion").interval.overlaps(parse("1.857 trillion").interval)
    assert not parse("4,401").interval.contains(Decimal(4400))


@pytest.mark.parametrize(
    "text",
    ["about 1.86 trillion yuan", "29 percent", "between 2 million and 3 million base stations"]
    + ["$261.2 billion", "over 4,400 domestic AI enterprises", "−3.2", "$80 per square metre"],
)
def test_canonical_text_is_read_and_written_back_unchanged(text):
    assert format_quantity(parse(text)) == text


def test_units_are_known_by_their_code():
    assert unit_for_code("CNY").name == "yuan"
    assert unit_for_code("km").name == "kilometre"
    assert unit_for_code("XYZ") is None
