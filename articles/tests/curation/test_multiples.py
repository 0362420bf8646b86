"""Tripled, halved, threefold, twice as many: changes that a word says."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.curation.finders import Change, find_statistics
from articles.curation.finders.statistics.multiples import multiples
from articles.periods import write_period
from articles.quantities import Approximation, Direction

DAY = date(2024, 1, 19)


def change(text: str) -> Change:
    (found,) = find_statistics(text, DAY)
    assert found.change is not None
    return found.change


@pytest.mark.parametrize(
    ("text", "percent", "base"),
    [
        ("Exports doubled to 805 million euros.", 100, ""),
        ("Profit halved to $2.1 billion.", -50, ""),
        ("Refugees more than quadrupled to 1.2 million since 2021.", 300, "2021"),
        ("Unemployment has almost halved since 2015, to 4.2 percent.", -50, "2015"),
        ("Revenue rose fivefold to 12 billion yuan.", 400, ""),
        ("Output grew by a factor of four to 8 million tonnes.", 300, ""),
        ("The firm doubled its exports to 805 million euros.", 100, ""),
        ("The fund has 5 million euros, up fivefold since 2019.", 400, "2019"),
        ("They confirmed 412 cases, three times as many as in 2018.", 200, "2018"),
        ("There were 4,400 makers in 2023. That is twice as many as in 2019.", 100, "2019"),
        ("Rents have doubled since 2010, from 400 euros to 800 euros.", 100, "2010"),
    ],
)
def test_a_level_keeps_the_change_that_a_word_says(text: str, percent: int, base: str) -> None:
    found = change(text)
    assert found.amount is not None and found.amount.unit.code == "percent"
    sign = 1 if found.direction is Direction.UP else -1
    assert sign * found.amount.value == percent
    assert (write_period(found.base) if found.base else "") == base


@pytest.mark.parametrize(
    ("text", "words", "counted", "percent", "base"),
    [
        ("The number of users has tripled since 2020.", "tripled", "users", 200, "2020"),
        ("Prices have risen tenfold since 2000.", "tenfold", "Prices", 900, "2000"),
        (
            "There was a threefold increase in cases from 2022.",
            "threefold increase",
            "cases",
            200,
            "2022",
        ),
        (
            "Twice as many people died in 2023 as in 2022.",
            "Twice as many",
            "people died",
            100,
            "2022",
        ),
    ],
)
def test_alone_it_is_a_figure_where_it_is_said_what_it_is_counted_from(
    text: str, words: str, counted: str, percent: int, base: str
) -> None:
    (found,) = find_statistics(text, DAY)
    assert (text[found.start : found.end], found.counted) == (words, counted)
    assert (found.quantity.value, found.quantity.unit.code) == (percent, "percent")
    assert found.change is not None and found.change.base is not None
    assert write_period(found.change.base) == base


@pytest.mark.parametrize(
    "text",
    [
        "Emissions have halved.",
        "He doubled down on tripled tariffs.",
        "Murray won the doubles 6-3 6-4.",
        "Add the halved tomatoes.",
        "Prices rose to double digits.",
        "The car costs twice as much as the rival's.",
    ],
)
def test_without_a_base_or_a_level_nothing_is_proposed(text: str) -> None:
    assert find_statistics(text, DAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The company, which has 400 shops, doubled profit last year.",
        "It doubled its flights to 20 cities.",
        "The budget is 5 million euros, twice as much as the rival's.",
        "Each bus costs 520,000 euros, half as much again as a diesel.",
        "They gave 5 million euros. That is twice as much as the rival gave.",
    ],
)
def test_what_doubled_beside_a_figure_is_no_change_of_it(text: str) -> None:
    (found,) = find_statistics(text, DAY)
    assert found.change is None


def test_the_object_is_what_doubles() -> None:
    (found,) = find_statistics("The company plans to double capacity to 20,000 tonnes.", DAY)
    assert (found.counted, found.is_projection) == ("capacity", True)


HEDGES = {
    "": Approximation.ABOUT,
    "more than ": Approximation.OVER,
    "nearly ": Approximation.NEARLY,
    "at least ": Approximation.AT_LEAST,
    "roughly ": Approximation.ABOUT,
}
VERBS = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "halved": Decimal("0.5")}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(VERBS)),
    st.sampled_from(sorted(HEDGES)),
    st.integers(100, 9_999_999),
    st.integers(1950, 2022),
)
def test_the_change_leads_back_to_the_base(verb: str, hedge: str, base: int, year: int) -> None:
    level = int(base * VERBS[verb])
    found = change(f"The number of users {hedge}{verb} to {level:,} since {year}.")
    assert found.amount is not None and found.base is not None
    assert found.base.start.year == found.base.end.year == year
    assert found.amount.approximation is HEDGES[hedge]
    sign = 1 if found.direction is Direction.UP else -1
    assert abs(level / (1 + sign * found.amount.value / 100) - base) <= 2


PIECES = ["twice", " as many", "half", "doubl", "ed", "ing", "the ", " to ", "3", "-fold", " rise"]
PIECES += ["a factor of ", "times", " since 2020", "0", " up", "more than ", ".", "halve", "es"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_every_text_is_read_and_every_multiple_is_of_its_words(text: str) -> None:
    last = 0
    for found in multiples(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.quantity.as_written
        assert found.quantity.value > 0 and found.direction is not Direction.NONE
        last = found.end
    find_statistics(text, DAY)
