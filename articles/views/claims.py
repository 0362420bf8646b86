"""The permanent pages of single claims: a statistic, a quote."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.measures import change_words, make_series, when

from .sidebar import claim_section
from .sources import figures, quotes


@require_safe
def statistic(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one reported number, the sentence it came from, and its neighbours in the metric."""
    record = get_object_or_404(figures(), pk=pk)
    section = claim_section(request, record)
    context = {
        "statistic": record,
        "topics": record.topics.filter(merged_into=None).order_by("name"),
        "neighbours": neighbours(record),
        "section": section,
        "related": section.found,
    }
    return render(request, "articles/statistic.html", context)


@require_safe
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one quote, the sentence it stands in, and more from its speaker."""
    record = get_object_or_404(quotes(), pk=pk)
    more = quotes().filter(speaker=record.speaker).exclude(pk=pk)[:4] if record.speaker else []
    section = claim_section(request, record)
    context = {
        "quote": record,
        "topics": record.topics.filter(merged_into=None).order_by("name"),
        "more": more,
        "section": section,
        "related": section.found,
    }
    return render(request, "articles/quote.html", context)


def neighbours(record: Any) -> dict[str, Any]:
    """Return the values of the metric just before and after, with the change to or from each."""
    if record.metric is None:
        return {}
    rows = figures().filter(metric=record.metric).exclude(pk=record.pk)
    others = rows.defer("article__plain_text")[:200]
    series = make_series(record.metric, others, unit=record.unit_code)
    before = [s for s in series.line if when(s) < when(record)][-1:]
    after = [s for s in series.line if when(s) > when(record)][:1]
    return {
        "before": before[0] if before else None,
        "after": after[0] if after else None,
        "since": change_words(series.amount(before[0]), record.quantity) if before else "",
        "until": change_words(record.quantity, series.amount(after[0])) if after else "",
    }
