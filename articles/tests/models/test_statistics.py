"""A statistic's value is read from its words, kept exactly, with its rounding interval."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import Statistic
from articles.periods import parse_period
from articles.tests.make import make_article, make_statistic

pytestmark = pytest.mark.django_db


def test_value_unit_and_interval_come_from_the_words() -> None:
    article = make_article(body="It reached 1.86 trillion yuan in 2023.")
    statistic = make_statistic(article, exact="1.86 trillion yuan")
    statistic.refresh_from_db()
    assert statistic.value == Decimal("1860000000000")
    assert statistic.unit_code == "CNY"
    assert statistic.interval_low == Decimal("1855000000000")
    assert statistic.interval_high == Decimal("1865000000000")


def test_a_value_typed_by_an_editor_wins_over_the_words() -> None:
    article = make_article(body="A dozen stations or so.")
    statistic = make_statistic(article, exact="A dozen stations or so", value=Decimal(12))
    assert statistic.value == 12
    assert statistic.interval_low <= 12 <= statistic.interval_high


def test_a_fraction_without_end_is_kept_to_the_digits_that_fit() -> None:
    article = make_article(body="About a third, two-thirds and one in six bakeries closed.")
    for words in ("two-thirds", "one in six bakeries"):
        statistic = make_statistic(article, exact=words)
        statistic.full_clean()
        statistic.refresh_from_db()
        assert statistic.interval_low <= statistic.value <= statistic.interval_high


def test_words_without_a_number_ask_for_the_value() -> None:
    article = make_article(body="Quite a few stations.")
    with pytest.raises(ValidationError, match="Type the value"):
        make_statistic(article, exact="Quite a few stations")


def test_a_number_that_a_database_would_round_is_refused() -> None:
    statistic = make_statistic()
    statistic.value = Decimal("1234567890123456.7")
    with pytest.raises(ValidationError, match="15"):
        statistic.full_clean()


def test_the_database_refuses_a_value_outside_its_interval() -> None:
    statistic = make_statistic()
    with pytest.raises(IntegrityError):
        Statistic.objects.filter(pk=statistic.pk).update(interval_high=1)


def test_a_period_is_set_and_read_as_one() -> None:
    statistic = make_statistic()
    statistic.period = parse_period("end 2023-Q4")
    statistic.save()
    assert Statistic.objects.get().period == parse_period("end 2023-Q4")
    statistic.period = None
    statistic.save()
    assert Statistic.objects.get().period is None
