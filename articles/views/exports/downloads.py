"""Everything of one kind in one file, streamed: JSON Lines, CSV with its descriptions, SKOS."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.exports import (
    TABLES,
    Site,
    Table,
    csv_lines,
    csvw,
    data_package,
    json_lines,
    turtle,
)


@require_safe
def downloads(request: HttpRequest) -> HttpResponse:
    """List the files and what is in them."""
    return render(request, "articles/downloads.html", {"tables": TABLES.values()})


@require_safe
def download_jsonl(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Give a table as JSON Lines."""
    lines = json_lines(table_or_404(name).rows(Site.of(request)))
    return attachment(lines, f"{name}.jsonl", "application/jsonl")


@require_safe
def download_csv(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Give a table as CSV; text that looks like a formula begins with an apostrophe."""
    table = table_or_404(name)
    lines = csv_lines(table.flat, table.rows(Site.of(request)))
    return attachment(lines, f"{name}.csv", "text/csv; charset=utf-8")


@require_safe
def csv_metadata(request: HttpRequest, name: str) -> HttpResponse:
    """Describe the columns of a table's CSV file (CSV on the Web)."""
    document = csvw(table_or_404(name), f"{name}.csv")
    return JsonResponse(document, content_type="application/csvm+json")


@require_safe
def package(request: HttpRequest) -> HttpResponse:
    """Describe all CSV files as a Frictionless data package."""
    return JsonResponse(data_package(TABLES.values(), Site.of(request)))


@require_safe
def topics_turtle(request: HttpRequest) -> StreamingHttpResponse:
    """Give the topics as a SKOS vocabulary in Turtle."""
    text = turtle(TABLES["topics"].all(), Site.of(request))
    return StreamingHttpResponse(text, content_type="text/turtle; charset=utf-8")


def table_or_404(name: str) -> Table:
    """Return the table of this name, or raise Http404."""
    if name not in TABLES:
        raise Http404(f"The downloads are {', '.join(TABLES)}.")
    return TABLES[name]


def attachment(lines: Iterator[str], name: str, content_type: str) -> StreamingHttpResponse:
    """Return the lines as a file that the browser saves."""
    response = StreamingHttpResponse(lines, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
