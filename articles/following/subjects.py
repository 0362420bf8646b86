"""What is new on the subject of an alert: public, since it was confirmed, not told before."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import search
from articles.models import Alert, Article, Quote, Statistic, TaggedArticle, Topic

MOST = 50  # items in one mail; what is more comes with the next
PAGES = 20


def fresh(alert: Alert) -> list[tuple[str, Any]]:
    """Return kind and record of up to MOST new items, oldest first."""
    items = list(SOURCES[alert.kind](alert, alert.confirmed_at or timezone.now()))
    items.sort(key=lambda item: (article_of(item[1]).published_at, item[1].pk))
    return items[:MOST]


def article_of(record: Any) -> Article:
    """Return the article that a record is, or stands in."""
    return record if isinstance(record, Article) else record.article


def _told(alert: Alert, kind: str) -> QuerySet[Any, Any]:
    return alert.items.filter(kind=kind).values("record_id")


def _of_topic(alert: Alert, since: datetime) -> Iterator[tuple[str, Any]]:
    topic = alert.subject
    covered = Topic.objects.filter(
        Q(pk=topic.pk) | Q(broader=topic) | Q(broader__broader=topic)
    ).values("pk")
    tagged = TaggedArticle.objects.filter(tag__in=covered).values("content_object")
    stories = Article.objects.published().filter(pk__in=tagged, published_at__gte=since)
    new = stories.exclude(pk__in=_told(alert, "article")).order_by("published_at", "pk")
    yield from (("article", story) for story in new.for_cards()[:MOST])


def _of_expert(alert: Alert, since: datetime) -> Iterator[tuple[str, Any]]:
    for kind, model in (("quote", Quote), ("statistic", Statistic)):
        rows = model.objects.public().filter(speaker=alert.subject)
        yield from _claims(alert, kind, rows, since)


def _of_metric(alert: Alert, since: datetime) -> Iterator[tuple[str, Any]]:
    rows = Statistic.objects.public().filter(metric=alert.subject)
    yield from _claims(alert, "statistic", rows, since)


def _claims(
    alert: Alert, kind: str, rows: QuerySet[Any], since: datetime
) -> Iterator[tuple[str, Any]]:
    new = rows.filter(article__published_at__gte=since).exclude(pk__in=_told(alert, kind))
    ordered = new.select_related("article__outlet").order_by("article__published_at", "pk")
    yield from ((kind, claim) for claim in ordered[:MOST])


def _of_query(alert: Alert, since: datetime) -> Iterator[tuple[str, Any]]:
    """Yield the new articles that a search finds, page after page while they are new."""
    query = search.parse_query(alert.query)
    told = set(alert.items.filter(kind="article").values_list("record_id", flat=True))
    for number in range(1, PAGES + 1):
        page = search.find(query, sort="newest", page=number, per_page=MOST)
        new = [hit.record for hit in page.hits if hit.record.published_at >= since]
        yield from (("article", story) for story in new if story.pk not in told)
        if len(new) < len(page.hits) or number >= page.pages:
            return


SOURCES = {
    "topic": _of_topic,
    "expert": _of_expert,
    "metric": _of_metric,
    "query": _of_query,
}
