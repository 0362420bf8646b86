"""Corrections: everything that published articles had wrong, newest first."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import ListForm
from articles.models import Article, Correction, prepared

from .paging import turn

# What a correction shows of its article.
OF_ARTICLE = (
    "article__headline article__slug article__language article__published_at article__outlet__name"
).split()


def public_corrections() -> QuerySet[Correction]:
    """Return the corrections of articles that readers may see, newest first."""
    stories = Article.objects.published().values("pk")
    return Correction.objects.filter(article__in=stories).order_by("-published_at", "-pk")


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """List the corrections with the words concerned."""
    page = turn(listed, corrections_by_id, ListForm(request.GET).values["page"])
    return render(request, "articles/corrections.html", {"page": page})


@prepared
def listed() -> QuerySet[Any]:
    """Return the ids of the public corrections, newest first."""
    return public_corrections().values_list("pk", flat=True)


@prepared
def corrections_by_id(ids: Collection[int]) -> QuerySet[Correction]:
    """Return the public ones of some corrections as a list shows them, in no order."""
    found = public_corrections().filter(pk__in=ids).order_by().select_related("article__outlet")
    return found.only("published_at", "text", "passage", "replacement", *OF_ARTICLE)
