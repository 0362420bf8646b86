"""Outlets and sections: who publishes, and under what kicker."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.forms import IndexForm, ListForm
from articles.models import Article, Outlet, Section, prepared, where_given

from .addresses import at_address, first_or_404
from .letters import named_index
from .paging import turn
from .sources import stories


@prepared
def outlet_at(slug: str) -> QuerySet[Outlet]:
    """Return the outlet that readers find at an address."""
    return Outlet.objects.public().filter(slug=slug)


@prepared
def section_at(slug: str) -> QuerySet[Section]:
    """Return the section that readers find at an address."""
    return Section.objects.public().filter(slug=slug)


@prepared
def listed(outlet: int | None, section: int | None) -> QuerySet[Any]:
    """Return the ids of the published articles of an outlet or a section, newest first."""
    found = where_given(Article.objects.published().newest(), outlet=outlet, section=section)
    return found.values_list("pk", flat=True)


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets."""
    index = named_index(Outlet.objects.public(), IndexForm(request.GET))
    return render(request, "articles/outlets.html", {"label": "Outlets", "index": index})


@at_address("outlet", Outlet.objects.public)
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an outlet and its articles."""
    record = first_or_404(outlet_at(slug=slug))
    page = turn(
        listed, stories, ListForm(request.GET).values["page"], outlet=record.pk, section=None
    )
    return render(request, "articles/outlet.html", {"outlet": record, "page": page})


@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """List the sections."""
    index = named_index(Section.objects.public(), IndexForm(request.GET))
    return render(request, "articles/sections.html", {"label": "Sections", "index": index})


@at_address("section", Section.objects.public)
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a section and its articles."""
    record = first_or_404(section_at(slug=slug))
    page = turn(
        listed, stories, ListForm(request.GET).values["page"], outlet=None, section=record.pk
    )
    return render(request, "articles/section.html", {"section": record, "page": page})
