"""Tables hold every public record once, exactly, and safe to open in a spreadsheet."""

import csv
import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.exports import TABLES, csv_lines, json_lines
from articles.exports.lines import FORMULA_STARTS, cell
from articles.exports.tables import column
from articles.models import Article
from articles.tests.make import make_article, make_statistic

from .story import SITE, make_story

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11)).filter(
    lambda number: abs(number) < 10**11
)


def read_csv(name: str) -> list[dict[str, str]]:
    table = TABLES[name]
    return list(csv.DictReader(csv_lines(table.flat, table.rows(SITE))))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_a_row_with_all_its_columns(name: str) -> None:
    make_story()
    rows = [json.loads(line) for line in json_lines(TABLES[name].rows(SITE))]
    assert rows
    assert set(rows[0]) == {column.name for column in TABLES[name].columns}
    assert len(read_csv(name)) == len(rows)


@pytest.mark.django_db
def test_a_statistic_keeps_number_period_speaker_and_sentence() -> None:
    make_story()
    [row] = read_csv("statistics")
    assert (row["value"], row["interval_low"]) == ("3377000", "3376500")
    assert (row["period"], row["speaker_name"]) == ("end 2023", "Zhao Zhiguo")
    assert row["sentence"].startswith("At the end of 2023")


@pytest.mark.django_db
def test_an_experts_roles_are_records() -> None:
    make_story()
    [row] = TABLES["experts"].rows(SITE)
    assert row["affiliations"][0]["organization_name"] == "Ministry of Industry"
    assert row["names"] == ["赵志国"]


@pytest.mark.parametrize("start", "=+-@\t\r\n＝＋－＠")
def test_text_that_looks_like_a_formula_is_text(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"
    assert cell([f"{start}1", "b"]) == f"'{start}1|b"


@given(NUMBERS)
def test_numbers_stay_numbers(number: Decimal) -> None:
    assert Decimal(cell(number)) == number
    assert Decimal(repr(json.loads(next(json_lines([{"n": number}])))["n"])) == number


@given(st.text())
def test_no_cell_is_ever_run(text: str) -> None:
    assert not cell(text).startswith(FORMULA_STARTS)


@pytest.mark.django_db
def test_batches_miss_and_repeat_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {make_article().pk for _ in range(5)}
    found = [a.pk for a in column.in_batches(Article.objects.published(), size=2)]
    assert (len(found), set(found)) == (5, made)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_costs_the_same_queries_for_more_rows(
    name: str, django_assert_max_num_queries: Any
) -> None:
    story = make_story()
    for _ in range(3):
        make_statistic(story, metric=story.statistics.first().metric)
        make_statistic(make_article(topics=story.topics.all()))
    with django_assert_max_num_queries(6):
        list(TABLES[name].rows(SITE))


@pytest.mark.django_db
def test_files_are_downloaded_by_name(client: Client) -> None:
    make_story()
    response = client.get("/downloads/statistics.csv")
    rows = list(csv.DictReader(response.getvalue().decode().splitlines()))
    assert rows[0]["as_written"] == "3.377 million"
    assert "attachment" in response["Content-Disposition"]
    assert client.get("/downloads/passwords.csv").status_code == 404
    assert client.get("/downloads/").status_code == 200


@pytest.mark.django_db
def test_a_metrics_values_are_downloaded(client: Client) -> None:
    metric = make_story().statistics.get().metric
    text = client.get(f"{metric.get_absolute_url()}statistics.csv").getvalue().decode()
    assert len(text.splitlines()) == 2
