"""Outlets and sections: who publishes, and under what kicker."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.forms import IndexForm, ListForm
from articles.models import Article, Outlet, Section

from .addresses import at_address
from .letters import named_index
from .paging import paginate


def public_outlets() -> QuerySet[Outlet]:
    """Return the outlets that readers may see: those with a published article."""
    stories = Article.objects.published().filter(outlet=OuterRef("pk"))
    return Outlet.objects.filter(Exists(stories)).order_by("name", "pk")


def public_sections() -> QuerySet[Section]:
    """Return the sections that readers may see: those with a published article."""
    stories = Article.objects.published().filter(section=OuterRef("pk"))
    return Section.objects.filter(Exists(stories)).order_by("name", "pk")


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets."""
    index = named_index(public_outlets(), IndexForm(request.GET))
    return render(request, "articles/outlets.html", {"label": "Outlets", "index": index})


@at_address("outlet", public_outlets)
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an outlet and its articles."""
    record = get_object_or_404(public_outlets(), slug=slug)
    stories = Article.objects.published().filter(outlet=record).newest().for_cards()
    page = paginate(stories, ListForm(request.GET).values["page"])
    return render(request, "articles/outlet.html", {"outlet": record, "page": page})


@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """List the sections."""
    index = named_index(public_sections(), IndexForm(request.GET))
    return render(request, "articles/sections.html", {"label": "Sections", "index": index})


@at_address("section", public_sections)
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a section and its articles."""
    record = get_object_or_404(public_sections(), slug=slug)
    stories = Article.objects.published().filter(section=record).newest().for_cards()
    page = paginate(stories, ListForm(request.GET).values["page"])
    return render(request, "articles/section.html", {"section": record, "page": page})
