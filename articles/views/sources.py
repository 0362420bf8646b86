"""Claims with what a row shows of their source, in one query each."""

from typing import Any

from django.db.models import QuerySet

from articles.models import Quote, Statistic

# The sentence of a claim is read from the plain text; the other forms of the text are not needed.
UNREAD = ("article__body", "article__body_html")


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
