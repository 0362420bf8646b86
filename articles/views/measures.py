"""Metrics: what is measured, with every value that a story reported."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Context
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import IndexForm, KnownForm
from articles.measures import (
    CHARTED,
    Axis,
    Known,
    Series,
    Stand,
    Standing,
    as_recorded,
    charted,
    sentence_of,
    standings,
    values_of,
    when,
)
from articles.models import Metric, Statistic, TaggedMetric, prepared
from articles.periods import format_period
from articles.quantities import Quantity, format_quantity, plural_name

from .addresses import at_address, first_or_404
from .cards import ON_LIST, metric_cards
from .chart import Chart, Point, draw
from .letters import named_listed
from .paging import Page, paginate, turn
from .sources import figures, figures_by_id
from .tagged import topics_of_metric

ABOUT, PER_PAGE = 6, 24
PER_TABLE = 50
WIDE, NARROW = (760, 340), (350, 290)


@prepared
def listed(ids: Collection[int]) -> QuerySet[Metric]:
    """Return the public ones of some metrics as a list shows them."""
    return Metric.objects.public().filter(pk__in=ids).only("slug", "name", "place")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """List the metrics by letter, each with its latest value."""
    form = IndexForm(request.GET)
    index = named_listed("metrics", Metric.objects.all(), form, listed, PER_PAGE)
    cards = metric_cards(index.page.items, ON_LIST)
    context = {"label": "Figures", "index": index, "cards": cards}
    return render(request, "articles/metrics.html", context)


@at_address("metric", lambda: Metric.objects.public())
def metric(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a metric: its values as a chart and as a table that leads to every sentence.

    `?as_of=2024-01-31` shows it as it was known on that day, `&clock=recorded` by what the archive
    had recorded and not by what had been published.
    """
    record = first_or_404(metric_at(slug=slug))
    form = KnownForm(request.GET)
    known = form.known
    series = charted(record, known, sentences=True)
    stands = standings(series, known)
    page = page_of_values(record, known, form.values["page"])
    context = {
        "metric": record,
        "topics": topics_of_metric(record=record.pk),
        "series": series,
        "disputed_by": disputed_by(series, stands),
        "charts": charts(series, stands),
        "marks": {stand.standing.name for stand in stands.values()},
        "page": page,
        "rows": [(s, stands.get(s.pk)) for s in as_recorded(page, known)],
        "charted": CHARTED,
        "axis_unit": plural_name(series.axis.unit) if series.axis.unit.code else "",
        "left_out": left_out(series.axis),
        "known": known,
        "known_query": f"?as_of={known.day}&clock={known.clock}" if known.day else "",
        "problem": form.problem,
    }
    return render(request, "articles/metric.html", context)


@prepared
def metric_at(slug: str) -> QuerySet[Metric]:
    """Return the metric that readers find at an address."""
    return Metric.objects.public().filter(slug=slug)


def page_of_values(metric: Metric, known: Known, number: int) -> Page:
    """Return a page of the values of a metric, as known on a day."""
    if known.day is None:
        return turn(values_now, figures_by_id, number, PER_TABLE, metric=metric.pk)
    return paginate(values_of(figures(), metric.pk, known), number, PER_TABLE)


@prepared
def values_now(metric: int) -> QuerySet[Any]:
    """Return the ids of the values of a metric as they are known now, the latest period first."""
    return values_of(figures(), metric, Known()).values_list("pk", flat=True)


def charts(series: Series, stands: dict[int, Stand]) -> dict[str, Chart | None]:
    """Return the same chart drawn for a wide and for a narrow screen."""
    points = chart_points(series, stands)
    return {"wide": draw(points, *WIDE), "narrow": draw(points, *NARROW)}


def chart_points(series: Series, stands: dict[int, Stand]) -> list[Point]:
    """Return the points of a series by date; only the latest statements are joined by the line."""
    joined = {s.pk for s in (*series.line, *series.projections)}
    known = when(series.line[-1]) if series.line else None
    statements = sorted((*series.line, *series.others, *series.projections), key=when)
    return [
        Point(
            when(s),
            series.amount(s).value,
            series.amount(s).upper,
            s.words_url,
            describe(s, stands[s.pk], series.axis),
            hollow=s.is_projection,
            joined=s.pk in joined and not (s.is_projection and known and when(s) <= known),
            mark=mark(stands[s.pk]),
            said=sentence_of(s),
        )
        for s in statements
    ]


def disputed_by(series: Series, stands: dict[int, Stand]) -> Statistic | None:
    """Return the statement that the latest value disagrees with, None where nothing does."""
    stand = stands[series.latest.pk] if series.latest else None
    return stand.against if stand and mark(stand) == "disagrees" else None


def mark(stand: Stand) -> str:
    """Return how the chart marks a statement: "vintage", "disagrees", or "" for no mark."""
    if stand.standing == Standing.CURRENT and stand.against is not None:
        return "disagrees"
    return stand.slug if stand.standing in (Standing.VINTAGE, Standing.DISAGREES) else ""


def describe(statistic: Statistic, stand: Stand, axis: Axis) -> str:
    """Return value, period and outlet in one line: “3.377 million, end of 2023 (The Ledger)”.

    Of a value that stands on the axis in another unit, both are told.
    """
    parts = [format_quantity(statistic.quantity)]
    if statistic.pk in axis.converted:
        parts[0] += f" = {format_quantity(shortened(axis.amounts[statistic.pk]))}"
    elif statistic.pk in axis.restated:
        parts.append(f"in the same story {format_quantity(axis.amounts[statistic.pk])}")
    if statistic.period:
        parts.append(format_period(statistic.period))
    if statistic.is_projection:
        parts.append("projection")
    if mark(stand) and stand.against is not None:
        verb = "disagrees with" if mark(stand) == "disagrees" else "revised since to"
        parts.append(f"{verb} {format_quantity(stand.against.quantity)}")
    return f"{', '.join(parts)} ({statistic.article.outlet})"


def shortened(amount: Quantity) -> Quantity:
    """Return an amount for reading: to four digits, as a conversion has more than were written."""
    to_read = Context(prec=4)
    upper = None if amount.upper is None else to_read.plus(amount.upper)
    return replace(amount, value=to_read.plus(amount.value), upper=upper)


def left_out(axis: Axis) -> str:
    """Return how many values are in units that cannot be brought to that of the axis, or ""."""
    parts = [
        f"{number} in {plural_name(unit) if unit.code else 'no unit'}"
        for unit, number in axis.units_left_out
    ]
    return ", ".join(parts)


@prepared
def metrics_about(topics: Collection[int]) -> QuerySet[Metric]:
    """Return some public metrics of some topics."""
    tagged = TaggedMetric.objects.filter(tag__in=topics).values("content_object")
    found = Metric.objects.public().filter(pk__in=tagged).order_by("name")
    return found.only("slug", "name", "place")[:ABOUT]
