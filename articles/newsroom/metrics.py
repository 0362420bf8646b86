"""The metrics of figures: giving one, refusing one, and suggestions for figures without any."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.claims import Fit, Traits, best_fits
from articles.models import (
    EditConflict,
    Metric,
    MetricRejection,
    Statistic,
    TaggedMetric,
    TaggedStatistic,
)

from .access import User, may_curate, require
from .queues import QUEUES
from .signing import sign

# The newest figures without a metric that are compared; an archive may have a million of them.
COMPARED = 400
_SOURCES = 20_000  # pairs of metric and source that are read


@dataclass(frozen=True, slots=True)
class MetricOffer:
    """A figure without a metric, and the metrics it may be a value of, best first."""

    statistic: Statistic
    metrics: tuple[tuple[Metric, Fit], ...]

    @property
    def score(self) -> int:
        """Return how well the best metric fits, from 0 to 100."""
        return self.metrics[0][1].score


def set_metric(statistic: Statistic, metric: Metric | None, by: User) -> Statistic:
    """Give a figure its metric, or take it away; its history tells who and when.

    Raises PermissionDenied, and EditConflict when the figure changed since it was read.
    """
    require(by, "review_article")
    if not may_curate(statistic.article, by):
        raise PermissionDenied
    with transaction.atomic():
        statistic.metric = metric
        sign(statistic, by, f"metric: {metric}")
        statistic.save()
    return statistic


def accept_metric(statistic: Statistic, metric: Metric, by: User) -> Statistic:
    """Give a figure without a metric the one suggested.

    Raises EditConflict as well when a colleague gave it one meanwhile.
    """
    if Statistic.objects.filter(pk=statistic.pk, metric__isnull=False).exists():
        raise EditConflict(statistic)
    return set_metric(statistic, metric, by)


def reject_metric(statistic: Statistic, metric: Metric, by: User) -> MetricRejection:
    """Remember that a figure is no value of a metric; it is never suggested for it again."""
    require(by, "review_article")
    if not may_curate(statistic.article, by):
        raise PermissionDenied
    entry, _ = MetricRejection.objects.get_or_create(
        statistic=statistic, metric=metric, defaults={"by": by}
    )
    return entry


def metric_suggestions(by: User) -> list[MetricOffer]:
    """Return metrics for the newest 400 figures without one, the surest first.

    A handful of queries whatever the size of the archive. Needs `review_article`.
    """
    require(by, "review_article")
    rows = QUEUES["no-metric"].rows(by).select_related("article__outlet", "speaker", "producer")
    unread = ("article__body", "article__body_html")
    return suggest_metrics(list(rows.defer(*unread)[:COMPARED]))


def suggest_metrics(statistics: Sequence[Statistic]) -> list[MetricOffer]:
    """Return the metrics that fit some figures and were not rejected for them, surest first."""
    known = _metrics()
    records = Metric.objects.in_bulk(known)
    topics = _topics(TaggedStatistic, [s.pk for s in statistics])
    refused = set(
        MetricRejection.objects.filter(statistic__in=statistics).values_list("statistic", "metric")
    )
    found = []
    for statistic in statistics:
        open_to = ((pk, t) for pk, t in known.items() if (statistic.pk, pk) not in refused)
        fits = best_fits(_traits(statistic, topics[statistic.pk]), open_to)
        if fits:
            found.append(MetricOffer(statistic, tuple((records[pk], each) for pk, each in fits)))
    return sorted(found, key=lambda each: -each.score)


def _traits(statistic: Statistic, topics: set[int]) -> Traits:
    named = {"producer": statistic.producer_id, "speaker": statistic.speaker_id}
    return Traits(
        counted=statistic.counted,
        unit=statistic.unit_code,
        place=statistic.place,
        sources=frozenset((kind, pk) for kind, pk in named.items() if pk is not None),
        topics=frozenset(topics),
    )


def _metrics() -> dict[int, Traits]:
    """Return what is known of every metric, in three queries."""
    rows = Metric.objects.canonical().order_by("pk")
    fields = list(rows.values_list("pk", "name", "counted", "unit_code", "place"))
    topics = _topics(TaggedMetric, None)
    sources: dict[int | None, set[tuple[str, int]]] = defaultdict(set)
    pairs = Statistic.objects.filter(metric__isnull=False, withdrawn=False).order_by()
    for metric, producer, speaker in pairs.values_list("metric", "producer", "speaker").distinct()[
        :_SOURCES
    ]:
        named = {"producer": producer, "speaker": speaker}
        sources[metric].update((kind, pk) for kind, pk in named.items() if pk is not None)
    return {
        pk: Traits(
            counted=counted,
            name=name,
            unit=unit,
            place=place,
            sources=frozenset(sources[pk]),
            topics=frozenset(topics[pk]),
        )
        for pk, name, counted, unit, place in fields
    }


def _topics(tagged: Any, ids: Iterable[int] | None) -> dict[int, set[int]]:
    rows = tagged.objects.all() if ids is None else tagged.objects.filter(content_object__in=ids)
    found: dict[int, set[int]] = defaultdict(set)
    for pk, topic in rows.values_list("content_object", "tag"):
        found[pk].add(topic)
    return found
