"""The permanent pages of single claims: a statistic, a quote."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.measures import change_words, make_series, when
from articles.models import prepared

from .addresses import first_or_404
from .cards import OF_CARDS, card_figure
from .sidebar import claim_section
from .sources import OF_CLAIM, figures, figures_by_id, quotes
from .tagged import topics_of_quote, topics_of_statistic


@require_safe
def statistic(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one reported number, the sentence it came from, and its neighbours in the metric."""
    record = first_or_404(figure_at(pk=pk))
    section = claim_section(request, record)
    context = {
        "statistic": record,
        "topics": topics_of_statistic(record=pk),
        "neighbours": neighbours(record),
        "section": section,
        "related": section.found,
    }
    return render(request, "articles/statistic.html", context)


@require_safe
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one quote, the sentence it stands in, and more from its speaker."""
    record = first_or_404(quote_at(pk=pk))
    section = claim_section(request, record)
    context = {
        "quote": record,
        "topics": topics_of_quote(record=pk),
        "more": more_of(speaker=record.speaker_id, but=pk) if record.speaker_id else [],
        "section": section,
        "related": section.found,
    }
    return render(request, "articles/quote.html", context)


@prepared
def figure_at(pk: int) -> QuerySet[Any]:
    """Return a public statistic with what its page shows."""
    return figures().filter(pk=pk)


@prepared
def quote_at(pk: int) -> QuerySet[Any]:
    """Return a public quote with what its page shows."""
    return quotes().filter(pk=pk)


@prepared
def more_of(speaker: int, but: int) -> QuerySet[Any]:
    """Return the newest public quotes of a speaker but one, as rows of a list."""
    found = quotes().filter(speaker=speaker).exclude(pk=but).defer(None)
    return found.only("kind", *OF_CLAIM, "organization")[:4]


def neighbours(record: Any) -> dict[str, Any]:
    """Return the values of the metric just before and after, with the change to or from each."""
    if record.metric is None:
        return {}
    others = beside(metric=record.metric_id, but=record.pk)
    series = make_series(record.metric, map(card_figure, others), unit=record.unit_code)
    before = [s for s in series.line if when(s) < when(record)][-1:]
    after = [s for s in series.line if when(s) > when(record)][:1]
    shown = {s.pk: s for s in figures_by_id(ids=[s.pk for s in (*before, *after)])}
    return {
        "before": shown.get(before[0].pk) if before else None,
        "after": shown.get(after[0].pk) if after else None,
        "since": change_words(series.amount(before[0]), record.quantity) if before else "",
        "until": change_words(record.quantity, series.amount(after[0])) if after else "",
    }


@prepared
def beside(metric: int, but: int) -> QuerySet[Any]:
    """Return the values of the newest figures of a metric but one, as cards are made of them."""
    return figures().filter(metric=metric).exclude(pk=but).values_list(*OF_CARDS)[:200]
