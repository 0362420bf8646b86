"""One record in another form: citations, ninjs, annotations, a metric's values."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import search
from articles.exports import (
    CITATION_FORMATS,
    Reference,
    Site,
    annotation_page,
    csv_lines,
    ninjs_item,
    reference_to,
)
from articles.forms import KnownForm, SearchForm
from articles.measures import VALUE_COLUMNS, Known, value_rows, values_document
from articles.models import Article, Metric, Quote, Statistic
from articles.views.addresses import moved_to

CITED = 200  # articles in the citations of a search

CLAIMS: dict[str, type[Any]] = {"statistic": Statistic, "quote": Quote}


@require_safe
def article_cite(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """Offer the citation of an article as a file."""
    return citation(request, _at(stories(), slug), ending)


@require_safe
def claim_cite(request: HttpRequest, pk: int, kind: str, ending: str) -> HttpResponse:
    """Offer the citation of the sentence that a statistic or a quote stands in."""
    claims = CLAIMS[kind].objects.public().select_related("article__outlet", "article__section")
    return citation(request, get_object_or_404(claims, pk=pk), ending)


def citation(
    request: HttpRequest, record: Article | Statistic | Quote, ending: str
) -> HttpResponse:
    """Return the file of one record in the format of the address's ending."""
    reference = reference_to(record, Site.of(request))
    return citations([reference], ending, reference.key)


def citations(references: list[Reference], ending: str, name: str) -> HttpResponse:
    """Return the file with this name; raise Http404 for an ending that is no format."""
    if ending not in CITATION_FORMATS:
        raise Http404("Citations end in .ris, .bib or .json.")
    content_type, write = CITATION_FORMATS[ending]
    response = HttpResponse(write(references), content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


@require_safe
def search_cite(request: HttpRequest, ending: str) -> HttpResponse:
    """Offer the citations of the first articles that a search finds, as one file."""
    values = SearchForm(request.GET).values
    query = search.parse_query(values["q"])
    found = search.find(query, sort=values["sort"], per_page=CITED)
    records = stories().in_bulk([hit.id for hit in found.hits])
    site = Site.of(request)
    references = [reference_to(records[h.id], site) for h in found.hits if h.id in records]
    return citations(references, ending, "search")


@require_safe
def article_ninjs(request: HttpRequest, slug: str) -> HttpResponse:
    """Give an article as ninjs 3.1."""
    story = _at(stories(), slug)
    topics = story.topics.filter(merged_into=None).order_by("name")
    document = ninjs_item(story, Site.of(request), topics, *claims_of(story))
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


@require_safe
def article_annotations(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the passages of an article as Web Annotations."""
    story, site = _at(stories(), slug), Site.of(request)
    statistics, quotes = claims_of(story)
    url = site.url(reverse("annotations", args=[story.slug]))
    page = annotation_page(story, [*statistics, *quotes], site, url)
    return JsonResponse(page, content_type="application/ld+json")


@require_safe
def metric_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Give every value of a metric, as known on the day of `?as_of=`, as the page shows it."""
    metric, known = _at(Metric.objects.public(), slug), known_or_404(request)
    rows = value_rows(metric, known, Site.of(request))
    response = StreamingHttpResponse(csv_lines(VALUE_COLUMNS, rows), content_type="text/csv")
    day = f"-{known.day}" if known.day else ""
    response["Content-Disposition"] = f'attachment; filename="metric-{metric.pk}{day}.csv"'
    return response


@require_safe
def metric_json(request: HttpRequest, slug: str) -> JsonResponse:
    """Give the same values as JSON."""
    metric, known = _at(Metric.objects.public(), slug), known_or_404(request)
    document = values_document(metric, known, Site.of(request))
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


def known_or_404(request: HttpRequest) -> Known:
    """Return the day and the clock that are asked for; a file of another day would mislead."""
    form = KnownForm(request.GET)
    if form.problem:
        raise Http404(form.problem)
    return form.known


def stories() -> QuerySet[Any]:
    """Return the published articles with what describing one needs."""
    return Article.objects.published().select_related("outlet", "section")


def claims_of(story: Article) -> tuple[list[Statistic], list[Quote]]:
    """Return the statistics and the quotes of an article, in the order of its text."""
    statistics = story.statistics.filter(withdrawn=False).select_related("speaker", "producer")
    quotes = story.quotes.filter(withdrawn=False).select_related("speaker", "organization")
    return list(statistics.order_by("start", "pk")), list(quotes.order_by("start", "pk"))


def _at(readable: QuerySet[Any], slug: str) -> Any:
    """Return the record of a present or a former slug, or raise Http404.

    The files name the permanent address themselves, so a former slug needs no redirect.
    """
    record = readable.filter(slug=slug).first()
    if record is None:
        record = moved_to(readable, slug)
    if record is None:
        raise Http404("There is no such record.")
    return record
