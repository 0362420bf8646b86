"""Stories and claims with what a row shows of them and of their source, in one query each."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from articles.models import Article, Quote, Statistic, prepared

# The sentence of a claim is read from the plain text; the other forms of the text are not needed.
UNREAD = ("article__body", "article__body_html")
# What a story shows in a list.
OF_STORY = (
    "slug headline standfirst language published_at outlet__name section__name section__slug"
).split()


@prepared
def stories(ids: Collection[int]) -> QuerySet[Article]:
    """Return those of some articles that are published, in no order, as rows of a list."""
    found = Article.objects.published().filter(pk__in=ids).order_by()
    return found.select_related("outlet", "section").only(*OF_STORY)


def figures() -> QuerySet[Any]:
    """Return the public statistics, newest story first, with article, outlet and people."""
    return (
        Statistic.objects.public()
        .select_related("article__outlet", "metric", "speaker", "producer")
        .defer(*UNREAD)
        .order_by("-article__published_at", "-article_id", "start", "pk")
    )


def quotes() -> QuerySet[Any]:
    """Return the public quotes, newest story first, with article, outlet and people."""
    return (
        Quote.objects.public()
        .select_related("article__outlet", "speaker", "organization")
        .defer(*UNREAD)
        .order_by("-article__published_at", "-article_id", "start", "pk")
    )
