"""What is proposed of an article's text, and what is left out."""

from datetime import date

import pytest

from articles.curation.review.proposals import propose

PUBLISHED = date(2024, 3, 8)


def words(text: str, kind: str) -> list[str]:
    return [text[p.start : p.end] for p in propose(text, PUBLISHED) if p.kind == kind]


def test_reported_speech_of_nobody_in_particular_is_not_proposed() -> None:
    text = "Analysts said that prices will fall. The progress shows that the plan is working."
    assert words(text, "quote") == []


def test_reported_speech_of_a_named_person_is_proposed() -> None:
    text = "Ana Lima, director of the Harbour Board, said that prices will fall."
    assert words(text, "quote") == ["that prices will fall"]
    assert words(text, "expert") == ["Ana Lima"]


def test_words_in_quotation_marks_are_proposed_whoever_said_them() -> None:
    assert words("“Prices will fall next year,” a dock worker said.", "quote") == [
        "Prices will fall next year,"
    ]


def test_the_shapes_of_a_press_conference_are_all_read() -> None:
    text = (
        "By the end of 2023, the number of charging points across Portugal reached 98,400, further "
        "easing long journeys. The number of electric cars has reached 412,000 nationwide, and "
        "spending on charging is expected to hit 1.24 billion euros ($1.35 billion) in 2023 "
        "according to analysis, up 31 percent from the level in 2022, Rui Matos, chief engineer "
        "and spokesperson of the Energy Agency, told the press conference."
    )
    points, cars, spending = [p.fields for p in propose(text, PUBLISHED) if p.kind == "statistic"]
    assert [f["value"] for f in (points, cars, spending)] == ["98400", "412000", "1240000000"]
    assert {f["speaker_name"] for f in (points, cars, spending)} == {"Rui Matos"}
    assert (points["counted"], cars["counted"]) == ("charging points", "electric cars")
    assert (points["period_end"], points["period_is_point"]) == ("2023-12-31", True)
    assert (spending["change_amount"], spending["change_base_end"]) == ("31", "2022-12-31")
    assert (spending["equivalent_value"], spending["equivalent_unit_code"]) == ("1350000000", "USD")
    assert spending["is_projection"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("up 29 percent from 2022", ("29", "percent", "exact")),
        ("up more than 20 percent from 2022", ("20", "percent", "over")),
        ("almost 60 percent more than in 2022", ("60", "percent", "nearly")),
        ("down by a third from 2022", ("33.3", "percent", "about")),
    ],
)
def test_a_change_keeps_its_hedge_and_a_share_is_about_so_many_percent(
    words: str, kept: tuple[str, str, str]
) -> None:
    text = f"Portugal exported 412,000 electric cars in 2023, {words}."
    cars = next(p.fields for p in propose(text, PUBLISHED) if p.fields.get("value") == "412000")
    names = ("change_amount", "change_unit", "change_approximation")
    assert tuple(cars[name] for name in names) == kept
