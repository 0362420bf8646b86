"""Metrics of figures: merged, split, suggested and refused; each can be taken back."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from articles import newsroom
from articles.models import EditConflict, Merge, Metric, MetricRejection, OutboxRow, Statistic
from articles.newsroom import NotPossible, Role
from articles.tests.make import (
    make_article,
    make_metric,
    make_organization,
    make_statistic,
    make_topic,
    make_user,
)

from .dump import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER)


def test_a_merged_metric_takes_its_figures_and_topics_along(publisher: Any) -> None:
    cells, stations = make_metric(topics=[make_topic()], definition="Sites."), make_metric()
    statistic = make_statistic(metric=cells)
    newsroom.merge(cells, stations, publisher, "One series.")
    statistic.refresh_from_db()
    stations.refresh_from_db()
    assert (statistic.metric, stations.definition) == (stations, "Sites.")
    assert stations.topics.count() == 1
    assert stations in Metric.objects.canonical()
    assert cells not in Metric.objects.canonical()
    assert OutboxRow.objects.filter(kind="statistics", record_id=statistic.pk).exists()


def test_a_merge_of_metrics_undone_leaves_no_trace(publisher: Any) -> None:
    topic = make_topic()
    one, other = make_metric(topics=[topic]), make_metric(topics=[topic])
    statistic = make_statistic(metric=one)
    MetricRejection.objects.create(statistic=statistic, metric=other)
    before = rows()
    entry = newsroom.merge(one, other, publisher, "One series.")
    assert newsroom.unmerge(entry, publisher).kept == []
    assert rows() == before


def test_metrics_of_two_units_are_not_merged(publisher: Any) -> None:
    yuan, dollars = make_metric(unit_code="CNY"), make_metric(unit_code="USD")
    with pytest.raises(NotPossible, match="CNY and one in USD"):
        newsroom.merge(yuan, dollars, publisher, "Revenue.")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"place": "China"}, {"place": "China"}, 1),
        ({"place": "China"}, {"place": "India"}, 0),
        ({"unit_code": "CNY"}, {"unit_code": "USD"}, 0),
        ({"place": "China"}, {}, 1),
    ],
)
def test_metrics_of_one_name_may_be_one_unless_place_or_unit_differ(
    one: Any, other: Any, found: int
) -> None:
    make_metric(name="5G base stations", **one)
    make_metric(name="5G Base-Stations", **other)
    assert len(newsroom.duplicates("metric")) == found  # type: ignore[arg-type]


@pytest.fixture
def metric() -> Metric:
    return make_metric(name="Stations", counted="stations", unit_code="", topics=[make_topic()])


def test_a_split_gives_some_figures_a_metric_of_their_own(publisher: Any, metric: Any) -> None:
    kept, moved = make_statistic(metric=metric), make_statistic(metric=metric)
    into = Metric(name="Stations, Beijing", place="Beijing")
    entry = newsroom.split(metric, [moved.pk], into, publisher, "The city alone.")
    moved.refresh_from_db()
    kept.refresh_from_db()
    assert (moved.metric.name, kept.metric) == ("Stations, Beijing", metric)
    assert (moved.metric.counted, moved.metric.place) == ("stations", "Beijing")
    assert list(moved.metric.topics.all()) == list(metric.topics.all())
    assert str(entry) == "Stations split: Stations, Beijing"
    assert "split" in moved.history.first().history_change_reason


def test_a_split_taken_back_redirects_the_address_it_made(publisher: Any, metric: Any) -> None:
    make_statistic(metric=metric)
    moved = make_statistic(metric=metric)
    entry = newsroom.split(metric, [moved.pk], Metric(name="Beijing"), publisher, "The city.")
    assert newsroom.unmerge(entry, publisher).kept == []
    moved.refresh_from_db()
    assert moved.metric == metric
    assert Metric.objects.get(name="Beijing").merged_into == metric


def test_a_split_taken_back_keeps_a_metric_with_figures_of_its_own(
    publisher: Any, metric: Any
) -> None:
    make_statistic(metric=metric)
    moved = make_statistic(metric=metric)
    entry = newsroom.split(metric, [moved.pk], Metric(name="Beijing"), publisher, "The city.")
    make_statistic(metric=Metric.objects.get(name="Beijing"))
    assert newsroom.unmerge(entry, publisher).kept == ["metric: Beijing, it has 1 other figure"]
    assert Metric.objects.canonical().filter(name="Beijing").exists()


@pytest.mark.parametrize(
    ("chosen", "name", "reason", "told"),
    [
        (0, "Beijing", "The city.", "Choose the figures"),
        (1, " ", "The city.", "a name"),
        (1, "Beijing", " ", "Say what"),
        (1, "Stations", "The city.", "already"),
        (2, "Beijing", "The city.", "all figures"),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(
    publisher: Any, metric: Any, chosen: int, name: str, reason: str, told: str
) -> None:
    ids = [make_statistic(metric=metric).pk for _ in range(2)][:chosen]
    with pytest.raises(NotPossible, match=told):
        newsroom.split(metric, ids, Metric(name=name), publisher, reason)
    assert not Merge.objects.exists()


def test_a_split_of_what_changed_since_is_refused(publisher: Any, metric: Any) -> None:
    mine = make_statistic(metric=metric), make_statistic(metric=metric)
    elsewhere = make_statistic(metric=make_metric())
    with pytest.raises(NotPossible, match="no longer have"):
        newsroom.split(metric, [elsewhere.pk], Metric(name="B"), publisher, "The city.")
    Metric.objects.get(pk=metric.pk).save()
    with pytest.raises(EditConflict):
        newsroom.split(metric, [mine[0].pk], Metric(name="B"), publisher, "The city.")


def test_editors_do_not_split_metrics(metric: Any) -> None:
    with pytest.raises(PermissionDenied):
        newsroom.split(metric, [1], Metric(name="B"), make_user(Role.EDITOR), "The city.")


# -- suggestions -------------------------------------------------------------------------------


@pytest.fixture
def editor() -> Any:
    return make_user(Role.EDITOR)


@pytest.fixture
def stations() -> Metric:
    return make_metric(name="5G base stations, China", counted="5G base stations", place="China")


def suggested(editor: Any) -> list[tuple[Statistic, list[Metric]]]:
    return [(s.statistic, [m for m, _ in s.metrics]) for s in newsroom.metric_suggestions(editor)]


def test_a_figure_is_offered_the_metric_it_fits(editor: Any, stations: Metric) -> None:
    make_metric(name="5G users, China", counted="5G users", place="China")
    statistic = make_statistic(counted="5G base stations", place="China")
    assert suggested(editor) == [(statistic, [stations])]
    [(_, fit)] = newsroom.metric_suggestions(editor)[0].metrics
    assert fit.reasons == ("counts 5g, base, station", "a count", "of China")


def test_the_surest_suggestion_stands_first(editor: Any, stations: Metric) -> None:
    miit = make_organization()
    make_statistic(metric=stations, producer=miit)
    loose = make_statistic(counted="base stations")
    sure = make_statistic(counted="5G base stations", place="China", producer=miit)
    assert [s for s, _ in suggested(editor)] == [sure, loose]


@pytest.mark.parametrize(
    "fields",
    [
        {"counted": "5G base stations", "place": "India"},
        {"counted": "5G base stations", "unit_code": "percent"},
        {"counted": "new 5G base stations"},
        {"counted": "elephants"},
        {"counted": "share of 5G base stations"},
        {"counted": ""},
    ],
)
def test_what_cannot_be_a_value_of_the_metric_is_not_suggested(
    editor: Any, stations: Metric, fields: Any
) -> None:
    make_statistic(**fields)
    assert suggested(editor) == []


def test_a_refused_metric_never_returns(editor: Any, stations: Metric) -> None:
    statistic = make_statistic(counted="5G base stations")
    newsroom.reject_metric(statistic, stations, editor)
    newsroom.reject_metric(statistic, stations, editor)
    assert suggested(editor) == []
    assert MetricRejection.objects.get().by == editor


def test_an_accepted_metric_is_told_in_the_history(editor: Any, stations: Metric) -> None:
    statistic = make_statistic(counted="5G base stations")
    newsroom.accept_metric(statistic, stations, editor)
    line = statistic.history.first()
    assert (line.metric, line.history_user) == (stations, editor)
    assert suggested(editor) == []


def test_what_a_colleague_matched_meanwhile_is_left_alone(editor: Any, stations: Metric) -> None:
    statistic = make_statistic(counted="5G base stations")
    seen = Statistic.objects.get(pk=statistic.pk)
    newsroom.set_metric(statistic, make_metric(), editor)
    with pytest.raises(EditConflict):
        newsroom.accept_metric(seen, stations, editor)


def test_contributors_match_nothing(stations: Metric) -> None:
    contributor = make_user(Role.CONTRIBUTOR)
    statistic = make_statistic(make_article(status="draft", created_by=contributor))
    for act in (newsroom.accept_metric, newsroom.reject_metric):
        with pytest.raises(PermissionDenied):
            act(statistic, stations, contributor)


def test_suggestions_cost_the_same_for_one_figure_and_for_many(
    editor: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_metric(name=f"Stations {number}", counted="stations")
    make_statistic(counted="stations")
    with django_assert_max_num_queries(12) as few:
        newsroom.metric_suggestions(editor)
    for _ in range(4):
        make_statistic(counted="stations")
    with django_assert_max_num_queries(len(few)):
        newsroom.metric_suggestions(editor)
