"""Disagreements: where stories contradict each other, as far as the editors confirmed it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import ListForm
from articles.measures import confirmed_conflicts, conflicts_of, judgements_by_id

from .paging import turn


@require_safe
def disagreements(request: HttpRequest) -> HttpResponse:
    """List the pairs of figures that cannot both hold, the latest confirmed first."""
    page = turn(confirmed_conflicts, judgements_by_id, ListForm(request.GET).values["page"])
    context = {"page": page, "conflicts": conflicts_of(page)}
    return render(request, "articles/disagreements.html", context)
