"""Quantities in running text: what is found, where, and what is left alone."""

import pytest

from articles.quantities import Approximation, Direction, Found, find


def written(text: str) -> list[str]:
    return [found.quantity.as_written for found in find(text)]


def only(text: str) -> Found:
    (found,) = find(text)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It had 13000 workers in the United Kingdom.", ["13000 workers"]),
        ("Shares rose 8.15% to $3.65 in June 2019.", ["8.15%", "$3.65"]),
        ("Waymo will create up to 400 jobs at the plant.", ["400 jobs"]),
        ("Two new 737 Max jets were grounded.", ["Two new 737 Max jets"]),
        ("One of the best wireless speakers around", ["One of the best wireless speakers"]),
        ("The nation's two largest teachers unions agreed.", ["two largest teachers unions"]),
        ("Dell cut 6,650 employees, or about 5% of staff", ["6,650 employees", "5%"]),
        ("a fine of 10.5 million Australian dollars", ["10.5 million Australian dollars"]),
        ("Only 30 percent of 2,500 US companies reply", ["30 percent", "2,500 US companies"]),
        ("the 50 previous years of programming", ["50 previous years"]),
        (
            "It raised 280 million of the 1.5 billion shekels",
            ["280 million", "1.5 billion shekels"],
        ),
        ("a population of 67m", ["67m"]),
        ("lost 250.11 points to 21,000", ["250.11 points", "21,000"]),
        ("population of 1.4 billion (13.6亿 in 2020)", ["1.4 billion", "13.6亿"]),
    ],
)
def test_number_and_unit_are_found_together(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two-month contract was signed on January 12, 2024.",
        "Chapter 3 explains Article 14, Section 31.",
        "iPhone 11 Pro and the Galaxy S8 use 5G.",
        "He lives at 575 Wilbraham Road.",
        "Clemson won 3-2 and 47-21 in the 2012-13 season.",
        "No one knows, and one another is all they have.",
        "Call +1 202-555-0143 before 10:27 PM.",
        "In the fourth quarter of the 1990s",
        "a category 4 hurricane and the Big 12",
        "The 2020 Olympics and the 1988 sales",
        "By a 2-to-1 vote they split 4 to 1.",
        "Sept. 11 and 9/11 and 24/7",
        "Buffett, 87, watched 1080p video",
    ],
)
def test_names_dates_scores_and_labels_are_left_alone(text: str) -> None:
    assert written(text) == []


def test_spans_hold_where_curly_quotes_dashes_and_emoji_stand_before() -> None:
    text = "“👩‍👩‍👧 Naïve” — the café’s\u00a0boss said −3.2\u00a0percent, ½ of €1\u202f200 …"
    found = find(text)
    assert [text[f.start : f.end] for f in found] == ["−3.2\u00a0percent", "½", "€1\u202f200"]
    assert [str(f.quantity.value) for f in found] == ["-3.2", "0.5", "1200"]


def test_an_amount_of_change_has_a_direction_and_a_level_has_none() -> None:
    assert only("It is up 29 percent").direction is Direction.UP
    assert only("prices fell by about 3 percent").direction is Direction.DOWN
    assert only("shares ended 8 percent lower").direction is Direction.DOWN
    assert only("the rate rose to 5 percent").direction is Direction.NONE
    assert only("worth up to $5").direction is Direction.NONE
    assert only("it crashed 13 minutes later").direction is Direction.NONE
    assert only("start-ups raised 870 million euros").direction is Direction.NONE
    assert only("11 percent fewer than before").direction is Direction.DOWN


def test_a_movement_from_one_value_to_another_tells_which_end_is_new() -> None:
    found = only("Mileage fell from 29 mpg in 2008 to 20 mpg.")
    assert (found.moved, found.direction) == (True, Direction.DOWN)
    assert (found.quantity.value, found.quantity.upper) == (20, 29)


def test_a_change_and_the_new_level_are_two_numbers() -> None:
    assert written("It rose 18 sen to RM23.50.") == ["18 sen", "RM23.50"]
    assert written("increased by $43.6 billion to $419.2 billion") == [
        "$43.6 billion",
        "$419.2 billion",
    ]


def test_the_hedge_has_its_own_span() -> None:
    text = "has just over 4,400 domestic AI enterprises"
    found = only(text)
    assert found.modifier_span is not None
    assert text[slice(*found.modifier_span)] == "just over"
    assert text[slice(*found.value_span)] == "4,400"


def test_a_share_takes_its_whole_along_and_does_not_count_it() -> None:
    found = only("One in six bakeries closed.")
    assert found.quantity.as_written == "One in six bakeries"
    assert (found.share_of, found.quantity.unit.name) == ("bakery", "")


def test_figures_in_chinese_text_are_found_with_their_bound() -> None:
    text = "截至2023年底,5G基站总数达到337.7万个,经济总产出达1.86万亿元,增长29%,企业已超过4400家。"
    found = find(text)
    assert [f.quantity.as_written for f in found] == ["337.7万", "1.86万亿元", "29%", "4400"]
    assert found[-1].quantity.approximation is Approximation.OVER
