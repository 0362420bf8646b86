"""Splitting a metric: some of its figures become the values of a new one, and the way back."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from articles.models import EditConflict, Merge, MergeKind, Metric, Statistic, TaggedMetric

from .access import User, require
from .changes import Ledger, record_merge, take_back
from .workflow import NotPossible

MOST = 5_000  # figures of one split


def split(
    metric: Metric, statistics: Collection[int], into: Metric, by: User, reason: str
) -> Merge:
    """Give some figures of a metric a new one; return the log entry that can undo it.

    `statistics` are the ids of the figures; `into` is not saved yet and has at least a name; what
    else it lacks but a definition it takes from the metric, topics as well. Raises
    PermissionDenied, NotPossible, and EditConflict when the metric changed since it was read.
    """
    require(by, "merge_metric")
    wanted = set(statistics)
    _check(wanted, into, reason)
    with transaction.atomic():
        metric = _lock(metric)
        rows = Statistic.objects.select_for_update().filter(metric=metric, pk__in=wanted)
        chosen = list(rows.order_by("pk"))
        if len(chosen) != len(wanted):
            raise NotPossible("Some of these figures no longer have the metric. Choose again.")
        if not Statistic.objects.filter(metric=metric).exclude(pk__in=wanted).exists():
            raise NotPossible("These are all figures of the metric. Rename it instead.")
        ledger = Ledger(by, f"“{into}” split from “{metric}”")
        _create(into, metric, ledger)
        for statistic in chosen:
            ledger.set(statistic, "metric_id", into.pk)
        ledger.touch(metric)
        ledger.tell_index()
        return record_merge(MergeKind.METRIC, metric, into, reason, ledger, is_split=True)


def unsplit(changes: Iterable[dict[str, Any]], ledger: Ledger) -> list[str]:
    """Give the figures back; the metric made for them stays as an address that redirects.

    It stays a metric of its own when other figures were given to it since.
    """
    rows = list(changes)
    made = next(c for c in rows if c["do"] == "create" and c["model"] == "articles.metric")
    kept = take_back([c for c in rows if c is not made], ledger)
    new = Metric.objects.get(pk=made["pk"])
    moved = next(c for c in rows if c.get("field") == "metric_id")
    if left := Statistic.objects.filter(metric=new).count():
        return [*kept, f"metric: {new}, it has {left} other figure{'s' if left > 1 else ''}"]
    ledger.set(new, "merged_into_id", moved["old"])
    return kept


def _check(wanted: set[int], into: Metric, reason: str) -> None:
    if not reason.strip():
        raise NotPossible("Say what the new metric measures that the old one does not.")
    if not into.name.strip():
        raise NotPossible("Give the new metric a name.")
    if not wanted:
        raise NotPossible("Choose the figures that the new metric has.")
    if len(wanted) > MOST:
        raise NotPossible(f"More than {MOST:,} figures; split them off in parts.")
    if Metric.objects.filter(name=into.name.strip()).exists():
        raise NotPossible(f"There is a metric “{into.name}” already. Choose another name.")


def _lock(metric: Metric) -> Metric:
    current = Metric.objects.select_for_update().filter(pk=metric.pk).first()
    if current is None or current.version != metric.version:
        raise EditConflict(metric)
    if current.merged_into_id is not None:
        raise NotPossible(f"“{metric}” was merged. Choose the one it was merged into.")
    return current


def _create(into: Metric, metric: Metric, ledger: Ledger) -> None:
    into.name = into.name.strip()
    for name in ("counted", "unit_code", "place"):
        setattr(into, name, getattr(into, name) or getattr(metric, name))
    ledger.create(into)
    for tag in TaggedMetric.objects.filter(content_object=metric).order_by("pk"):
        ledger.create(TaggedMetric(content_object=into, tag_id=tag.tag_id))
