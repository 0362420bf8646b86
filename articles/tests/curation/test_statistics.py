"""The statistics finder: which figures, and what they are about."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.curation.finders import CandidateStatistic, find_statistics
from articles.periods import write_period
from articles.quantities import Approximation, Direction, parse

FRIDAY = date(2024, 1, 19)
DEMO = Path(__file__).parents[2] / "demo"
STORY = """\
Valmora's network grew fast and the number of domestic battery makers surpassed 4,400, the \
Ministry of Energy said on Friday.

Also on Friday, the capital honored 81 engineers and 50 teams. Two countries sent guests.

Tao Ilmari, an official from the ministry, said that progress was remarkable. "Valmora now has \
over 4,400 domestic battery makers," Tao noted.

At the end of 2023, the number of charging stations across the country reached 3.377 million, \
further easing the wait. The number of electric car drivers has reached 805 thousand nationwide, \
and charging-driven output is expected to hit 1.86 billion yuan ($261.20 million) in 2023 \
according to analysis, up 29 percent from the level in 2022, Noor Castell, chief engineer of the \
ministry, told the press conference.
"""


def only(text: str, published: date | None = FRIDAY) -> CandidateStatistic:
    (found,) = find_statistics(text, published)
    return found


def period(text: str, published: date | None = FRIDAY) -> str:
    found = only(text, published).period
    return write_period(found) if found else ""


def test_a_whole_story_gives_the_figures_an_editor_would_keep() -> None:
    found = find_statistics(STORY, FRIDAY)
    assert [STORY[f.start : f.end] for f in found] == [
        "surpassed 4,400",
        "81 engineers",
        "50 teams",
        "over 4,400 domestic battery makers",
        "3.377 million",
        "805 thousand",
        "1.86 billion yuan",
    ]
    assert [f.counted for f in found] == [
        "domestic battery makers",
        "engineers",
        "teams",
        "domestic battery makers",
        "charging stations",
        "electric car drivers",
        "charging-driven output",
    ]


def test_a_whole_story_gives_periods_and_speakers() -> None:
    found = find_statistics(STORY, FRIDAY)
    assert [write_period(f.period) if f.period else "" for f in found[1:]] == [
        "2024-01-19",
        "2024-01-19",
        "end 2024-01-19",
        "end 2023",
        "end 2023",
        "2023",
    ]
    assert [f.speaker_name for f in found] == [
        "Ministry of Energy",
        "",
        "",
        "Tao Ilmari",
        "Noor Castell",
        "Noor Castell",
        "Noor Castell",
    ]


def test_equivalent_projection_and_change_belong_to_their_figure() -> None:
    output = find_statistics(STORY, FRIDAY)[-1]
    assert output.equivalent is not None and output.equivalent.unit.code == "USD"
    assert output.is_projection
    assert output.change is not None and output.change.amount is not None
    assert (output.change.direction, output.change.amount.value) == (Direction.UP, 29)
    assert output.change.base is not None and write_period(output.change.base) == "2022"


def test_a_bound_is_kept() -> None:
    found = only("The agency now counts over 4,400 domestic makers.")
    assert found.quantity.approximation is Approximation.OVER


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Unemployment averaged 5.6 percent.", "Unemployment"),
        ("The mean temperature reached 12.1 degrees Celsius in 2022.", "mean temperature"),
        ("In 2024 the jobless rate fell to 5.4 percent.", "jobless rate"),
        ("The capital received 742 millimetres of rain in 2018.", "rain"),
        ("The institute put the median rent for 2019 at 890 euros.", "median rent"),
        ("They announced an investment of 1.7 billion euros.", "investment"),
        ("Operators invested 1.86 billion euros in fibre networks.", None),
        ("About 94.6 percent of adults can read.", "adults"),
        ("The institute recorded 412 cases of measles.", "cases of measles"),
        ("China finished the year with 3.377 million 5G base stations.", "5G base stations"),
    ],
)
def test_what_is_counted_or_measured_is_named(text: str, counted: str | None) -> None:
    expected = counted or "invested in fibre networks by Operators"
    assert only(text).counted == expected


def test_a_figure_said_of_a_pronoun_is_about_what_the_last_one_was() -> None:
    found = find_statistics("Unemployment averaged 5.6 percent. In 2022 it was 6.2 percent.")
    assert [f.counted for f in found] == ["Unemployment", "Unemployment"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in 2023", "2023"),
        ("at the end of 2023", "end 2023"),
        ("in the first quarter of 2023", "2023-Q1"),
        ("in Q4 2022", "2022-Q4"),
        ("in the second half of 2022", "2022-H2"),
        ("in October 2023", "2023-10"),
        ("in October", "2023-10"),
        ("in October of last year", "2023-10"),
        ("in the first nine months of 2022", "2022-01-01/2022-09-30"),
        ("in the first six months of last year", "2023-01-01/2023-06-30"),
        ("from March to May 2023", "2023-03-01/2023-05-31"),
        ("last year", "2023"),
        ("last month", "2023-12"),
        ("this year", "2024"),
        ("in the fourth quarter", "2023-Q4"),
        ("on January 12", "2024-01-12"),
        ("on 3 December 2023", "2023-12-03"),
        ("as of June 30, 2023", "end 2023-06-30"),
        ("between 2018 and 2022", "2018-01-01/2022-12-31"),
        ("in 2021-22", "2021-01-01/2022-12-31"),
        ("on Tuesday", "2024-01-16"),
        ("yesterday", "2024-01-18"),
        ("", ""),
        ("in Paris", ""),
    ],
)
def test_the_period_is_resolved(words: str, expected: str) -> None:
    assert period(f"Exports reached 3.4 million tonnes {words}.") == expected


def test_a_relative_period_needs_the_date_of_publication() -> None:
    assert period("Exports reached 3.4 million tonnes last year.", None) == ""
    assert period("Exports reached 3.4 million tonnes in 2023.", None) == "2023"


def test_a_period_before_the_calendar_is_unknown() -> None:
    assert period("Exports reached 3.4 million tonnes last week.", date.min) == ""
    assert period("Exports reached 3.4 million tonnes last year.", date.min) == ""
    assert period("Exports reached 3.4 million tonnes on 31 February 2023.") == ""


def test_the_day_on_which_it_was_said_is_not_the_period() -> None:
    assert period("Exports reached 3.4 million tonnes, the agency said on Tuesday.") == ""
    assert period("Exports reached 3.4 million tonnes, the most since 1998.") == ""


def test_a_figure_that_is_compared_with_is_a_figure_of_its_own_period() -> None:
    text = "Sales rose 8 percent to 36 million in 2022, up from 33 million a year earlier."
    new, old = find_statistics(text, FRIDAY)
    assert new.change is not None and new.change.amount is not None
    assert new.change.amount.value == 8
    assert new.change.base_value == old.quantity
    assert [write_period(f.period) for f in (new, old) if f.period] == ["2022", "2021"]
    assert old.counted == new.counted == "Sales"


def test_a_movement_has_the_new_value_and_keeps_the_old() -> None:
    text = "The rate fell from 6.2 percent in 2022 to 5.6 percent."
    found = only(text)
    assert text[found.start : found.end] == "5.6 percent"
    assert str(found.quantity.value) == "5.6"
    assert found.change is not None and found.change.base_value is not None
    assert (found.change.direction, str(found.change.base_value.value)) == (Direction.DOWN, "6.2")


def test_a_sentence_about_the_change_belongs_to_the_figure_before_it() -> None:
    found = only("Valmora emitted 53.1 million tonnes in 2020. That is down 9.5 percent from 2019.")
    assert found.change is not None and found.change.amount is not None
    assert str(found.change.amount.value) == "9.5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency expects sales of 5 million cars.", True),
        ("Sales will reach 5 million cars.", True),
        ("The target is 5 million cars.", True),
        ("Sales reached 5 million cars.", False),
        ("Sales are to reach 5 million cars by the end of 2030.", True),
    ],
)
def test_a_projection_is_told_from_an_actual(text: str, expected: bool) -> None:
    assert only(text).is_projection is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Output hit 5 million tonnes, according to the Energy Agency.", "Energy Agency"),
        ("Output hit 5 million tonnes, data from the Grid Authority show.", "Grid Authority"),
        ("The Grid Authority put output at 5 million tonnes.", "Grid Authority"),
        ("Output hit 5 million tonnes, according to analysts.", ""),
    ],
)
def test_the_producer_is_the_organization_a_figure_comes_from(text: str, name: str) -> None:
    producer = only(text).producer
    assert (text[slice(*producer)] if producer else "") == name


def test_the_place_is_the_country_of_the_sentence() -> None:
    assert only("Exports from Kenya reached 3.4 million tonnes.").place == "Kenya"
    assert only("German exports reached 3.4 million tonnes.").place == "Germany"
    assert only("Exports reached 3.4 million tonnes.").place == ""


@pytest.mark.parametrize(
    "text",
    [
        "Two countries sent guests and three of the states agreed.",
        "For many things there are 12 reasons.",
        "He stayed for two years and left after six months.",
        "A 40-year-old man bought a 13-inch display.",
        "Dozens of people and thousands of cars came.",
        "He lives at 12 and reads page 14 of Section 427.",
        "Half of it is gone.",
    ],
)
def test_what_no_editor_would_keep_is_left_out(text: str) -> None:
    assert find_statistics(text, FRIDAY) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            """rose to 5 percent from in 2023 the Ministry said “ ” ( ) , . : ; up 29 $3 billion of
            last year and people 4,400 Li Na he expects 12 \n January end was""".split(" ")
        ),
        max_size=60,
    ).map(" ".join)
    | st.text(max_size=200)
)
def test_it_never_raises_and_its_spans_are_in_the_text(text: str) -> None:
    for found in find_statistics(text, FRIDAY):
        assert 0 <= found.sentence[0] <= found.start < found.end <= len(text)
        for span in (found.counted_span, found.speaker, found.producer, found.period_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_the_words_of_a_candidate_read_as_its_quantity() -> None:
    """An accepted candidate is stored with its words; read again, they must say the same."""
    for path in sorted(DEMO.glob("*.toml")):
        for article in tomllib.loads(path.read_text(encoding="utf-8")).get("article", []):
            for found in find_statistics(article["body"], article["published"].date()):
                words = article["body"][found.start : found.end]
                read = parse(words)
                assert read is not None, words
                assert (read.value, read.upper) == (found.quantity.value, found.quantity.upper)
                assert read.approximation == found.quantity.approximation, words


def test_the_demo_archives_own_statistics_are_found_with_their_value() -> None:
    """The demo stories were written and labelled by people who did not know these rules."""
    labelled = right = 0
    for path in sorted(DEMO.glob("*.toml")):
        for article in tomllib.loads(path.read_text(encoding="utf-8")).get("article", []):
            if article.get("language", "en") != "en":
                continue
            found = find_statistics(article["body"], article["published"].date())
            for label in article.get("statistic", []):
                quantity = parse(label["exact"])
                labelled += 1
                right += quantity is not None and any(
                    one.quantity.value == quantity.value for one in found
                )
    assert labelled > 400
    assert right / labelled > 0.93


def test_a_hostile_text_takes_linear_time() -> None:
    for piece in ("1万", "1万, ", "5% ", "up 3 percent from 2 "):
        assert find_statistics(piece * 10_000) == ()
