"""The amount in brackets: recorded with its figure, or read from the words behind it."""

from decimal import Decimal

import pytest
from django.test import Client

from articles.claims.related.figures import figure_of
from articles.models import Statistic
from articles.tests.make import make_article, make_statistic

pytestmark = pytest.mark.django_db

BODY = "Output reached 1.86 trillion yuan ($261.20 billion) in 2023."


def statistic(**fields: object) -> Statistic:
    return make_statistic(make_article(body=BODY), exact="1.86 trillion yuan", **fields)


def test_without_a_record_the_words_tell() -> None:
    [equivalent] = figure_of(statistic()).equivalents
    assert (equivalent.value, equivalent.unit.code) == (Decimal(261_200_000_000), "USD")


def test_a_recorded_one_counts_and_the_words_tell_its_rounding() -> None:
    recorded = statistic(equivalent_value=Decimal("261200000000"), equivalent_unit_code="USD")
    [equivalent] = figure_of(recorded).equivalents
    assert equivalent.interval.high == Decimal("261205000000")
    corrected = statistic(equivalent_value=Decimal("262000000000"), equivalent_unit_code="USD")
    assert figure_of(corrected).equivalents[0].value == Decimal(262_000_000_000)


def test_readers_and_programs_are_given_it(client: Client) -> None:
    recorded = statistic(equivalent_value=Decimal("261200000000"), equivalent_unit_code="USD")
    assert "261.2 billion" in client.get(recorded.get_absolute_url()).content.decode()
    row = client.get(f"/api/v1/statistics/{recorded.pk}").json()
    assert (row["equivalent_value"], row["equivalent_unit_code"]) == (261_200_000_000, "USD")
