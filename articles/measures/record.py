"""An expert's record: what they claimed over time, by metric, and how it stands against others."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from articles.claims import Figure, Relation
from articles.claims.related import figure_of
from articles.models import Expert, Judgement, Metric, Statistic, prepared

from .conflicts import COMPARED, COMPARED_METRIC, public_figures
from .known import Known
from .series import when
from .standing import Pair, judgements_of, relation_of

METRICS = 12  # shown of one expert, those with most figures
MOST_OWN, MOST_OTHERS, MOST_LOOKED_AT = 120, 400, 5_000
Time = tuple[int | None, date | None]  # a metric and the last day of a period
# What a figure of the expert is to the others about it, worst first; one of them is told of each.
TOLD = (
    Relation.DISAGREES,
    Relation.REVISED,
    Relation.PROJECTION_MISSED,
    Relation.PROJECTION_MET,
    Relation.SAME_FIGURE,
)
_WORDS = {
    Relation.DISAGREES: "disagrees with others",
    Relation.REVISED: "revised later",
    Relation.PROJECTION_MISSED: "projection missed",
    Relation.PROJECTION_MET: "projection met",
    Relation.SAME_FIGURE: "others say the same",
}


@dataclass(frozen=True, slots=True)
class Stance:
    """One figure of the expert and the other figure that tells most about it, None for none."""

    statistic: Statistic
    relation: Relation | None = None
    reason: str = ""
    other: Statistic | None = None

    @property
    def words(self) -> str:
        """Return how the figure stands, in a reader's words; "" when nobody else says anything."""
        return _WORDS[self.relation] if self.relation else ""

    @property
    def chip(self) -> str:
        """Return the relation as a class of the style sheet, "" for none."""
        return self.relation.value if self.relation else ""


@dataclass(frozen=True, slots=True)
class MetricRecord:
    """What an expert said of one metric, the oldest time first."""

    metric: Metric
    stances: tuple[Stance, ...]

    @property
    def latest(self) -> Statistic:
        """Return the figure about the latest time."""
        return self.stances[-1].statistic


@dataclass(frozen=True, slots=True)
class Record:
    """The metrics of an expert, most figures first, and how often their figures stood how."""

    metrics: tuple[MetricRecord, ...] = ()
    tally: tuple[tuple[str, Relation, int], ...] = ()
    is_cut: bool = False
    stand: str = ""

    def __bool__(self) -> bool:
        return bool(self.metrics)

    def narrowed(self, stand: str) -> "Record":
        """Return the record with the figures that stand in one way alone; all if none stands so."""
        if stand not in {relation.value for _, relation, _ in self.tally}:
            return self
        kept = (
            MetricRecord(each.metric, tuple(s for s in each.stances if s.chip == stand))
            for each in self.metrics
        )
        return replace(self, metrics=tuple(each for each in kept if each.stances), stand=stand)


def record_of(expert: Expert) -> Record:
    """Return the record of an expert: five queries, at most 120 figures of 12 metrics.

    Figures are set beside those of the same metric and day that other people said.
    """
    newest = _newest(expert=expert.pk)
    by_metric: dict[int, list[int]] = defaultdict(list)
    for pk, metric in newest[:MOST_OWN]:
        by_metric[metric].append(pk)
    shown = sorted(by_metric, key=lambda pk: (-len(by_metric[pk]), pk))[:METRICS]
    if not shown:
        return Record()
    own = _figures(ids=[pk for metric in shown for pk in by_metric[metric]])
    others = _others(expert, own)
    judged = judgements_of([s.pk for s in own], Known())
    figure = cache(figure_of)
    stances: dict[Metric, list[Stance]] = {}
    for s in sorted(own, key=lambda s: (shown.index(s.metric_id), when(s), s.pk)):
        stance = _stance(s, others[s.metric_id, s.period_end], judged, figure)
        stances.setdefault(s.metric, []).append(stance)
    records = [MetricRecord(metric, tuple(some)) for metric, some in stances.items()]
    cut = len(newest) > MOST_OWN or len(by_metric) > METRICS
    return Record(tuple(records), _tally(records), cut)


def _others(expert: Expert, own: Collection[Statistic]) -> dict[Time, list[Statistic]]:
    """Return what others said of the metrics of some figures for the same days, latest first."""
    metrics = {s.metric_id for s in own if s.metric_id is not None}
    times = {(s.metric_id, s.period_end) for s in own}
    days = {s.period_end for s in own if s.period_end is not None}
    told = _told_by_others(metrics=list(metrics), days=list(days), but=expert.pk)
    ids = [pk for pk, *time in told if tuple(time) in times][:MOST_OTHERS]
    found: dict[Time, list[Statistic]] = defaultdict(list)
    for figure in _figures(ids=ids):
        found[figure.metric_id, figure.period_end].append(figure)
    return found


@prepared
def _newest(expert: int) -> QuerySet[Any]:
    """Return id and metric of the newest public figures that an expert told of metrics."""
    told = Statistic.objects.public().anchored().filter(speaker=expert, metric__isnull=False)
    newest = told.order_by("-article__published_at", "-pk").values_list("pk", "metric")
    return newest[: MOST_OWN + 1]


@prepared
def _told_by_others(metrics: Collection[int], days: Collection[date], but: int) -> QuerySet[Any]:
    """Return id, metric and day of the last recorded figures of any of the metrics and days.

    Whether readers may see them is asked of the few that fit.
    """
    told = Statistic.objects.filter(metric__in=metrics, period_end__in=days).exclude(speaker=but)
    return told.order_by("-pk").values_list("pk", "metric", "period_end")[:MOST_LOOKED_AT]


@prepared
def _figures(ids: Collection[int]) -> QuerySet[Any]:
    """Return the public ones of some figures with what a row and comparing need, newest first."""
    rows = public_figures().filter(pk__in=ids).defer(None).only(*COMPARED, *COMPARED_METRIC)
    return rows.order_by("-article__published_at", "-pk")


def _stance(
    statistic: Statistic,
    others: Iterable[Statistic],
    judged: Mapping[Pair, Judgement],
    figure: Callable[[Statistic], Figure],
) -> Stance:
    best = Stance(statistic)
    for other in others:
        found = relation_of(statistic, other, judged, figure)
        if (
            found is None
            or found.relation not in TOLD
            or _is_revision_of(other, found.relation, statistic)
        ):
            continue
        if best.relation is None or TOLD.index(found.relation) < TOLD.index(best.relation):
            best = Stance(statistic, found.relation, found.reason, other)
    return best


def _is_revision_of(other: Statistic, relation: Relation, statistic: Statistic) -> bool:
    """Return whether the expert's figure revised the other: only what came later tells of it."""
    said, before = (timezone.localdate(s.article.published_at) for s in (statistic, other))
    earlier = before <= said
    return relation == Relation.REVISED and earlier


def _tally(records: Iterable[MetricRecord]) -> tuple[tuple[str, Relation, int], ...]:
    counts = Counter(s.relation for record in records for s in record.stances if s.relation)
    return tuple((_WORDS[r], r, counts[r]) for r in TOLD if counts[r])
