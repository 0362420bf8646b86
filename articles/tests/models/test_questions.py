"""Prepared questions: the rows of the queryset they are made of, for whatever is given."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import Count, F, QuerySet
from django.utils import timezone

from articles.models import Article, Statistic, prepared, where_given
from articles.tests.make import make_article, make_statistic, make_topic

pytestmark = pytest.mark.django_db


@prepared
def cards(ids: Collection[int]) -> QuerySet[Article]:
    return Article.objects.published().for_cards().filter(pk__in=ids).order_by("pk")


@prepared
def called(slug: str) -> QuerySet[Article]:
    return Article.objects.published().filter(slug=slug).prefetch_related("topics")


@prepared
def about(end: date, article: int | None) -> QuerySet[Statistic]:
    found = Statistic.objects.public().filter(period_end=end)
    return found if article is None else found.exclude(article=article)


def test_it_gives_the_rows_of_its_queryset_for_any_number_of_values():
    stories = [make_article() for _ in range(5)]
    for number in (1, 2, 5):
        assert cards(ids=[story.pk for story in stories[:number]]) == stories[:number]
    assert cards(ids=[stories[4].pk, 0]) == [stories[4]]
    assert cards(ids=[]) == []


def test_it_gives_other_rows_for_other_values():
    first, second = make_article(headline="One"), make_article(headline="Two")
    assert [called(slug=first.slug), called(slug=second.slug)] == [[first], [second]]
    assert called(slug="no-such-story") == []


def test_its_rows_have_what_was_selected_and_fetched_beside_them(django_assert_num_queries):
    topic = make_topic()
    story = make_article(topics=[topic])
    called(slug=story.slug)
    with django_assert_num_queries(2):
        [found] = called(slug=story.slug)
        assert list(found.topics.all()) == [topic]
    with django_assert_num_queries(1):
        [card] = cards(ids=[story.pk])
        assert card.outlet == story.outlet
        assert "plain_text" in card.get_deferred_fields()


def test_a_value_that_is_none_asks_another_question():
    day = date(2023, 12, 31)
    statistic = make_statistic(period_start=day, period_end=day)
    assert about(end=day, article=None) == [statistic]
    assert about(end=day, article=statistic.article_id) == []
    assert about(end=date(2022, 12, 31), article=None) == []


def test_a_story_appears_when_its_moment_comes():
    story = make_article(published_at=timezone.now() + timedelta(hours=1))
    assert cards(ids=[story.pk]) == []
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert cards(ids=[story.pk]) == [story]


def test_rows_of_values_and_counts_are_prepared_as_well():
    story = make_article()
    make_statistic(story)
    make_statistic(story)

    @prepared
    def counted(ids: Collection[int]) -> QuerySet[Any]:
        rows = Statistic.objects.public().filter(article__in=ids).order_by()
        return rows.values_list("article").annotate(number=Count("pk"))

    assert counted(ids=[story.pk]) == [(story.pk, 2)]
    assert counted(ids=[story.pk + 1]) == []


def test_a_part_of_its_rows_is_read_by_places():
    stories = [make_article() for _ in range(4)]
    ids = [story.pk for story in stories]
    assert cards.part(0, 2, ids=ids) == stories[:2]
    assert cards.part(2, 5, ids=ids) == stories[2:]
    assert cards.part(2, 2, ids=ids) == cards.part(0, 2, ids=[]) == []


def test_a_part_of_a_question_with_a_limit_is_refused():
    @prepared
    def first() -> QuerySet[Article]:
        return Article.objects.order_by("pk")[:1]

    with pytest.raises(TypeError, match="first has a limit already"):
        first.part(0, 2)


def test_its_rows_are_counted_up_to_a_number(django_assert_num_queries):
    ids = [make_article().pk for _ in range(4)]
    with django_assert_num_queries(3):
        assert cards.count(10, ids=ids) == 4
        assert cards.count(3, ids=ids) == 3
        assert cards.count(10, ids=[0]) == 0
    assert cards.count(10, ids=[]) == 0


def test_a_number_that_no_database_takes_is_that_of_no_row():
    story = make_article()
    assert cards(ids=[10**30]) == cards.part(0, 5, ids=[10**30]) == []
    assert cards(ids=[story.pk, 10**30]) == [story]


def test_its_sql_is_made_once_for_each_number_of_values():
    calls = []

    @prepared
    def found(ids: Collection[int]) -> QuerySet[Article]:
        calls.append(len(ids))
        return Article.objects.filter(pk__in=ids)

    for ids in ([1], [2], [3, 4, 5], [6, 7, 8, 9], range(60), range(50)):
        found(ids=ids)
    assert calls == [1, 8, 64]


def test_a_question_that_tells_the_time_by_itself_is_refused():
    @prepared
    def due() -> QuerySet[Article]:
        return Article.objects.filter(published_at__lte=datetime(2024, 1, 1, tzinfo=UTC))

    with pytest.raises(TypeError, match="due tells the time by itself"):
        due()


def test_a_question_that_changes_what_is_given_is_refused():
    @prepared
    def beginning(text: str) -> QuerySet[Article]:
        return Article.objects.filter(headline__startswith=text)

    with pytest.raises(TypeError, match="beginning asks for something else"):
        beginning(text="One")


def test_what_decides_is_not_put_in_the_place_of_a_number():
    statistic = make_statistic(period_is_point=True)

    @prepared
    def ends(is_point: bool, ids: Collection[int]) -> QuerySet[Any]:
        rows = Statistic.objects.filter(pk__in=ids, period_is_point=is_point)
        return rows.values_list(F("start") + 1, flat=True)

    assert ends(is_point=True, ids=[statistic.pk]) == [statistic.start + 1]
    assert ends(is_point=False, ids=[statistic.pk]) == []


def test_a_number_is_compared_with_a_small_column():
    statistic = make_statistic()

    @prepared
    def before(end: int) -> QuerySet[Statistic]:
        return Statistic.objects.filter(start__lte=end)

    assert before(end=statistic.start) == [statistic]
    assert before(end=statistic.start - 1) == []


def test_a_condition_that_is_not_given_leaves_all_rows():
    one, other = make_article(), make_article()
    rows = Article.objects.order_by("pk")
    assert list(where_given(rows, outlet=None, section=None)) == [one, other]
    assert list(where_given(rows, outlet=other.outlet, section=None)) == [other]
