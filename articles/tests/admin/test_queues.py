"""The first page: each number equals its list, and each queue is walked from item to item."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.measures import conflicts
from articles.models import Article
from articles.newsroom import Role
from articles.tests.admin.forms import posted
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
Status = Article.Status
IN_2022 = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(Role.EDITOR))
    return client


def fill() -> None:
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.IN_REVIEW, Status.PUBLISHED):
        make_article(status=status)
    make_statistic(), make_quote(speaker=None)
    orphan = make_statistic(speaker=make_expert())
    orphan.article.body = "Nothing of it is left."
    orphan.article.save()
    make_affiliation(make_expert())
    make_expert(merged_into=make_expert())
    make_topic()
    make_statistic(make_article(status=Status.WITHDRAWN))


def test_every_number_equals_the_list_behind_it(editor: Client) -> None:
    fill()
    work = editor.get(reverse("admin:index")).context["work"]
    assert {row["label"]: row["count"] for row in work}["In review"] == 2
    assert sum(row["count"] for row in work) > 10
    for row in work:
        context = editor.get(row["list"]).context
        assert listed(context) == row["count"], row["label"]


def listed(context: Any) -> int:
    """Return how many the list of a queue shows, be it the admin's own or a page made for it."""
    if "walk" in context:
        return len(context["walk"].conflicts)
    return context["cl"].result_count if "cl" in context else context["page"].paginator.count


def disagree(what: str) -> None:
    metric = make_metric(counted=what)
    for words in ("2.41 million", "2.18 million"):
        article = make_article(body=f"There were {words} {what}.")
        make_statistic(article, exact=words, metric=metric, counted=what, **IN_2022)


def numbers(client: Client) -> dict[str, int]:
    work = client.get(reverse("admin:index")).context["work"]
    return {row["label"]: row["count"] for row in work}


def test_what_is_to_be_judged_or_given_a_metric_is_counted(editor: Client) -> None:
    disagree("tram journeys")
    article = make_article(body="The city counted 2.5 million tram journeys.")
    make_statistic(article, exact="2.5 million tram journeys", counted="tram journeys")
    assert numbers(editor)["Disagreements to judge"] == 1
    assert numbers(editor)["Figures that a metric fits"] == 1
    disagree("bus journeys")
    assert numbers(editor)["Disagreements to judge"] == 2


def test_the_first_disagreements_are_found_behind_metrics_without_any(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflicts, "METRICS", 1)
    for what in ("a", "b"):
        change = {"change_amount": 10, "change_unit": "percent", "change_direction": "up"}
        make_statistic(metric=make_metric(counted=what), **change)
    disagree("tram journeys")
    work = editor.get(reverse("admin:index")).context["work"]
    row = next(row for row in work if row["label"] == "Disagreements to judge")
    assert (row["count"], row["more"]) == (1, True)
    assert listed(editor.get(row["list"]).context) == 1


def test_a_contributor_sees_only_their_own_work(client: Client) -> None:
    user = make_user(Role.CONTRIBUTOR)
    client.force_login(user)
    fill()
    make_article(status=Status.DRAFT, created_by=user)
    work = client.get(reverse("admin:index")).context["work"]
    assert {row["label"]: row["count"] for row in work} == {
        "Drafts": 1,
        "In review": 0,
        "Scheduled": 0,
    }


def test_a_queue_is_walked_from_its_first_item_to_its_last(editor: Client) -> None:
    statistics = [make_statistic() for _ in range(3)]
    address = reverse("admin:articles_statistic_next", args=["no-metric"])
    seen = []
    for _ in statistics:
        page = editor.get(address, follow=True)
        seen.append(page.context["original"])
        address = page.context["next_url"]
    assert set(seen) == set(statistics)


def test_saving_goes_on_to_the_next(editor: Client) -> None:
    first, second = make_statistic(), make_statistic()
    start = reverse("admin:articles_statistic_next", args=["no-period"])
    page = editor.get(start, follow=True)
    item = page.context["original"]
    data = posted(page) | {"period": "2023", "_next": "1"}
    onward = editor.post(page.request["PATH_INFO"] + "?_queue=no-period", data, follow=True)
    assert {item, onward.context["original"]} == {first, second}


def test_an_empty_queue_says_so(editor: Client) -> None:
    address = reverse("admin:articles_article_next", args=["scheduled"])
    assert "nothing else waits" in editor.get(address, follow=True).content.decode()


@pytest.mark.parametrize("queue", ["no-such", "in-review"])
def test_a_queue_of_another_kind_is_not_found(editor: Client, queue: Any) -> None:
    assert editor.get(reverse("admin:articles_topic_next", args=[queue])).status_code == 404
