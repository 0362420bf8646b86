"""How figures, dates and languages are written on a page."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from articles.models import Quote, Statistic
from articles.periods import parse_period
from articles.templatetags import archive
from articles.tests.make import make_article, make_metric, make_quote, make_statistic


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("ks-Deva", "ltr"),
        ("FA", "rtl"),
        ("zh-Hant-TW", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_language_has_a_direction(language: str, direction: str) -> None:
    assert archive.text_dir(language) == direction


def test_numbers_are_written_in_full() -> None:
    assert archive.plain_number(Decimal("3377000.000000000000")) == "3,377,000"
    assert archive.plain_number(Decimal("-0.50")) == "−0.5"
    assert archive.plain_number(Decimal("1E+3")) == "1,000"


def test_a_number_stays_on_one_line_with_its_scale() -> None:
    said = "2.3 million in 2022, 3.4 million later: +46.1 % (46 percent)."
    kept = "2.3~million in 2022, 3.4~million later: +46.1~% (46~percent)."
    assert archive.unbroken(said) == kept.replace("~", "\N{NO-BREAK SPACE}")


def test_partial_dates_are_words() -> None:
    assert archive.partial_date("2021") == "2021"
    assert archive.partial_date("2021-03") == "March 2021"
    assert archive.partial_date("2021-03-05") == "5 March 2021"
    assert archive.partial_date("") == ""


def test_a_stated_change_is_said_with_its_base() -> None:
    statistic = Statistic(change_direction="up", change_amount=Decimal(29), change_unit="percent")
    statistic.change_base = parse_period("2022")
    assert archive.change(statistic) == "up 29 percent from 2022"
    statistic.change_approximation = "at_least"
    assert archive.change(statistic) == "up at least 29 percent from 2022"
    assert archive.change(Statistic()) == ""
    assert archive.change(Statistic(change_direction="flat")) == "unchanged"


def test_the_host_of_an_address_is_short() -> None:
    assert archive.host("https://www.example.org/a?b") == "example.org"
    assert archive.host("http://[") == ""


def test_a_moment_is_written_without_microseconds() -> None:
    assert archive.iso(datetime(2024, 1, 19, 13, 52, 1, 400, UTC)) == "2024-01-19T13:52:01+00:00"
    assert archive.iso(None) == ""


@pytest.mark.django_db
def test_the_words_of_a_claim_are_marked_and_the_text_is_escaped() -> None:
    article = make_article(body="Over <4> & 3.377 million “masts” stand.\n\nMore.")
    statistic = make_statistic(article)
    marked = "Over &lt;4&gt; &amp; <mark>3.377 million</mark> “masts” stand."
    assert archive.sentence(statistic) == marked


@pytest.mark.django_db
def test_a_sentence_without_end_is_cut_at_words() -> None:
    body = f"{'many words ' * 100}3.377 million{' and more' * 100}"
    shown = str(archive.sentence(make_statistic(make_article(body=body))))
    assert len(shown) < 900
    assert shown.startswith("… words many") or shown.startswith("… many words")
    assert shown.endswith("…")


@pytest.mark.django_db
def test_what_is_counted_is_named_once() -> None:
    assert archive.what(make_statistic(counted="5G base stations", place="China")) == (
        "5G base stations, China"
    )
    assert archive.what(make_statistic(counted="stations in China", place="China")) == (
        "stations in China"
    )
    assert archive.what(make_statistic(metric=make_metric(name="Masts"))) == "Masts"


@pytest.mark.django_db
def test_direct_words_stand_in_quotation_marks() -> None:
    quote = make_quote()
    assert archive.quoted(quote) == f"“{quote.exact}”"
    quote.kind = "indirect"
    assert archive.quoted(quote) == quote.exact
    assert archive.quoted(Quote(exact="a “wet” winter", kind="mixed")) == "a “wet” winter"
    assert archive.quoted(Quote(exact="We grow,")) == "“We grow”"


@pytest.mark.django_db
def test_a_share_of_a_whole_stays_as_written() -> None:
    article = make_article(
        body="One in seven bakeries closed, one in ten moved, and 0.5 percent opened."
    )
    for words in ("One in seven", "one in ten"):
        assert archive.figure(make_statistic(article, exact=words)) == words
    assert archive.figure(make_statistic(article, exact="0.5 percent")) == "0.5 percent"


def test_many_are_counted_in_groups_of_three_digits() -> None:
    assert archive.grouped(12034) == "12,034"
    assert archive.grouped("10,000+") == "10,000+"
