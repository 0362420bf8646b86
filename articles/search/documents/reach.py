"""How far a change reaches: what else shows something of the record that changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q

from articles.models import (
    Affiliation,
    Article,
    Quote,
    Statistic,
    TaggedArticle,
    TaggedExpert,
    TaggedQuote,
    TaggedStatistic,
    Topic,
)
from articles.search.engine import Key

STEPS = 2  # a story on a topic makes so many above it public


def reached(keys: Iterable[Key]) -> set[Key]:
    """Return the keys with those of the records that a batch of changes touches at once.

    A published article brings its claims before readers, and with them people and topics; a claim
    changes what its article and its expert are found by.
    """
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, record_id in keys:
        ids[kind].add(record_id)
    claims = Q(article__in=ids["articles"])
    _add(ids, Article, Q(pk__in=ids["articles"]), outlets="outlet", sections="section")
    for kind, model, organization in (
        ("statistics", Statistic, "producer"),
        ("quotes", Quote, "organization"),
    ):
        wanted = claims | Q(pk__in=ids[kind])
        linked = {"articles": "article", "experts": "speaker", "organizations": organization}
        if model is Statistic:
            linked["metrics"] = "metric"
        _add(ids, model, wanted, **{kind: "pk"}, **linked)
    _add(ids, Affiliation, Q(expert__in=ids["experts"]), organizations="organization")
    _add(ids, TaggedArticle, Q(content_object__in=ids["articles"]), topics="tag")
    for _ in range(STEPS):
        _add(ids, Topic, Q(pk__in=ids["topics"]), topics="broader")
    return {(kind, record_id) for kind in ids for record_id in ids[kind]}


def _add(ids: dict[str, set[int]], model: Any, wanted: Q, **fields: str) -> None:
    """Add to `ids` what the fields of the wanted rows hold, by kind."""
    for row in model._base_manager.filter(wanted).values_list(*fields.values()):
        for kind, value in zip(fields, row, strict=True):
            if value is not None:
                ids[kind].add(value)


def shown_in(kind: str, record_id: int) -> Iterator[tuple[str, Collection[int]]]:
    """Yield by kind the ids of everything that is found by the name of a record.

    For a topic, an expert, an organization or a metric that was renamed or merged.
    """
    for other, model, wanted, field in _SHOWN.get(kind, ()):
        rows = model._base_manager.filter(wanted(record_id)).values_list(field, flat=True)
        yield other, rows.distinct().iterator()


def _tagged(topic: int) -> Q:
    return Q(tag=topic) | Q(tag__broader=topic) | Q(tag__broader__broader=topic)


def _spoken(expert: int) -> Q:
    return Q(speaker=expert)


_SHOWN: dict[str, tuple[tuple[str, Any, Any, str], ...]] = {
    "topics": (
        ("articles", TaggedArticle, _tagged, "content_object"),
        ("statistics", TaggedStatistic, _tagged, "content_object"),
        ("quotes", TaggedQuote, _tagged, "content_object"),
        ("experts", TaggedExpert, _tagged, "content_object"),
    ),
    "experts": (("statistics", Statistic, _spoken, "pk"), ("quotes", Quote, _spoken, "pk")),
    "organizations": (
        ("statistics", Statistic, lambda pk: Q(producer=pk), "pk"),
        ("quotes", Quote, lambda pk: Q(organization=pk), "pk"),
        ("experts", Affiliation, lambda pk: Q(organization=pk), "expert"),
    ),
    "metrics": (("statistics", Statistic, lambda pk: Q(metric=pk), "pk"),),
}
