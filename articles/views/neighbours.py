"""The stories on the same topics just before and after one."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Prepared, TaggedArticle, Topic, prepared

# So many articles before and after are looked at for a common topic; a rare one has few to sort.
NEAREST = (50, 500)


def neighbours(story: Article, topics: Collection[Topic]) -> dict[str, Article | None]:
    """Return the published articles on the same topics just before and after this one."""
    if story.published_at is None or not topics:
        return {"earlier": None, "later": None}
    place = {"at": min(story.published_at, timezone.now()), "article": story.pk}
    tags = [topic.pk for topic in topics]
    earlier, later = (_first_about(tags, place, way) for way in (_EARLIER, _LATER))
    found = {card.pk: card for card in _cards(ids=[*earlier, *later])}
    return {
        "earlier": next((found[pk] for pk in earlier if pk in found), None),
        "later": next((found[pk] for pk in later if pk in found), None),
    }


def _first_about(
    topics: list[int], place: dict[str, Any], questions: "list[Prepared[..., int]]"
) -> list[int]:
    """Return the id of the nearest article on one of the topics, in a list; an empty one for none.

    Which of the nearest are on a topic is asked apart: together, databases have been seen to walk
    through all articles.
    """
    *nearest, all_about = questions
    for ask, number in zip(nearest, NEAREST, strict=True):
        near = ask(**place)
        about = set(_tagged(articles=near, topics=topics))
        first = [pk for pk in near if pk in about][:1]
        if first or len(near) < number:
            return first
    return all_about(**place, topics=topics)


def _others(is_later: bool, at: datetime, article: int) -> QuerySet[Article]:
    """Return the published articles after a moment, or before it, the nearest first."""
    others = Article.objects.exclude(pk=article)
    if is_later:
        after = others.filter(published_at__gte=at).exclude(published_at=at, pk__lt=article)
        return after.published().order_by("published_at", "pk")
    before = others.exclude(published_at=at, pk__gt=article)
    return before.published(by=at).order_by("-published_at", "-pk")


def _nearest(is_later: bool, number: int) -> Prepared[..., int]:
    """Return what asks for the ids of so many articles after a moment, or before it."""

    @prepared
    def nearest(at: datetime, article: int) -> QuerySet[Any, int]:
        return _others(is_later, at, article).values_list("pk", flat=True)[:number]

    return nearest


def _all_about(is_later: bool) -> Prepared[..., int]:
    """Return what asks for the first id among all articles on some topics."""

    @prepared
    def first(at: datetime, article: int, topics: Collection[int]) -> QuerySet[Any, int]:
        tagged = TaggedArticle.objects.filter(tag__in=topics).values("content_object")
        return _others(is_later, at, article).filter(pk__in=tagged).values_list("pk", flat=True)[:1]

    return first


def _questions(is_later: bool) -> "list[Prepared[..., int]]":
    return [*(_nearest(is_later, number) for number in NEAREST), _all_about(is_later)]


_EARLIER, _LATER = _questions(False), _questions(True)


@prepared
def _tagged(articles: Collection[int], topics: Collection[int]) -> QuerySet[Any, int]:
    """Return the ids of those of some articles that are on one of some topics."""
    rows = TaggedArticle.objects.filter(content_object__in=articles, tag__in=topics)
    return rows.values_list("content_object", flat=True)


@prepared
def _cards(ids: Collection[int]) -> QuerySet[Article]:
    """Return some articles with what a link to them shows."""
    return Article.objects.for_cards().filter(pk__in=ids)
