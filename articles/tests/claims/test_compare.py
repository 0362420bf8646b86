"""The reasons readers see, and the rules that decide between relations."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from articles.claims import Change, Comparison, Figure, Relation, compare
from articles.quantities import Approximation
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


def students(text: str, counted: str, **fields: object) -> Figure:
    return figure(text, "2023", counted=counted, **fields)


def test_a_part_of_what_is_counted_contradicts_nothing() -> None:
    everybody, some = students("2.86 million", "students"), students("680,000", "foreign students")
    assert compare(everybody, some) == Comparison(
        Relation.OTHER_SCOPE,
        "foreign students: 680,000 in 2023; students: 2.86 million in 2023.",
    )


def test_a_part_larger_than_the_whole_is_a_conflict() -> None:
    everybody, some = students("390,000", "students"), students("480,000", "foreign students")
    assert compare(everybody, some).relation == Relation.DISAGREES


def test_words_that_the_metric_is_known_by_cut_nothing_out() -> None:
    short, long = students("2.86 million", "users"), students("2.4 million", "5G mobile users")
    assert compare(short, long).relation == Relation.OTHER_SCOPE
    named = [replace(each, measure="5G mobile phone users, China") for each in (short, long)]
    assert compare(*named).relation == Relation.DISAGREES


def test_no_base_is_denied_by_a_part_of_what_was_counted() -> None:
    change = Change(Decimal(20), "percent", True, period("2022"))
    some = students("480,000", "foreign students", change=change)
    everybody = replace(students("1.9 million", "students"), period=period("2022"))
    assert compare(some, everybody).relation == Relation.OLDER


def test_a_hedged_change_denies_only_what_its_words_leave_no_room_for() -> None:
    change = Change(Decimal(20), "percent", True, period("2022"), Approximation.OVER)
    later = figure("12,000", "2023", change=change)
    assert compare(figure("9,300", "2022"), later).relation == Relation.NEWER
    denied = compare(figure("11,300", "2022"), later)
    assert denied.relation == Relation.IMPLIED_BASE_DISAGREES
    assert "up over 20 percent" in denied.reason


@pytest.mark.parametrize("place", ["UK", "U.K.", "United Kingdom, Europe"])
def test_a_place_and_its_initials_are_one_place(place: str) -> None:
    long = students("4 percent", "inflation", place="United Kingdom")
    assert compare(long, replace(long, place=place)).relation == Relation.SAME_FIGURE
    assert compare(long, replace(long, place="UAE")).relation == Relation.OTHER_SCOPE


def test_the_toll_of_an_event_grows_whoever_counts() -> None:
    first = figure("48", "2024-01-01", counted="people killed", said_on=date(2024, 1, 2))
    later = replace(first, quantity=read("62"), said_on=date(2024, 1, 3), producer=2)
    assert compare(first, later) == Comparison(
        Relation.REVISED,
        "48 (2 Jan 2024), later 62 (3 Jan 2024) for 1 January 2024: +14 (+29.2 %).",
    )
    assert compare(first, replace(later, said_on=first.said_on)).relation == Relation.DISAGREES
    assert compare(first, replace(later, quantity=read("30"))).relation == Relation.DISAGREES


def test_a_number_cut_to_two_digits_is_no_conflict() -> None:
    for long, short in [("1.49 trillion", "1.4 trillion"), ("9.96 percent", "9.9 percent")]:
        assert compare(figure(long, "2023"), figure(short, "2023")).relation == Relation.SIMILAR
    assert compare(figure("1.9", "2023"), figure("1", "2023")).relation == Relation.DISAGREES


def test_a_round_target_plainly_not_reached_is_missed() -> None:
    target = figure("2 million", "2023", projection=True, said_on=date(2023, 1, 25))
    assert compare(target, figure("1.81 million", "2023")).relation == Relation.PROJECTION_MISSED
    assert compare(target, figure("1.96 million", "2023")).relation == Relation.PROJECTION_MET


def test_one_number_of_one_release_is_one_figure_though_its_day_was_read_otherwise() -> None:
    now = figure("over 4,400", "2024-01-19 end", speaker=1)
    then = figure("over 4,400", "2023 end", speaker=1, said_on=date(2024, 1, 20))
    assert compare(now, then).relation == Relation.SAME_FIGURE
    assert compare(now, replace(then, speaker=2)).relation == Relation.OLDER
