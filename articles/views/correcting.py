"""Corrections: everything that published articles had wrong, newest first."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import ListForm
from articles.models import Article, Correction

from .paging import paginate


def public_corrections() -> QuerySet[Correction]:
    """Return the corrections of articles that readers may see, newest first."""
    stories = Article.objects.published().values("pk")
    return Correction.objects.filter(article__in=stories).order_by("-published_at", "-pk")


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """List the corrections with the words concerned."""
    records = public_corrections().select_related("article__outlet")
    records = records.defer("article__body", "article__body_html", "article__plain_text")
    page = paginate(records, ListForm(request.GET).values["page"])
    return render(request, "articles/corrections.html", {"page": page})
