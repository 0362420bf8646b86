"""An expert's record: what they claimed over time, and how it stands against others."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.measures import Record, record_of
from articles.models import Expert, Metric, Statistic
from articles.newsroom import Role, judge
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_statistic,
    make_user,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def add(metric: Metric, exact: str, said: int = 1, year: int = 2022, **fields: Any) -> Statistic:
    """Return a figure for a year, said on the 5th of a month of the year after."""
    article = make_article(
        body=f"There were {exact} of them.", published_at=datetime(year + 1, said, 5, tzinfo=UTC)
    )
    known = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return make_statistic(article, metric=metric, exact=exact, **known | fields)


@pytest.fixture
def zhao() -> Expert:
    return make_expert(name="Zhao Zhiguo")


def words(expert: Expert) -> list[str]:
    return [stance.words for each in record_of(expert).metrics for stance in each.stances]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("2.18 million", "disagrees with others"),
        ("2.412 million", "others say the same"),
        ("over 1 million", ""),
    ],
)
def test_a_figure_stands_against_what_others_said(zhao: Expert, other: str, expected: str) -> None:
    metric = make_metric()
    add(metric, "2.41 million", speaker=zhao)
    add(metric, other, said=2, speaker=make_expert())
    assert words(zhao) == [expected]


@pytest.mark.parametrize(("said", "expected"), [(9, "revised later"), (1, "")])
def test_only_what_came_later_revised_a_figure(zhao: Expert, said: int, expected: str) -> None:
    metric, office = make_metric(), make_organization()
    add(metric, "2.41 million", said=5, speaker=zhao, producer=office)
    add(metric, "2.18 million", said=said, speaker=make_expert(), producer=office)
    assert words(zhao) == [expected]


def test_a_projection_is_held_against_what_came(zhao: Expert) -> None:
    metric = make_metric()
    foreseen = add(metric, "2.9 million", speaker=zhao, is_projection=True)
    assert words(zhao) == [""]
    foreseen.article.published_at = datetime(2021, 1, 5, tzinfo=UTC)
    foreseen.article.save()
    add(metric, "2.18 million", said=2)
    assert words(zhao) == ["projection missed"]


def test_what_the_expert_said_twice_proves_nothing(zhao: Expert) -> None:
    metric = make_metric()
    add(metric, "2.41 million", speaker=zhao)
    add(metric, "2.41 million", said=2, speaker=zhao)
    assert words(zhao) == ["", ""]


def test_a_pair_that_editors_rejected_is_not_held_against_anybody(zhao: Expert) -> None:
    metric = make_metric()
    mine, other = add(metric, "2.41 million", speaker=zhao), add(metric, "2.18 million")
    assert words(zhao) == ["disagrees with others"]
    judge(mine, other, "rejected", "", "The county alone.", make_user(Role.EDITOR))
    assert words(zhao) == [""]


def test_the_figures_stand_by_metric_and_time(zhao: Expert) -> None:
    rare, often = make_metric(), make_metric()
    add(rare, "7 million", speaker=zhao)
    later = add(often, "3 million", year=2023, speaker=zhao)
    earlier = add(often, "2 million", year=2021, speaker=zhao)
    record = record_of(zhao)
    assert [each.metric for each in record.metrics] == [often, rare]
    assert [s.statistic for s in record.metrics[0].stances] == [earlier, later]


def test_drafts_and_figures_without_a_metric_are_no_record(zhao: Expert) -> None:
    make_statistic(make_article(status="draft"), metric=make_metric(), speaker=zhao)
    make_statistic(speaker=zhao)
    assert record_of(zhao) == Record()


def test_the_page_leads_from_each_figure_to_its_sentence(client: Client, zhao: Expert) -> None:
    metric = make_metric()
    mine, other = add(metric, "2.41 million", speaker=zhao), add(metric, "2.18 million")
    page = get_page(client, zhao.get_absolute_url())
    record = page.partition('id="record-title"')[2].partition("</section>")[0]
    assert f'href="{mine.article.get_absolute_url()}#statistic-{mine.pk}"' in record
    assert f'href="{other.get_absolute_url()}"' in record
    assert 'disagrees with others <span class="count">1</span>' in record


def test_the_page_is_narrowed_to_figures_that_stand_in_one_way(
    client: Client, zhao: Expert
) -> None:
    metric = make_metric()
    add(metric, "2.41 million", speaker=zhao), add(metric, "2.18 million")
    add(metric, "3.5 million", year=2021, speaker=zhao), add(metric, "3.5 million", year=2021)
    record = client.get(zhao.get_absolute_url(), {"stand": "disagrees"}).context["record"]
    assert [s.statistic.exact for each in record.metrics for s in each.stances] == ["2.41 million"]
    assert len(record.tally) == 2
    whole = client.get(zhao.get_absolute_url(), {"stand": "nonsense"}).context["record"]
    assert (sum(len(each.stances) for each in whole.metrics), whole.stand) == (2, "")


def test_figures_about_other_times_do_not_crowd_out_those_about_the_same(
    zhao: Expert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.measures.record.MOST_OTHERS", 1)
    stations, users = make_metric(), make_metric()
    add(stations, "2.41 million", year=2022, speaker=zhao)
    add(users, "5 million", year=2023, speaker=zhao)
    add(stations, "3.5 million", said=2, year=2022)
    add(stations, "9 million", said=3, year=2023)
    assert words(zhao) == ["disagrees with others", ""]


def test_a_record_costs_the_same_for_few_figures_and_for_many(
    zhao: Expert, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    metric = make_metric()
    for number in range(1, 5):
        add(metric, f"{number}.41 million", speaker=zhao)
        add(make_metric(), "2 million", speaker=zhao)
        add(metric, f"{number}.5 million")
        with django_assert_max_num_queries(5):
            record_of(zhao)
