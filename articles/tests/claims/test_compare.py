"""The reasons readers see, and the rules that decide between relations."""

from dataclasses import replace
from datetime import date

import pytest

from articles.claims import Change, Comparison, Figure, Relation, compare
from articles.tests.claims.labelled import period, read


def figure(text: str, when: str = "", **fields: object) -> Figure:
    defaults = {"metric": 1, "said_on": date(2024, 1, 19), "period": period(when) if when else None}
    return Figure(quantity=read(text), **defaults | fields)


BASE_2022 = figure("2.312 million", "2022 end", said_on=date(2023, 1, 18))
NOW_2023 = figure("3.377 million", "2023 end")


def test_a_later_figure_comes_with_the_change_in_number_and_percent() -> None:
    assert compare(BASE_2022, NOW_2023) == Comparison(
        Relation.NEWER,
        "2.312 million at the end of 2022, 3.377 million at the end of 2023: "
        "+1.065 million (+46.1 %).",
    )


def test_a_change_that_the_article_states_is_checked_against_the_archive() -> None:
    stated = replace(NOW_2023, change=Change(read("46").value, "percent", True, period("2022")))
    assert compare(stated, BASE_2022).reason.endswith("+1.065 million (+46.1 %), as stated.")
    stated = replace(NOW_2023, change=Change(read("29").value, "percent", True, period("2022")))
    assert compare(stated, BASE_2022) == Comparison(
        Relation.IMPLIED_BASE_DISAGREES,
        "3.377 million at the end of 2023, up 29 percent, implies 2.607 million to 2.628 million "
        "for the end of 2022, not 2.312 million (18 Jan 2023).",
    )


def test_a_disagreement_names_who_said_which_number_and_when() -> None:
    office = figure("5.6 percent", "2023", producer=1, source="Statistics Office")
    unions = figure("8.1 percent", "2023", producer=2, source="Unions", said_on=date(2024, 4, 12))
    assert compare(office, unions) == Comparison(
        Relation.DISAGREES,
        "5.6 percent (Statistics Office, 19 Jan 2024) against 8.1 percent (Unions, 12 Apr 2024) "
        "for 2023: 2.5 percentage points apart.",
    )


def test_a_revision_shows_the_first_number_and_the_later_one() -> None:
    first = figure("53.1 million tonnes", "2020", producer=1, source="Agency")
    later = replace(first, quantity=read("53.9 million tonnes"), said_on=date(2024, 6, 15))
    assert compare(later, first) == Comparison(
        Relation.REVISED,
        "53.1 million tonnes (Agency, 19 Jan 2024), later 53.9 million tonnes (Agency, "
        "15 Jun 2024) for 2020: +800,000 tonnes (+1.5 %).",
    )


def test_a_bracketed_equivalent_shows_agreement_but_never_a_conflict() -> None:
    yuan = figure("1.86 trillion yuan", "2023", equivalents=(read("$261.20 billion"),))
    assert compare(yuan, figure("$261 billion", "2023")).relation == Relation.SAME_FIGURE
    assert compare(yuan, figure("$290 billion", "2023")).relation == Relation.SIMILAR


def test_nearly_is_given_back_as_nearly() -> None:
    reason = compare(figure("nearly 12,000", "2023"), figure("11,900", "2023")).reason
    assert reason.startswith("11,900 and nearly 12,000 for 2023")


def test_nearly_is_close_and_under_is_a_bound_alone() -> None:
    counted = figure("7,000", "2023")
    assert compare(figure("nearly 12,000", "2023"), counted).relation == Relation.DISAGREES
    assert compare(figure("less than 12,000", "2023"), counted).relation != Relation.DISAGREES


def test_a_multiple_is_said_where_a_percentage_would_be_unreadable() -> None:
    reason = compare(figure("4 million", "2023"), figure("4 billion", "2023")).reason
    assert reason.endswith("3.996 billion (999 times the first) apart.")


def test_a_figure_of_the_year_so_far_says_how_far() -> None:
    summer = figure("612", "2023", said_on=date(2023, 6, 10))
    comparison = compare(summer, figure("1,204", "2023"))
    assert comparison.relation == Relation.OTHER_SCOPE
    assert comparison.reason.startswith("612 in 2023 up to 10 Jun 2023; 1,204 in 2023")


def test_a_harvest_reported_in_september_stands_for_its_year() -> None:
    harvest = figure("3.61 million tonnes", "2019", said_on=date(2019, 9, 24))
    before = figure("3.42 million tonnes", "2018")
    assert compare(harvest, before).relation == Relation.OLDER


def test_a_price_of_one_month_may_stand_beside_the_price_of_a_year() -> None:
    year = figure("$412", "2022", counted="wholesale price of power")
    month = figure("$390", "2023-02", counted="wholesale price of power")
    assert compare(year, month).relation == Relation.NEWER
    assert compare(
        replace(year, counted="exports"), replace(month, counted="exports")
    ).relation == (Relation.OTHER_SCOPE)


@pytest.mark.parametrize(
    ("counted", "target", "actual", "expected"),
    [
        ("wind capacity", "5 GW", "5.3 GW", Relation.PROJECTION_MET),
        ("wind capacity", "5 GW", "4.1 GW", Relation.PROJECTION_MISSED),
        ("electricity used", "1,500 GWh", "2,480 GWh", Relation.PROJECTION_MISSED),
        ("fibre coverage", "90 percent", "94.2 percent", Relation.PROJECTION_MET),
        ("inflation", "2.8 percent", "4.2 percent", Relation.PROJECTION_MISSED),
        ("road deaths", "up to 375", "340", Relation.PROJECTION_MET),
        ("road deaths", "up to 375", "388", Relation.PROJECTION_MISSED),
    ],
)
def test_more_than_projected_meets_a_goal_but_not_a_forecast(
    counted: str, target: str, actual: str, expected: Relation
) -> None:
    plan = figure(target, "2025", counted=counted, projection=True)
    came = figure(actual, "2025", counted=counted, said_on=date(2026, 2, 1))
    assert compare(plan, came).relation == compare(came, plan).relation == expected


def test_a_producer_counts_changes_within_its_own_numbers() -> None:
    change = Change(read("29").value, "percent", True, period("2022"))
    ours = replace(NOW_2023, change=change, producer=1)
    assert compare(ours, replace(BASE_2022, producer=2)).relation == Relation.OLDER
    assert compare(ours, replace(BASE_2022, producer=1)).relation.is_conflict
