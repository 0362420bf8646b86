"""Clicks on facets, as changes of a query."""

import pytest

from articles.search.query import parse_query, refine


@pytest.mark.parametrize(
    ("before", "name", "value", "after"),
    [
        ("5G", "topic", "ai", "5G topic:ai"),
        ("topic:5g", "topic", "ai", "topic:5g topic:ai"),
        ("x outlet:a", "outlet", "b", "x outlet:b"),
        ("outlet:a,c x", "outlet", "b", "x outlet:b"),
        ("year:2019 x", "year", "2020", "x year:2020"),
        ("year:2019..2021", "year", "2020", "year:2019..2021 year:2020"),
        ("a OR b", "lang", "zh", "(a OR b) lang:zh"),
    ],
)
def test_choosing_a_value(before, name, value, after):
    assert str(refine.chosen(parse_query(before), name, value)) == after


@pytest.mark.parametrize(
    ("before", "name", "value", "after"),
    [
        ("x topic:5g", "topic", "5g", "x"),
        ("outlet:a,b", "outlet", "a", "outlet:b"),
        ("year:2019 x", "year", "2019", "x"),
        ("year:2019,2021 x", "year", "2019", "year:2021 x"),
    ],
)
def test_taking_a_value_away(before, name, value, after):
    query = parse_query(before)
    assert value in refine.selected(query, name)
    assert str(refine.deselected(query, name, value)) == after


def test_adding_a_second_outlet_widens_the_search():
    assert str(refine.added(parse_query("x outlet:a"), "outlet", "b")) == "x outlet:a,b"


@pytest.mark.parametrize(
    ("before", "name", "value", "after"),
    [
        ("x topic:a", "topic", "b", "x topic:a,b"),
        ("topic:a x topic:b", "topic", "c", "topic:a,b,c x"),
        ("year:2021 x", "year", "2023", "year:2021,2023 x"),
        ("x", "year", "2023", "x year:2023"),
    ],
)
def test_adding_a_second_value_widens_the_search(before, name, value, after):
    assert str(refine.added(parse_query(before), name, value)) == after


@pytest.mark.parametrize(
    ("before", "name", "values", "after"),
    [
        ("x topic:a y", "topic", ["b", "c", "b"], "x topic:b,c y"),
        ("x year:2019,2020", "year", ["2020"], "x year:2020"),
        ("x topic:a", "topic", [], "x"),
        ("x -topic:a", "topic", ["b"], "x -topic:a topic:b"),
    ],
)
def test_choosing_any_of_several_values(before, name, values, after):
    assert str(refine.either(parse_query(before), name, values)) == after


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("year:2021,2023", "year:2021,2023"),
        ("(year:2021 OR year:2023) x", "year:2021,2023 x"),
        ("-year:2021,2019..2020", "-year:2021,2019..2020"),
        ("a OR year:2021,2023", "a OR year:2021,2023"),
        ("year:2021 OR a OR year:2023", "year:2021 OR a OR year:2023"),
    ],
)
def test_years_are_written_side_by_side(typed, written):
    query = parse_query(typed)
    assert str(query) == written
    assert parse_query(written) == query
    assert not query.repairs


def test_excluding_a_value_takes_its_choice_away():
    query = refine.excluded(parse_query("x topic:a"), "topic", "a")
    assert str(query) == "x -topic:a"
    assert refine.is_excluded(query, "topic", "a")


def test_any_part_can_be_taken_away():
    query = parse_query("a (b OR c) year:2020")
    assert [str(refine.without(query, part)) for part in query.parts] == [
        "(b OR c) year:2020",
        "a year:2020",
        "a (b OR c)",
    ]
