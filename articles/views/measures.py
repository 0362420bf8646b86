"""Metrics: what is measured, with every value that a story reported."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.forms import IndexForm, ListForm
from articles.models import Metric, Statistic, TaggedMetric
from articles.periods import format_period
from articles.quantities import format_quantity

from .addresses import at_address
from .chart import Chart, Point, draw, sparkline
from .letters import make_index
from .paging import paginate
from .series import Series, make_series, when
from .sources import figures

CHARTED = 240  # the latest statements that a chart draws; the table pages through all of them
ON_CARD = 24
ABOUT = 6
WIDE, NARROW = (760, 340), (350, 290)
SPARK = (120, 32)


@dataclass(frozen=True, slots=True)
class Card:
    """A metric with its latest value and the line of the values before."""

    series: Series
    path: str


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """List the metrics by letter, each with its latest value."""
    form = IndexForm(request.GET)
    records = Metric.objects.public().order_by("name", "pk")
    if form.values["q"]:
        records = records.filter(name__icontains=form.values["q"])
    index = make_index(records, "name", form)
    context = {"index": index, "cards": metric_cards(index.page.items)}
    return render(request, "articles/metrics.html", context)


@at_address("metric", lambda: Metric.objects.public())
def metric(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a metric: its values as a chart and as a table that leads to every sentence."""
    record = get_object_or_404(Metric.objects.public(), slug=slug)
    rows = figures().filter(metric=record)
    by_period = rows.order_by(
        F("period_end").desc(nulls_last=True), "-article__published_at", "-pk"
    )
    page = paginate(by_period, ListForm(request.GET).values["page"], per_page=50)
    series = make_series(record, rows.defer("article__plain_text")[:CHARTED])
    context = {
        "metric": record,
        "topics": record.topics.filter(merged_into=None).order_by("name"),
        "series": series,
        "charts": charts(series),
        "page": page,
    }
    return render(request, "articles/metric.html", context)


def charts(series: Series) -> dict[str, Chart | None]:
    """Return the same chart drawn for a wide and for a narrow screen."""
    points = chart_points(series)
    return {"wide": draw(points, *WIDE), "narrow": draw(points, *NARROW)}


def chart_points(series: Series) -> list[Point]:
    """Return the points of a series by date; only the latest statements are joined by the line."""
    joined = {s.pk for s in (*series.line, *series.projections)}
    known = when(series.line[-1]) if series.line else None
    statements = sorted((*series.line, *series.others, *series.projections), key=when)
    return [
        Point(
            when(s),
            s.value,
            s.value_upper,
            source_address(s),
            describe(s),
            hollow=s.is_projection,
            joined=s.pk in joined and not (s.is_projection and known and when(s) <= known),
        )
        for s in statements
    ]


def source_address(statistic: Statistic) -> str:
    """Return the address of the sentence that the figure stands in."""
    return f"{reverse('article', args=[statistic.article.slug])}#statistic-{statistic.pk}"


def describe(statistic: Statistic) -> str:
    """Return value, period and outlet in one line: “3.377 million, end of 2023 (The Ledger)”."""
    parts = [format_quantity(statistic.quantity)]
    if statistic.period:
        parts.append(format_period(statistic.period))
    if statistic.is_projection:
        parts.append("projection")
    return f"{', '.join(parts)} ({statistic.article.outlet})"


def metric_cards(records: Iterable[Metric]) -> list[Card]:
    """Return for each metric the latest value, its change and a small line, in two queries."""
    by_id = {record.pk: record for record in records}
    latest = Window(
        RowNumber(),
        partition_by="metric",
        order_by=[F("period_end").desc(nulls_last=True), F("pk").desc()],
    )
    ranked = Statistic.objects.filter(metric__in=by_id).annotate(recent=latest)
    ids = ranked.filter(recent__lte=ON_CARD).order_by().values_list("pk", flat=True)
    rows = Statistic.objects.public().filter(pk__in=list(ids)).select_related("article__outlet")
    rows = rows.defer("article__body", "article__body_html", "article__plain_text")
    found: dict[int | None, list[Statistic]] = defaultdict(list)
    for statistic in rows:
        found[statistic.metric_id].append(statistic)
    cards = [make_series(record, found[pk]) for pk, record in by_id.items()]
    return [Card(s, sparkline([x.value for x in s.line], *SPARK)) for s in cards]


def metrics_about(topic_ids: list[int]) -> list[Metric]:
    """Return some public metrics of the topics."""
    tagged = TaggedMetric.objects.filter(tag__in=topic_ids).values("content_object")
    return list(Metric.objects.public().filter(pk__in=tagged).order_by("name")[:ABOUT])
