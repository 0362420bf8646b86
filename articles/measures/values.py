"""The values of a metric as pages and files have them: one reading, so that they cannot differ."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr

from articles.exports import TABLES, Column, Site, json_row
from articles.models import Metric, Statistic, prepared
from articles.text import sentence_around

from .conflicts import COMPARED, public_figures
from .known import Known, as_recorded, values_of
from .series import Series, make_series
from .standing import standings

CHARTED = 240  # the latest statements that a chart draws and that are set beside each other
BATCH, MOST = 500, 5_000  # rows read at once; values of one JSON document
AROUND, REACH = 400, 1000  # characters read before a figure, and in all, for its sentence

STANDING = Column(
    "standing",
    "text",
    "current, projection, revised since, repeated, disagrees, another statement; another unit",
    lambda record, site: record.standing,
)
VALUE_COLUMNS = (*TABLES["statistics"].flat, STANDING)


def charted(metric: Metric, known: Known, sentences: bool = False) -> Series:
    """Return the latest statements of a metric, as known on a day, as a series; one query.

    With `sentences`, `sentence_of` can tell the sentence of each, without reading whole articles.
    """
    if known.day is None:
        statistics = _charted(metric=metric.pk, sentences=sentences)
        for statistic in statistics:
            statistic.metric = metric
    else:
        rows = _told(public_figures(), sentences)
        statistics = as_recorded(values_of(rows, metric.pk, known)[:CHARTED], known)
    return make_series(metric, statistics)


@prepared
def _charted(metric: int, sentences: bool) -> QuerySet[Any]:
    """Return the latest statements of a metric as they are known now, without the metric."""
    related = ("article__outlet", "speaker", "producer")
    rows = public_figures().select_related(None).select_related(*related)
    compared = _told(rows.defer(None).only(*COMPARED), sentences)
    return values_of(compared, metric, Known())[:CHARTED]


def _told(rows: QuerySet[Any], sentences: bool) -> QuerySet[Any]:
    """Return the statistics, if wanted with the text around each."""
    if not sentences:
        return rows
    start = Greatest(F("start") - AROUND, 0) + 1
    return rows.annotate(around=Substr("article__plain_text", start, REACH))


def sentence_of(statistic: Any) -> str:
    """Return the sentence around a figure that `charted` read, or its words alone."""
    around: str = getattr(statistic, "around", None) or ""
    if statistic.start is None or statistic.end is None:
        return str(statistic.exact)
    begin = max(statistic.start - AROUND, 0)
    start, end = statistic.start - begin, statistic.end - begin
    if not around or end > len(around):
        return str(statistic.exact)
    first, last = sentence_around(around, start, end)
    lead = "… " if begin and first == 0 else ""
    tail = " …" if last == REACH else ""
    return f"{lead}{around[first:last].strip()}{tail}"


def value_rows(metric: Metric, known: Known, site: Site) -> Iterator[dict[str, Any]]:
    """Yield each value of a metric, as known on a day, as a row of VALUE_COLUMNS.

    The order is that of the page: the latest period first. Values that a chart leaves out because
    there are too many stand at the end, with no standing.
    """
    stands = standings(charted(metric, known), known)
    rows = values_of(Statistic.objects.public(), metric.pk, known)
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        records = as_recorded(_records().filter(pk__in=batch), known)
        found = {record.pk: record for record in records}
        for place, pk in enumerate(batch, start):
            record = found.get(pk)
            if record is None:
                continue  # withdrawn while the file was read
            stand = stands.get(pk)
            record.standing = stand.standing.value if stand else _unplaced(place)
            record.metric = metric
            yield {column.name: column.read(record, site) for column in VALUE_COLUMNS}


def values_document(metric: Metric, known: Known, site: Site) -> dict[str, Any]:
    """Return the latest 5,000 values of a metric with what was asked, ready for JSON."""
    rows = list(islice(value_rows(metric, known, site), MOST + 1))
    return {
        "metric": metric.name,
        "url": site.url(metric),
        "as_of": known.day.isoformat() if known.day else None,
        "clock": known.clock.value,
        "values": [json_row(row) for row in rows[:MOST]],
        "more": len(rows) > MOST,
    }


def _unplaced(place: int) -> str:
    return "another unit" if place < CHARTED else ""


def _records() -> QuerySet[Any]:
    return TABLES["statistics"].records()
