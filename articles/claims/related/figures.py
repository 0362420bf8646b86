"""From the records of the archive to what the comparison needs to know."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from articles.claims.figure import Change, Figure
from articles.models import Reported, Statistic
from articles.quantities import Approximation, Quantity, UnitKind, parse, unit_for_code

from .reading import StatisticRow

_BRACKET = re.compile(r"\s*[(（]([^()（）]{2,60})[)）]")
# A share above this is no share: the number was meant as something else than its metric's percent.
_MOST_PERCENT = 1000


def figure_of(statistic: Statistic, topics: frozenset[int] = frozenset()) -> Figure:
    """Return a statistic as a figure; `topics` are the topics it shares with what is asked about.

    Reads the statistic's article, metric, speaker and producer, so select them with it.
    """
    metric, producer = statistic.metric, statistic.producer
    around = _Around(
        counted=metric.counted if metric else "",
        measure=f"{metric.name} {metric.counted}" if metric else "",
        unit=metric.unit_code if metric else "",
        place=metric.place if metric else "",
        source=(producer.short_name or producer.name) if producer else statistic.speaker,
        published_at=statistic.article.published_at,
    )
    return _figure(statistic, around, topics)


def figure_of_row(row: StatisticRow, topics: frozenset[int]) -> Figure:
    """Return the statistic of a row as a figure, as `figure_of` does."""
    around = _Around(
        counted=row.metric__counted,
        measure=f"{row.metric__name} {row.metric__counted}" if row.metric_id else "",
        unit=row.metric__unit_code,
        place=row.metric__place,
        source=row.producer__short_name or row.producer__name or row.speaker__name,
        published_at=row.article__published_at,
    )
    return _figure(row, around, topics)


class _Around(NamedTuple):
    """What the records around a statistic add: its metric's columns, its source, its article."""

    counted: str | None
    measure: str
    unit: str | None
    place: str | None
    source: object
    published_at: datetime | None


def _figure(statistic: Any, around: _Around, topics: frozenset[int]) -> Figure:
    return Figure(
        quantity=_quantity(statistic, around.unit),
        counted=statistic.counted or around.counted or "",
        metric=statistic.metric_id,
        measure=around.measure,
        place=statistic.place or around.place or "",
        period=statistic.period,
        projection=statistic.is_projection,
        change=_change(statistic),
        equivalents=_equivalents(statistic),
        speaker=statistic.speaker_id,
        producer=statistic.producer_id,
        source=str(around.source or ""),
        topics=topics,
        said_on=timezone.localdate(around.published_at) if around.published_at else None,
    )


def _quantity(statistic: Reported, metric_unit: str | None) -> Quantity:
    """Return the number; a bare one, or one in mere degrees, is in the unit of its metric."""
    quantity = statistic.quantity
    unit = unit_for_code(metric_unit) if metric_unit else None
    if unit is None or quantity.unit.code not in ("", "deg"):
        return quantity
    if unit.kind == UnitKind.PERCENT and abs(quantity.value) > _MOST_PERCENT:
        return quantity
    return replace(quantity, unit=unit)


def _change(statistic: Any) -> Change | None:
    amount, direction = statistic.change_amount, statistic.change_direction
    if amount is None or direction not in (Statistic.Direction.UP, Statistic.Direction.DOWN):
        return None
    is_up = direction == Statistic.Direction.UP
    base, hedge = statistic.change_base, Approximation(statistic.change_approximation)
    return Change(abs(amount), statistic.change_unit, is_up, base, hedge)


def _equivalents(statistic: Any) -> tuple[Quantity, ...]:
    """Return the amount in brackets right behind: “1.86 trillion yuan ($261.20 billion)”.

    What an editor recorded counts; the words only tell how it was rounded. Where nothing was
    recorded a bracketed currency is the same amount; other brackets may say anything.
    """
    recorded = statistic.equivalent
    match = _BRACKET.match(statistic.suffix)
    found = parse(match[1]) if match else None
    is_money = found is not None and found.unit.kind == UnitKind.CURRENCY
    read = found if is_money else None
    if recorded is None or (read and _same_amount(read, recorded)):
        return (read,) if read is not None else ()
    return (recorded,)


def _same_amount(read: Quantity, recorded: Quantity) -> bool:
    return read.value == recorded.value and read.unit.code == recorded.unit.code
