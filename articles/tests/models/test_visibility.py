"""Readers see what is published, and only what published articles refer to."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles.models import (
    Article,
    Expert,
    Metric,
    Organization,
    Outlet,
    Quote,
    Section,
    Statistic,
    Topic,
)
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_editor,
    make_expert,
    make_metric,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


@pytest.mark.parametrize("status", ["draft", "in_review", "scheduled", "withdrawn"])
def test_only_published_articles_are_public(status: str) -> None:
    make_article(status=status)
    shown = make_article()
    assert list(Article.objects.published()) == [shown]


def test_an_article_of_tomorrow_is_not_public_yet() -> None:
    article = make_article(published_at=timezone.now() + TOMORROW)
    assert not Article.objects.published().exists()
    assert not article.is_public


def test_editors_see_drafts_and_strangers_do_not() -> None:
    make_article(status="draft")
    assert Article.objects.visible_to(make_editor()).count() == 1
    assert Article.objects.visible_to(AnonymousUser()).count() == 0


def test_claims_of_a_draft_and_withdrawn_claims_are_not_public() -> None:
    draft = make_article(status="draft")
    make_statistic(draft)
    make_quote(draft)
    make_statistic(withdrawn=True)
    shown = make_statistic()
    assert list(Statistic.objects.public()) == [shown]
    assert not Quote.objects.public().exists()


@pytest.mark.parametrize("status", ["draft", "published"])
def test_people_metrics_topics_and_publishers_are_public_with_a_published_article(
    status: str,
) -> None:
    topic, metric, expert = make_topic(), make_metric(), make_expert()
    make_affiliation(expert)
    article = make_article(status=status, topics=[topic], section=make_section())
    make_statistic(article, metric=metric, speaker=expert)
    for model in (Topic, Metric, Expert, Organization, Outlet, Section):
        assert model.objects.public().exists() == (status == "published"), model


def test_a_topic_is_public_when_a_narrower_one_is_used() -> None:
    broad = make_topic(name="Energy")
    make_article(topics=[make_topic(name="Wind power", broader=broad)])
    assert set(Topic.objects.public().values_list("name", flat=True)) == {"Energy", "Wind power"}
