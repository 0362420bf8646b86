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
# What a claim shows in a list, and a figure besides.
OF_CLAIM = (
    "exact start end anchor_state speaker_role article__slug article__headline article__language "
    "article__published_at article__plain_text article__outlet__name speaker__name speaker__slug"
).split()
OF_FIGURE = (
    "value value_upper interval_low interval_high approximation unit_code counted place "
    "period_start period_end period_precision period_is_point is_projection metric__name "
    "metric__slug producer__name producer__slug"
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


@prepared
def figures_by_id(ids: Collection[int]) -> QuerySet[Statistic]:
    """Return the public ones of some statistics, in no order, as rows of a list."""
    found = figures().filter(pk__in=ids).order_by()
    return found.defer(None).only(*OF_CLAIM, *OF_FIGURE)


@prepared
def quotes_by_id(ids: Collection[int]) -> QuerySet[Quote]:
    """Return the public ones of some quotes, in no order, as rows of a list."""
    found = quotes().filter(pk__in=ids).order_by().select_related(None)
    return found.select_related("article__outlet", "speaker").defer(None).only("kind", *OF_CLAIM)
