"""The first page: each number equals its list, and each queue is walked from item to item."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.newsroom import Role
from articles.tests.admin.forms import posted
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_quote,
    make_statistic,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
Status = Article.Status


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
        shown = context["cl"].result_count if "cl" in context else context["page"].paginator.count
        assert shown == row["count"], row["label"]


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
