"""Metrics in the admin: merge, split and undo, and the queue of suggestions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Merge, Metric, MetricRejection, Statistic
from articles.newsroom import Role
from articles.tests.make import make_metric, make_statistic, make_user
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_user(Role.PUBLISHER))
    return client


def page(name: str, *args: Any) -> str:
    return reverse(f"admin:articles_metric_{name}", args=args)


@pytest.fixture
def stations() -> tuple[Metric, Statistic, Statistic]:
    metric = make_metric(name="Stations", counted="stations")
    return metric, make_statistic(metric=metric), make_statistic(metric=metric)


def split_data(metric: Metric, *figures: Statistic, **more: Any) -> dict[str, Any]:
    ids = [figure.pk for figure in figures]
    known = {"name": "Stations, Beijing", "reason": "The city.", "seen": metric.version}
    return known | {"figures": ids} | more


def test_a_split_shows_what_moves_before_it_does(publisher: Client, stations: Any) -> None:
    metric, _, moved = stations
    assert "3.377 million" in get_page(publisher, page("split", metric.pk))
    shown = publisher.post(page("split", metric.pk), split_data(metric, moved))
    text = shown.content.decode()
    assert "<strong>1</strong> of 2 figures move to “Stations, Beijing”" in text
    assert f'value="{moved.pk}" id="figure-{moved.pk}" checked' in text
    assert not Merge.objects.exists()


def test_a_metric_is_split_and_put_together_again(publisher: Client, stations: Any) -> None:
    metric, _, moved = stations
    done = publisher.post(page("split", metric.pk), split_data(metric, moved, confirm="1"))
    assert done.url == page("merges")
    new = Metric.objects.get(name="Stations, Beijing")
    assert get_page(publisher, new.get_absolute_url())
    entry = Merge.objects.get()
    assert "split from “Stations”" in get_page(publisher, page("unmerge", entry.pk))
    publisher.post(page("unmerge", entry.pk))
    moved.refresh_from_db()
    assert moved.metric == metric
    gone = publisher.get(new.get_absolute_url())
    assert (gone.status_code, gone.url) == (301, metric.get_absolute_url())


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"figures": []}, "Choose the figures of the new metric."),
        ({"name": "Stations"}, "already exists"),
        ({"reason": ""}, "This field is required"),
        ({"seen": 99, "confirm": "1"}, "saved by somebody else"),
        ({"figures": ["x"]}, "not a valid value"),
    ],
)
def test_a_split_that_cannot_be_says_why(
    publisher: Client, stations: Any, more: Any, told: str
) -> None:
    metric, _, moved = stations
    answer = publisher.post(page("split", metric.pk), split_data(metric, moved, **more))
    assert told in answer.content.decode()
    assert not Merge.objects.exists()


def test_a_merge_shows_the_figures_of_both(publisher: Client, stations: Any) -> None:
    metric, winner = stations[0], make_metric(name="Base stations")
    preview = get_page(publisher, f"{page('merge', metric.pk)}?into={winner.pk}")
    assert "2 statistics" in preview
    data = {"into": winner.pk, "seen_loser": 1, "seen_winner": 1, "reason": "One series."}
    publisher.post(page("merge", metric.pk), data)
    assert winner.statistics.count() == 2


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(Role.EDITOR))
    return client


def decide(client: Client, statistic: Statistic, metric: Metric, decision: str) -> str:
    data = {"statistic": statistic.pk, "version": statistic.version, "metric": metric.pk}
    answer = client.post(page("decide"), data | {"decision": decision}, follow=True)
    return answer.content.decode()


def test_a_suggestion_is_accepted_with_one_key(editor: Client) -> None:
    metric = make_metric(name="Stations", counted="5G base stations")
    statistic = make_statistic(counted="5G base stations")
    shown = get_page(editor, page("suggestions"))
    assert 'value="accept" data-key="y"' in shown
    assert "counts 5g, base, station · a count" in shown
    assert "is a value of “Stations”" in decide(editor, statistic, metric, "accept")
    statistic.refresh_from_db()
    assert statistic.metric == metric


def test_a_suggestion_refused_is_gone_for_good(editor: Client) -> None:
    metric = make_metric(name="Stations", counted="stations")
    statistic = make_statistic(counted="stations")
    assert "No figure without a metric" in decide(editor, statistic, metric, "reject")
    assert MetricRejection.objects.filter(statistic=statistic, metric=metric).exists()


def test_a_figure_that_changed_meanwhile_is_not_matched(editor: Client) -> None:
    metric, statistic = make_metric(counted="stations"), make_statistic(counted="stations")
    Statistic.objects.get(pk=statistic.pk).save()
    assert "saved by somebody else" in decide(editor, statistic, metric, "accept")
    assert not Statistic.objects.filter(metric=metric).exists()


def test_a_decision_that_names_nothing_is_told(editor: Client) -> None:
    answer = editor.post(page("decide"), {"statistic": "9", "decision": "burn"}, follow=True)
    assert "is gone, or was merged" in answer.content.decode()
