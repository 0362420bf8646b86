"""What the archive knew of a metric on a day.

A figure has three clocks: the period it is about, the day a story said it, and the day the archive
recorded it. Read by what was *said*, a metric has the figures of the stories published by the day,
as they are recorded today. Read by what was *recorded*, it has those that editors had recorded by
the day, with the value, the period and the metric that they had then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models import Statistic

# What an earlier version brings back. Its passage stands where the words stand now, and who spoke
# is known today; the number is what may have been another.
_THEN = (
    *("value", "value_upper", "interval_low", "interval_high", "approximation", "unit_code"),
    *("counted", "place", "period_start", "period_end", "period_precision", "period_is_point"),
    *("is_projection", "change_amount", "change_unit", "change_direction"),
    "change_approximation",
    *("change_base_start", "change_base_end", "equivalent_value", "equivalent_unit_code"),
)


class Clock(StrEnum):
    """Which clock a day is read on."""

    SAID = "said"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Known:
    """As of which day, on which clock; without a day, now."""

    day: date | None = None
    clock: Clock = Clock.SAID

    @property
    def is_recorded(self) -> bool:
        """Return whether earlier versions of the records are asked for."""
        return self.day is not None and self.clock == Clock.RECORDED


def moment_after(day: date) -> datetime:
    """Return the first moment after a day in the site's time zone.

    A moment and not a date, so that the database can use its index. Days that no calendar of the
    archive reaches become the nearest that it can hold.
    """
    kept = min(max(day, date(1000, 1, 1)), date(9998, 12, 31)) + timedelta(days=1)
    return timezone.make_aware(datetime(kept.year, kept.month, kept.day))


def said_by(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Return the claims of articles that were published by the end of the day."""
    return rows.filter(article__published_at__lt=moment_after(day))


def values_of(rows: QuerySet[Any], metric: int, known: Known) -> QuerySet[Any]:
    """Return those of some public statistics that the metric of an id had, latest period first.

    Where an earlier version counts, what was read goes through `as_recorded`.
    """
    if not known.is_recorded:
        rows = rows.filter(metric=metric)
    if known.day is not None:
        rows = said_by(rows, known.day)
        if known.clock == Clock.RECORDED:
            rows = _recorded(rows, metric, moment_after(known.day))
    return rows.order_by(F("period_end").desc(nulls_last=True), "-article__published_at", "-pk")


def as_recorded(rows: Iterable[Any], known: Known) -> list[Any]:
    """Return statistics with the number and period they had; by what was said, as they are."""
    found = list(rows)
    if known.day is None or known.clock == Clock.SAID:
        return found
    versions = Statistic.history.model.objects.filter(
        id__in=[row.pk for row in found], history_date__lt=moment_after(known.day)
    )
    latest = {v.id: v for v in versions.order_by("history_date", "history_id")}
    for row in found:
        if row.pk in latest:
            for name in _THEN:
                setattr(row, name, getattr(latest[row.pk], name))
    return found


def _recorded(rows: QuerySet[Any], metric: int, after: datetime) -> QuerySet[Any]:
    """Return the statistics that had the metric at a moment, by the history of each.

    What has no history by then, such as a bulk import, counts as it is.
    """
    history = Statistic.history.model.objects
    ever = history.filter(metric_id=metric, history_date__lt=after).values("id")
    own = history.filter(id=OuterRef("pk"), history_date__lt=after)
    latest = own.order_by("-history_date", "-history_id")
    return (
        rows.filter(Q(metric=metric) | Q(pk__in=ever), created_at__lt=after)
        .annotate(
            metric_then=Subquery(latest.values("metric_id")[:1]),
            hidden_then=Subquery(latest.values("withdrawn")[:1]),
            told=Exists(own),
        )
        .filter(Q(told=False, metric=metric) | Q(metric_then=metric, hidden_then=False))
    )
