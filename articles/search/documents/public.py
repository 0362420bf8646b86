"""Which records have a document of which kind."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet

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


def _drafts() -> QuerySet[Article]:
    return Article.objects.exclude(pk__in=Article.objects.published().values("pk"))


def _hidden(claims: Any) -> QuerySet[Any]:
    return claims.objects.exclude(pk__in=claims.objects.public().values("pk"))


PUBLIC: dict[str, Callable[[], QuerySet[Any]]] = {
    "articles": lambda: Article.objects.published(),
    "drafts": _drafts,
    "draft_statistics": lambda: _hidden(Statistic),
    "draft_quotes": lambda: _hidden(Quote),
    "statistics": lambda: Statistic.objects.public(),
    "quotes": lambda: Quote.objects.public(),
    "experts": lambda: Expert.objects.public(),
    "topics": lambda: Topic.objects.public(),
    "organizations": lambda: Organization.objects.public(),
    "outlets": lambda: Outlet.objects.public(),
    "sections": lambda: Section.objects.public(),
    "metrics": lambda: Metric.objects.public(),
}


def expected(kind: str) -> Iterator[tuple[int, int]]:
    """Yield id and version of every record that should have a document of the kind, by id."""
    rows = PUBLIC[kind]().order_by("pk").values_list("pk", "version")
    yield from rows.iterator(chunk_size=5000)
