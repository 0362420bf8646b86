"""What feeds ask: which records, from a place on, and what their entries show.

A place is the date and the id of the record before it; without one, a feed begins with the newest.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import (
    Article,
    Correction,
    Quote,
    Statistic,
    TaggedArticle,
    prepared,
    where_given,
)
from articles.views import articles_about, public_corrections


def _behind(rows: QuerySet[Any], at: datetime | None, pk: int | None, dated: str) -> QuerySet[Any]:
    """Return the ids and dates of some rows behind a place, the latest first."""
    if at is not None:
        behind = Q(**{f"{dated}__lt": at}) | Q(**{dated: at, "pk__lt": pk})
        rows = rows.filter(Q(**{f"{dated}__lte": at}) & behind)
    return rows.order_by(f"-{dated}", "-pk").values_list("pk", dated)


@prepared
def stories(
    at: datetime | None, pk: int | None, outlet: int | None, section: int | None
) -> QuerySet[Any]:
    """Return the published articles: all, or those of an outlet or a section."""
    found = where_given(Article.objects.published(), outlet=outlet, section=section)
    return _behind(found, at, pk, "published_at")


@prepared
def stories_about(
    at: datetime | None, pk: int | None, topics: Collection[int], common: bool
) -> QuerySet[Any]:
    """Return the published articles on some topics, common ones or rare."""
    return _behind(articles_about(topics, common), at, pk, "published_at")


@prepared
def stories_with(at: datetime | None, pk: int | None, expert: int) -> QuerySet[Any]:
    """Return the published articles that quote or cite an expert."""
    said = Quote.objects.public().filter(speaker=expert).values("article")
    told = Statistic.objects.public().filter(speaker=expert).values("article")
    found = Article.objects.published().filter(Q(pk__in=said) | Q(pk__in=told))
    return _behind(found, at, pk, "published_at")


@prepared
def values(at: datetime | None, pk: int | None, metric: int) -> QuerySet[Any]:
    """Return the public figures of a metric."""
    found = Statistic.objects.public().filter(metric=metric)
    return _behind(found, at, pk, "article__published_at")


@prepared
def corrections(at: datetime | None, pk: int | None) -> QuerySet[Any]:
    """Return the corrections of published articles."""
    return _behind(public_corrections(), at, pk, "published_at")


@prepared
def stories_by_id(ids: Collection[int]) -> QuerySet[Article]:
    """Return the published ones of some articles with what an entry shows, in no order."""
    found = Article.objects.published().filter(pk__in=ids).order_by().select_related("outlet")
    shown = ("slug", "headline", "standfirst", "byline", "language", "published_at", "modified_at")
    return found.only(*shown, "outlet__name")


@prepared
def values_by_id(ids: Collection[int]) -> QuerySet[Statistic]:
    """Return the public ones of some figures with what an entry shows, in no order."""
    found = Statistic.objects.public().filter(pk__in=ids).order_by()
    related = ("article__outlet", "speaker", "metric")
    return found.select_related(*related).defer("article__body", "article__body_html")


@prepared
def quotes_by_id(ids: Collection[int]) -> QuerySet[Quote]:
    """Return the public ones of some quotes with what an entry shows, in no order."""
    found = Quote.objects.public().filter(pk__in=ids).order_by()
    related = ("article__outlet", "speaker")
    return found.select_related(*related).defer("article__body", "article__body_html")


@prepared
def corrections_by_id(ids: Collection[int]) -> QuerySet[Correction]:
    """Return the public ones of some corrections with what an entry shows, in no order."""
    found = public_corrections().filter(pk__in=ids).order_by().select_related("article__outlet")
    shown = ("headline", "slug", "language", "outlet__name")
    return found.only("published_at", "text", *(f"article__{name}" for name in shown))


@prepared
def topics_of(articles: Collection[int]) -> QuerySet[Any]:
    """Return the articles and the names of their topics, by name."""
    tagged = TaggedArticle.objects.filter(content_object__in=articles)
    return tagged.order_by("tag__name").values_list("content_object", "tag__name")


@prepared
def corrections_of(articles: Collection[int]) -> QuerySet[Any]:
    """Return the articles with the dates and the texts of their corrections, oldest first."""
    found = Correction.objects.filter(article__in=articles).order_by("published_at", "pk")
    return found.values_list("article", "published_at", "text")
