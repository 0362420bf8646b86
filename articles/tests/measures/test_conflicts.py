"""Disagreements in the archive: found metric by metric, judged, shown to readers when confirmed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.measures import conflicts, open_conflicts
from articles.models import Article, Metric, Statistic
from articles.newsroom import Role, judge
from articles.tests.make import make_article, make_metric, make_statistic, make_user
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db
OPEN = "/admin/articles/judgement/conflicts/"


def add(metric: Metric, exact: str, said: int = 2023, **fields: Any) -> Statistic:
    """Return a figure for 2022, said in January of a year."""
    article = make_article(
        body=f"There were {exact} of them.", published_at=datetime(said, 1, 5, tzinfo=UTC)
    )
    known = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    return make_statistic(article, metric=metric, exact=exact, **known | fields)


def dispute(first: str = "2.41 million", second: str = "2.18 million") -> list[Statistic]:
    metric = make_metric()
    return [add(metric, first), add(metric, second)]


def found() -> list[set[int]]:
    return [{c.first.pk, c.second.pk} for c in open_conflicts().conflicts]


def test_two_figures_apart_are_an_open_conflict() -> None:
    pair = dispute()
    assert found() == [{s.pk for s in pair}]
    assert "10.6" in open_conflicts().conflicts[0].reason


def test_a_base_that_does_not_fit_is_found_after_plain_disagreements() -> None:
    metric = make_metric()
    base = add(metric, "2.00 million")
    later = add(
        metric,
        "3.00 million",
        said=2024,
        **{"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
        **{"change_amount": 10, "change_unit": "percent", "change_direction": "up"},
        **{"change_base_start": date(2022, 1, 1), "change_base_end": date(2022, 12, 31)},
    )
    sure = dispute()
    assert found() == [{s.pk for s in sure}, {base.pk, later.pk}]


@pytest.mark.parametrize("second", ["2.4 million", "about 2.4 million", "over 2.3 million"])
def test_what_can_be_one_number_is_no_conflict(second: str) -> None:
    dispute(second=second)
    assert found() == []


def test_the_widest_gap_comes_first() -> None:
    narrow, wide = dispute(second="2.1 million"), dispute(second="1.1 million")
    assert found() == [{s.pk for s in wide}, {s.pk for s in narrow}]


def test_drafts_and_withdrawn_figures_contradict_nothing() -> None:
    first, second = dispute(), dispute()
    Article.objects.filter(pk=first[0].article_id).update(status=Article.Status.DRAFT)
    Statistic.objects.filter(pk=second[0].pk).update(withdrawn=True)
    assert found() == []


def test_what_several_stories_repeat_is_one_conflict_settled_once() -> None:
    first, second = dispute()
    again = add(first.metric, "2.41 million")  # type: ignore[arg-type]
    assert len(found()) == 1
    judge(again, second, "rejected", "", "The county alone.", make_user(Role.EDITOR))
    assert found() == []


def test_a_walk_goes_on_behind_the_last_metric(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [dispute(), dispute(), dispute()]
    monkeypatch.setattr(conflicts, "METRICS", 2)
    first = open_conflicts()
    assert (len(first.conflicts), first.after) == (2, pairs[1][0].metric_id)
    rest = open_conflicts(first.after or 0)
    assert (len(rest.conflicts), rest.after) == (1, None)


def test_open_conflicts_cost_the_same_for_one_and_for_many(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    dispute()
    with django_assert_max_num_queries(3):
        open_conflicts()
    for _ in range(4):
        dispute()
    with django_assert_max_num_queries(3):
        open_conflicts()


def test_an_editor_confirms_and_readers_see_it(client: Client) -> None:
    first, second = dispute()
    assert "no disagreement yet" in get_page(Client(), "/disagreements/")
    client.force_login(make_user(Role.EDITOR))
    assert "2.18 million" in get_page(client, OPEN)
    sides = {"one": f"statistic-{first.pk}", "other": f"statistic-{second.pk}"}
    said = {"verdict": "confirmed", "relation": "disagrees", "next": OPEN}
    assert client.post("/admin/articles/judgement/pair/", sides | said).url == OPEN
    assert "No open conflict" in get_page(client, OPEN)
    page = get_page(Client(), "/disagreements/")
    for statistic in (first, second):
        assert f'{statistic.article.get_absolute_url()}#statistic-{statistic.pk}"' in page


def test_readers_see_no_disagreement_with_a_story_taken_back() -> None:
    first, second = dispute()
    judge(first, second, "confirmed", "disagrees", "", make_user(Role.EDITOR))
    Article.objects.filter(pk=first.article_id).update(status=Article.Status.DRAFT)
    assert "no disagreement yet" in get_page(Client(), "/disagreements/")


def test_the_public_page_asks_as_often_for_many(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = make_user(Role.EDITOR)
    judge(*dispute(), "confirmed", "disagrees", "", by)
    with django_assert_max_num_queries(8) as few:
        get_page(client, "/disagreements/")
    for _ in range(3):
        judge(*dispute(), "corrected", "disagrees", "Two counts.", by)
    with django_assert_max_num_queries(len(few)):
        get_page(client, "/disagreements/")


@pytest.mark.parametrize("after", ["x", "²", "9" * 40, "-1"])
def test_a_walk_from_nowhere_begins_at_the_first(client: Client, after: str) -> None:
    dispute()
    client.force_login(make_user(Role.EDITOR))
    assert "2.18 million" in get_page(client, f"{OPEN}?after={after}")
