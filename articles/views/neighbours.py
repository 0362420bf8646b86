"""The stories on the same topics just before and after one."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article, Prepared, TaggedArticle, Topic, prepared

# So many articles before and after are looked at for a common topic; a rare one has few to sort.
NEAREST = (50, 500, None)


def neighbours(story: Article, topics: Collection[Topic]) -> dict[str, Article | None]:
    """Return the published articles on the same topics just before and after this one."""
    return {
        "earlier": _first(_EARLIER, story, topics),
        "later": _first(_LATER, story, topics),
    }


def _question(is_later: bool, nearest: int | None) -> Prepared[..., Article]:
    """Return what asks for the first article on some topics after a moment, or before it.

    Only the `nearest` are looked at, or all.
    """

    @prepared
    def first(at: datetime, article: int, topics: Collection[int]) -> QuerySet[Article]:
        others = Article.objects.published().exclude(pk=article)
        if is_later:
            order = ("published_at", "pk")
            others = others.filter(published_at__gte=at).exclude(published_at=at, pk__lt=article)
        else:
            order = ("-published_at", "-pk")
            others = others.filter(published_at__lte=at).exclude(published_at=at, pk__gt=article)
        tagged = TaggedArticle.objects.filter(tag__in=topics)
        if nearest is None:
            others = others.filter(pk__in=tagged.values("content_object"))
        else:
            near = others.order_by(*order).values("pk")[:nearest]
            shares = Exists(tagged.filter(content_object=OuterRef("pk")))
            others = Article.objects.filter(shares, pk__in=near)
        return others.for_cards().order_by(*order)[:1]

    return first


_EARLIER = [_question(False, nearest) for nearest in NEAREST]
_LATER = [_question(True, nearest) for nearest in NEAREST]


def _first(
    questions: list[Prepared[..., Article]], story: Article, topics: Collection[Topic]
) -> Article | None:
    if story.published_at is None or not topics:
        return None
    given = {"at": story.published_at, "article": story.pk, "topics": [t.pk for t in topics]}
    return next((found[0] for ask in questions if (found := ask(**given))), None)
