"""Conditions of a query as conditions on database rows."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils import timezone

from articles.models import (
    Affiliation,
    Correction,
    Quote,
    Statistic,
    TaggedArticle,
    TaggedExpert,
    TaggedQuote,
    TaggedStatistic,
)

from .query import After, Before, During, Field, Ids, Node, Value, days

TAGGED: dict[str, Any] = {
    "articles": TaggedArticle,
    "statistics": TaggedStatistic,
    "quotes": TaggedQuote,
    "experts": TaggedExpert,
}
_OWNER = {"articles": "article", "experts": "speaker"}


def condition(kind: str, node: Node, today: date) -> Q:
    """Return the condition on the rows of a kind; some are conditions on their claims."""
    if isinstance(node, Ids) and node.name == "topic":
        return _on_topic(kind, node.ids)
    if kind == "experts" and isinstance(node, Ids) and node.name in ("expert", "org"):
        members = Affiliation.objects.filter(organization__in=node.ids).values("expert")
        return Q(pk__in=members) if node.name == "org" else Q(pk__in=node.ids)
    if kind == "articles" and (about := _of_article(node, "", today)) is not None:
        return about
    if kind in _OWNER:
        owner = _OWNER[kind]
        statistics = Statistic.objects.public().filter(_of_claim(Statistic, node, today))
        quotes = Quote.objects.public().filter(_of_claim(Quote, node, today))
        return Q(pk__in=statistics.values(owner)) | Q(pk__in=quotes.values(owner))
    return _of_claim(Statistic if kind == "statistics" else Quote, node, today)


def _on_topic(kind: str, ids: tuple[int, ...]) -> Q:
    """Return the condition of having a topic or one below it; claims without have the article's."""
    wanted = Q(tag__in=ids) | Q(tag__broader__in=ids) | Q(tag__broader__broader__in=ids)
    tagged = TAGGED[kind].objects
    found = Q(pk__in=tagged.filter(wanted).values("content_object"))
    if kind in ("statistics", "quotes"):
        articles = TaggedArticle.objects.filter(wanted).values("content_object")
        found |= Q(article__in=articles) & ~Q(pk__in=tagged.values("content_object"))
    return found


def _of_article(node: Node, path: str, today: date) -> Q | None:
    """Return the condition if it is one on an article, which lies at `path`."""
    if isinstance(node, Ids) and node.name in ("outlet", "section"):
        return Q(**{f"{path}{node.name}__in": node.ids})
    if isinstance(node, Field) and node.name == "lang":
        found = Q(pk__in=())
        for value in node.values:
            found |= Q(**{f"{path}language__istartswith": value})
        return found
    if isinstance(node, Field) and node.name == "has":
        having = Q(pk__in=())
        for value in node.values:
            model: Any = {"statistics": Statistic, "quotes": Quote, "correction": Correction}[value]
            rows = model.objects.all() if value == "correction" else model.objects.public()
            having |= Q(**{f"{path}pk__in": rows.values("article")})
        return having
    if isinstance(node, After | Before) or (isinstance(node, During) and node.name == "date"):
        start, end = days(node, today)
        return _between(f"{path}published_at", start, end)
    return None


def _between(field: str, start: date | None, end: date | None) -> Q:
    found = Q()
    if start:
        found &= Q(**{f"{field}__gte": _midnight(start)})
    if end:
        found &= Q(**{f"{field}__lt": _midnight(end)})
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _of_claim(model: Any, node: Node, today: date) -> Q:
    """Return the condition on statistics or quotes."""
    nothing = Q(pk__in=())
    about = _of_article(node, "article__", today)
    if about is not None:
        return about
    if isinstance(node, Ids):
        organization = "producer" if model is Statistic else "organization"
        field = {"expert": "speaker", "org": organization, "metric": "metric"}[node.name]
        if model is Quote and node.name == "metric":
            return nothing
        return Q(**{f"{field}__in": node.ids})
    if model is Quote:
        return nothing
    if isinstance(node, Value):
        return _value(node)
    if isinstance(node, Field) and node.name == "unit":
        return Q(unit_code__in=node.values) | Q(counted__in=node.values)
    if isinstance(node, During):
        start, end = days(node, today)
        first = Q(period_start__gte=start) if start else Q(period_start__isnull=False)
        return first & (Q(period_end__lt=end) if end else Q())
    raise TypeError(f"no condition for {node!r}")


def _value(node: Value) -> Q:
    found = Q()
    if node.high is not None:
        found &= Q(**{"value__lte" if node.high_included else "value__lt": node.high})
    if node.low is not None:
        name = "gte" if node.low_included else "gt"
        upper = Q(**{f"value_upper__{name}": node.low})
        found &= Q(**{f"value__{name}": node.low}) | upper
    return found
