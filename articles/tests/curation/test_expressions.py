"""Figures and periods as newspapers write them, from the sentence to the proposal."""

from datetime import date

import pytest

from articles.curation.finders import CandidateStatistic, find_statistics
from articles.periods import write_period

DAY = date(2024, 12, 1)


def only(text: str) -> CandidateStatistic:
    (found,) = find_statistics(text, DAY)
    return found


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Profit in H1 2023 was 40 million euros.", "2023-H1"),
        ("Profit was 40 million euros in the first half of 2023.", "2023-H1"),
        ("Sales were 5 million tonnes in the first nine months of 2024.", "2024-01-01/2024-09-30"),
        ("On 2024-03-05 the agency counted 412 cases.", "2024-03-05"),
        ("Revenue was $3.2 billion in Q3 2024.", "2024-Q3"),
        ("Revenue was $3.2 billion in Q3 FY24.", ""),
        ("Revenue was $3.2 billion in the third quarter of fiscal 2024.", ""),
    ],
)
def test_a_period_is_that_of_the_calendar_or_none(text: str, period: str) -> None:
    found = only(text).period
    assert (write_period(found) if found else "") == period


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Profit in H1 2023 was 40 million euros.", "Profit"),
        ("Between 2019 and 2023 exports rose 40 percent.", "exports"),
        ("Temperatures of 35C-40C are forecast.", "Temperatures"),
        ("It costs £12,000.", ""),
    ],
)
def test_what_is_counted_has_no_dates_numbers_or_pronouns(text: str, counted: str) -> None:
    assert only(text).counted == counted


def test_a_number_with_a_comma_is_one_word() -> None:
    _, cost = find_statistics("The 1,500kg car cost £12,000.", DAY)
    assert cost.counted == "1,500kg car"


def test_a_change_year_on_year_leads_to_its_level() -> None:
    found = only("Revenue rose 12% y/y to 1.2 million euros in 2023.")
    assert found.quantity.unit.code == "EUR"
    assert found.change is not None and found.change.base is not None
    assert write_period(found.change.base) == "2022"


def test_ages_of_a_group_and_the_whole_of_a_rate_are_not_proposed() -> None:
    assert find_statistics("The 18-to-24 age group voted less.", DAY) == ()
    assert only("The rate was 1.5 per 1,000 births.").quantity.value == 1.5
