"""Where the archive contradicts itself: pairs of figures of one metric that cannot both hold.

Computed when asked, metric by metric, never over the whole archive at once. A pair that an editor
judged is no longer open; what was confirmed or corrected to a conflict is shown to readers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles import claims
from articles.claims import Comparison, Relation
from articles.claims.related import figure_of
from articles.models import Judgement, Metric, Statistic, prepared

from .known import Known
from .standing import judgements_of, pair_of

METRICS = 40  # of one page
MOST_FIGURES = 400  # of one metric, the latest periods
CROWD = 24  # statements of one period that are set beside each other
# What comparing and a row need: most of the time goes into making objects of what is read.
COMPARED = (
    "exact start end suffix value value_upper interval_low interval_high approximation unit_code "
    "counted place period_start period_end period_precision period_is_point is_projection "
    "change_amount change_unit change_approximation change_direction change_base_start "
    "change_base_end "
    "equivalent_value equivalent_unit_code metric speaker__name producer__name "
    "producer__short_name article__slug article__published_at article__language "
    "article__outlet__name"
).split()
COMPARED_METRIC = (
    "metric__name metric__slug metric__counted metric__unit_code metric__place"
).split()
CONFLICTS = tuple(relation.value for relation in Relation if relation.is_conflict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two public figures that contradict each other; `first` was said earlier."""

    metric: Metric | None
    first: Statistic
    second: Statistic
    relation: Relation
    reason: str
    judgement: Judgement | None = None

    @property
    def gap(self) -> Decimal:
        """Return how far the two lie apart, as a share of the larger one."""
        a, b = self.first.value, self.second.value
        largest = max(abs(a), abs(b))
        return abs(a - b) / largest if largest else Decimal(0)


@dataclass(frozen=True, slots=True)
class Walk:
    """What some metrics hold, the surest conflict first, and where to go on; None at the end."""

    conflicts: tuple[Conflict, ...]
    looked_at: int
    after: int | None


def public_figures() -> QuerySet[Any]:
    """Return the public statistics with what comparing and a row need."""
    unread = ("article__body", "article__body_html", "article__plain_text")
    related = ("article__outlet", "metric", "speaker", "producer")
    rows = Statistic.objects.public().anchored().select_related(*related)
    return rows.defer(*unread)


def open_conflicts(after: int = 0) -> Walk:
    """Return the open conflicts of the next metrics behind an id: at most 40 metrics in a call.

    Three queries. What several stories repeat is one conflict, and settled when one pair of it was
    judged. Sure ones come first: plain disagreements before bases that do not fit, wide gaps before
    narrow ones.
    """
    metrics = _suspects(after)
    figures = public_figures().filter(metric__in=metrics).order_by("metric", "-period_end", "-pk")
    by_metric: dict[int | None, list[Statistic]] = defaultdict(list)
    for figure in figures[: METRICS * MOST_FIGURES].iterator():
        if len(by_metric[figure.metric_id]) < MOST_FIGURES:
            by_metric[figure.metric_id].append(figure)
    found = [c for rows in by_metric.values() for c in conflicts_among(rows)]
    judged = judgements_of({s.pk for c in found for s in (c.first, c.second)}, Known())
    settled = {_matter(c) for c in found if pair_of(c.first.pk, c.second.pk) in judged}
    left = {_matter(c): c for c in reversed(found) if _matter(c) not in settled}
    going_on = metrics[-1] if len(metrics) == METRICS else None
    return Walk(tuple(sorted(left.values(), key=_surest)), len(metrics), going_on)


def conflicts_among(figures: Sequence[Statistic]) -> Iterator[Conflict]:
    """Yield the pairs of some figures of one metric that the comparison finds in conflict."""
    for a, b in _pairs(figures):
        first, second = sorted((a, b), key=lambda s: (s.article.published_at, s.pk))
        found: Comparison = claims.compare(figure_of(first), figure_of(second))
        if found.relation.is_conflict:
            yield Conflict(a.metric, first, second, found.relation, found.reason)


@prepared
def confirmed_conflicts() -> QuerySet[Any]:
    """Return the ids of the judgements by which two figures contradict each other, latest first."""
    shown = Statistic.objects.public()
    return (
        Judgement.objects.standing()
        .filter(relation__in=CONFLICTS, first_kind="statistic", second_kind="statistic")
        .filter(
            Exists(shown.filter(pk=OuterRef("first_id"))),
            Exists(shown.filter(pk=OuterRef("second_id"))),
        )
        .order_by("-at", "-pk")
        .values_list("pk", flat=True)
    )


@prepared
def judgements_by_id(ids: Collection[int]) -> QuerySet[Judgement]:
    """Return those of some judgements that hold now, in no order."""
    return Judgement.objects.standing().filter(pk__in=ids).order_by()


@prepared
def _figures_by_id(ids: Collection[int]) -> QuerySet[Any]:
    """Return the public ones of some statistics, in no order."""
    return public_figures().filter(pk__in=ids).order_by()


def conflicts_of(judgements: Iterable[Judgement]) -> list[Conflict]:
    """Return judged conflicts with their figures, in the same order, in one query."""
    rows = list(judgements)
    ids = {pk for j in rows for pk in (j.first_id, j.second_id)}
    figures = {s.pk: s for s in _figures_by_id(ids=list(ids))}
    found = []
    for judgement in rows:
        pair = [figures.get(pk) for pk in (judgement.first_id, judgement.second_id)]
        if pair[0] is None or pair[1] is None:
            continue
        first, second = sorted((pair[0], pair[1]), key=lambda s: (s.article.published_at, s.pk))
        relation = Relation(judgement.relation)
        reason = judgement.reason or claims.compare(figure_of(first), figure_of(second)).reason
        found.append(Conflict(first.metric, first, second, relation, reason, judgement))
    return found


def _suspects(after: int) -> list[int]:
    """Return the next metrics with figures that lie apart for one period, or state a change."""
    public = Statistic.objects.public().anchored()
    apart = Statistic.objects.filter(
        metric=OuterRef("metric"),
        period_end=OuterRef("period_end"),
        interval_low__gt=OuterRef("interval_high"),
        withdrawn=False,
    )
    suspect = public.filter(Q(change_amount__isnull=False) | Exists(apart), metric=OuterRef("pk"))
    rows = Metric.objects.filter(Exists(suspect), pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:METRICS])


def _pairs(figures: Sequence[Statistic]) -> Iterator[tuple[Statistic, Statistic]]:
    """Yield the pairs about one day, and each figure that states a change with its base."""
    by_day: dict[date, list[Statistic]] = defaultdict(list)
    for figure in figures:
        if figure.period_end is not None:
            by_day[figure.period_end].append(figure)
    for same in by_day.values():
        yield from combinations(same[:CROWD], 2)
    for figure in figures:
        if figure.change_amount is not None and figure.change_base_end is not None:
            for base in by_day.get(figure.change_base_end, [])[:CROWD]:
                if base.period_end != figure.period_end:
                    yield figure, base


def _matter(conflict: Conflict) -> frozenset[Any]:
    """Return what is in conflict, whoever repeats it: two numbers about two times of a metric."""
    sides = (conflict.first, conflict.second)
    numbers = {(s.period_end, s.value.normalize(), s.unit_code) for s in sides}
    return frozenset([*numbers, conflict.metric])


def _surest(conflict: Conflict) -> tuple[bool, Decimal, int]:
    return conflict.relation != Relation.DISAGREES, -conflict.gap, -conflict.second.pk
