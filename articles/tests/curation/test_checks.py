"""What an editor is told while a figure or a quote is entered, and what nobody is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims import Change, Figure
from articles.curation.checks import (
    Known,
    Level,
    Remark,
    check_base,
    check_points,
    check_scale,
    check_words,
    closest_words,
    verbatim,
)
from articles.periods import parse_period
from articles.quantities import Interval, parse
from articles.quantities.rounding import interval, step_of


def figure(text: str, when: str = "", change: Change | None = None, **fields: Any) -> Figure:
    period = parse_period(when) if when else None
    said = date(2024, 1, 19)
    return Figure(
        quantity=parse(text), metric=1, period=period, change=change, said_on=said, **fields
    )


def known(text: str, when: str = "") -> Known:
    one = replace(figure(text, when), said_on=date(2023, 1, 18))
    return Known(one, "The Daily, 18 January 2023", "/statistics/1/")


def up(amount: str, base: str = "", unit: str = "percent") -> Change:
    return Change(Decimal(amount), unit, True, parse_period(base) if base else None)


def texts(remarks: Any, level: Level = Level.WARN) -> list[str]:
    return [remark.text for remark in remarks if remark.level == level]


OUTPUT = figure("1.86 trillion yuan", "2023", up("29", "2022"))


def test_a_stated_change_implies_an_interval_of_bases() -> None:
    assert list(check_base(OUTPUT, [])) == [
        Remark(
            "change_amount",
            Level.NOTE,
            "This implies a base between 1.432 and 1.451 trillion for 2022.",
        )
    ]


def test_a_base_on_record_confirms_the_change() -> None:
    found = check_base(OUTPUT, [known("1.44 trillion yuan", "2022")])
    assert texts(found, Level.FITS) == [
        "Fits the 1.44 trillion yuan for 2022 that The Daily, 18 January 2023 has."
    ]


def test_a_base_on_record_that_cannot_be_is_a_warning_with_its_page() -> None:
    found = list(check_base(OUTPUT, [known("1.21 trillion yuan", "2022")]))
    assert texts(found)[0].startswith("Does not fit the 1.21 trillion yuan for 2022")
    assert found[-1].href == "/statistics/1/"


def test_figures_of_other_periods_say_nothing_about_the_base() -> None:
    assert len(list(check_base(OUTPUT, [known("1.21 trillion yuan", "2021")]))) == 1


def test_a_figure_without_a_change_implies_nothing() -> None:
    assert list(check_base(figure("3.377 million"), [known("3 million", "2022")])) == []


@given(st.decimals("0.01", "999", places=2), st.integers(1, 300), st.decimals(0, "0.49", places=3))
def test_the_interval_holds_every_base_that_the_change_can_come_from(
    base: Decimal, percent: int, wobble: Decimal
) -> None:
    """Any base, any true growth that rounds to the percent written, leads to a figure that fits."""
    exact = base * (1 + (percent + wobble) / 100)
    value = exact.quantize(Decimal("0.01"))
    low_high = interval(value, value, step_of(value), step_of(value))
    quantity = replace(parse("1.86 trillion yuan"), value=value, interval=low_high)
    stated = replace(OUTPUT, quantity=quantity, change=up(str(percent), "2022"))
    before = known("1 yuan", "2022")
    held = replace(before.figure.quantity, value=base, interval=Interval(base, base))
    assert (
        texts(check_base(stated, [replace(before, figure=replace(before.figure, quantity=held))]))
        == []
    )


STATIONS = [known("2.312 million", "end 2022"), known("1.425 million", "end 2021")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3.377 billion", "about 1,000 times the 2.312 million for end of 2022"),
        ("3,377", "about a thousandth of the 1.425 million for end of 2021"),
        ("33.77 billion", "Is 万 (ten thousand) read right?"),
    ],
)
def test_a_scale_word_that_was_lost_is_told(typed: str, said: str) -> None:
    assert said in texts(check_scale(figure(typed, "end 2023"), STATIONS))[0]


@pytest.mark.parametrize("typed", ["3.377 million", "3.4 million", "33 million", "400,000"])
def test_growth_and_rounding_are_no_slips(typed: str) -> None:
    assert list(check_scale(figure(typed, "end 2023"), STATIONS)) == []


def test_the_same_digits_for_the_same_period_are_a_slip_even_by_ten() -> None:
    found = texts(check_scale(figure("23.12 million", "end 2022"), STATIONS))
    assert found[0].startswith("23.12 million for end of 2022 is 10 times the 2.312 million")


def test_the_same_figure_rounded_is_never_remarked_on() -> None:
    assert list(check_scale(figure("2.31 million", "end 2022"), STATIONS)) == []


@given(st.integers(1, 10**12), st.integers(1, 6))
def test_no_rounding_of_a_number_is_a_slip(number: int, digits: int) -> None:
    """However a writer rounds what is on record, the editor is not warned."""
    rounded = int(Decimal(number).quantize(Decimal(10) ** max(0, len(str(number)) - digits)))
    one = known(f"{number:,}", "2022")
    if rounded and one.figure.quantity and parse(f"{rounded:,}"):
        assert list(check_scale(figure(f"{rounded:,}", "2022"), [one])) == []
        assert list(check_words(parse(f"{rounded:,}"), f"{rounded:,}")) == []


@pytest.mark.parametrize(
    ("typed", "words", "said"),
    [
        ("1.86 billion yuan", "1.86 trillion yuan", "a thousandth of it"),
        ("33.77 million", "337.7万", "10 times it. Is the decimal point right, or 万"),
        ("2.5 million", "3.377 million", "The words say 3.377 million, the value says 2.5 million"),
        ("5 percent", "5 percentage points", "Percent and percentage points are not the same"),
        ("1.86 trillion dollars", "1.86 trillion yuan", "the unit says US dollar"),
    ],
)
def test_a_value_that_the_words_do_not_say_is_told(typed: str, words: str, said: str) -> None:
    assert said in " ".join(texts(check_words(parse(typed), words)))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3.377 million", "3.377 million"),
        ("3.4 million", "3.377 million"),
        ("3,377,000", "337.7万"),
        ("5 percent", "soared"),
        ("2.5 million", "between 2 and 3 million"),
    ],
)
def test_what_agrees_with_the_words_is_not_remarked_on(typed: str, words: str) -> None:
    assert list(check_words(parse(typed), words)) == []


def test_points_on_what_is_no_share_are_told() -> None:
    amount = figure("1.86 trillion yuan", change=up("29", unit="percentage_point"))
    assert "is no share" in texts(check_points(amount, "", []))[0]


def test_the_sentence_says_which_of_the_two_it_is() -> None:
    rate = figure("5.2 percent", change=up("0.3"))
    sentence = "Unemployment rose 0.3 percentage points to 5.2 percent."
    assert texts(check_points(rate, sentence, [])) == [
        "The sentence says “0.3 percentage points”; here it says percent."
    ]
    assert (
        list(check_points(replace(rate, change=up("0.3", unit="percentage_point")), sentence, []))
        == []
    )


def test_the_base_on_record_says_which_of_the_two_it_is() -> None:
    rate = figure("5.2 percent", "2023", up("0.3", "2022"))
    found = texts(check_points(rate, "", [known("4.9 percent", "2022")]))
    assert found[0].endswith("this is 0.3 percentage points, not percent.")


def test_percent_among_points_is_told() -> None:
    found = texts(check_points(figure("2 percent"), "", [known("1 percentage point", "2022")]))
    assert found == [
        "The other figures of this metric are in percentage points, this one is in percent."
    ]


TEXT = "“The expanding network has supported industry,” said Wang. More will come next year."


def test_words_of_the_article_are_found_whatever_their_marks() -> None:
    start, end = verbatim('"The expanding network has', TEXT)
    assert TEXT[start:end] == "“The expanding network has"


def test_changed_words_are_not_in_the_article_and_the_closest_are_shown() -> None:
    typed = "The growing network has supported industry"
    assert verbatim(typed, TEXT) is None
    assert "expanding network" in closest_words(typed, TEXT)


def test_nothing_close_is_shown_for_other_words() -> None:
    assert closest_words("Inflation slowed again in the euro zone", TEXT) == ""
