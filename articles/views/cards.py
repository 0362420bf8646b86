"""Cards of metrics: the latest value, its change, and a small line of the values before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from articles.measures import Series, make_series
from articles.models import Metric, Reported, Statistic, address_of, prepared

from .chart import sparkline

ON_CARD, ON_LIST = 24, 12  # values that the line of a card is drawn from; in a long list, fewer
SPARK = (120, 32)
# What a series is made from and a card shows: most of the time goes into making objects of rows.
OF_CARDS = (
    *("pk", "exact", "value", "value_upper", "interval_low", "interval_high", "approximation"),
    *("unit_code", "metric_id", "producer_id", "equivalent_value", "equivalent_unit_code"),
    *("place", "period_start"),
    *("period_end", "period_precision", "period_is_point", "is_projection"),
    *("article__published_at", "article__outlet__name"),
)


class Story(NamedTuple):
    """What a card tells of the article that a figure is from."""

    published_at: datetime
    outlet: str


class CardFigure(Reported):
    """A statistic as a card shows it, made of the values of its columns: no record is needed."""

    __slots__ = (*OF_CARDS[:-2], "article")
    pk: int
    metric_id: int

    def __init__(self, values: Sequence[Any]) -> None:
        for name, value in zip(self.__slots__, values, strict=False):
            setattr(self, name, value)
        self.article = Story(*values[-2:])

    def get_absolute_url(self) -> str:
        """Return the address of the statistic's page."""
        return address_of("statistic", self.pk)


def card_figure(values: Sequence[Any]) -> Any:
    """Return a figure made of the values of OF_CARDS, to make a series of as if it was a record."""
    return CardFigure(values)


@dataclass(frozen=True, slots=True)
class Card:
    """A metric with its latest value and the line of the values before."""

    series: Series
    path: str


def metric_cards(records: Iterable[Metric], most: int = ON_CARD) -> list[Card]:
    """Return for each metric the latest value, its change and a small line, in two queries.

    The line is drawn from the latest values, at most so many.
    """
    by_id = {record.pk: record for record in records}
    found: dict[int, list[Any]] = defaultdict(list)
    for row in values_by_id(ids=latest_ids(metrics=list(by_id), most=most)):
        figure = card_figure(row)
        found[figure.metric_id].append(figure)
    series = [make_series(record, found[pk]) for pk, record in by_id.items()]
    return [Card(s, sparkline([s.amount(x).value for x in s.line], *SPARK)) for s in series]


@prepared
def latest_ids(metrics: Collection[int], most: int) -> QuerySet[Any]:
    """Return the ids of the figures about the latest times of some metrics, so many of each."""
    latest = Window(
        RowNumber(),
        partition_by="metric",
        order_by=[F("period_end").desc(nulls_last=True), F("pk").desc()],
    )
    ranked = Statistic.objects.filter(metric__in=metrics).annotate(recent=latest)
    return ranked.filter(recent__lte=most).order_by().values_list("pk", flat=True)


@prepared
def values_by_id(ids: Collection[int]) -> QuerySet[Any]:
    """Return the values of those of some figures that readers may see, for cards."""
    return Statistic.objects.public().filter(pk__in=ids).order_by().values_list(*OF_CARDS)
