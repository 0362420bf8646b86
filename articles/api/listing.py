"""Lists and single records, the same for every table: filter, page, choose fields, answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.exports import Column, Site, Table, json_row
from articles.models import Expert, Metric, Organization, Topic
from articles.newsroom import allows

from .answers import as_csv, as_json
from .cursors import page_of
from .parameters import Fields, Paged
from .problems import Problem

KEPT: dict[str, type[Any]] = {
    "experts": Expert,
    "organizations": Organization,
    "metrics": Metric,
    "topics": Topic,
}
DATED_BY = {"articles": "", "statistics": "article__", "quotes": "article__"}


def listed(request: HttpRequest, table: Table, parameters: Paged) -> HttpResponse:
    """Return a page of a table's public records in JSON or CSV, with the address of the next."""
    columns = chosen(table.columns, parameters.fields)
    records, cursor = page_of(
        parameters.narrowed(table.records()),
        parameters.order,
        parameters.cursor,
        parameters.limit,
        DATED_BY.get(table.name, ""),
    )
    site = Site.of(request)
    rows = [{c.name: c.read(record, site) for c in columns} for record in records]
    following = next_address(request, cursor, site) if cursor else None
    if parameters.format == "csv":
        response = as_csv(request, [c for c in columns if c.kind != "records"], rows)
    else:
        response = as_json(request, {"items": [json_row(row) for row in rows], "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def shown(request: HttpRequest, table: Table, pk: int, parameters: Fields) -> HttpResponse:
    """Return one public record of a table; raise a 404 where there is none.

    Who may change topics, metrics, experts or organizations sees those that no public article has.
    """
    columns = chosen(table.columns, parameters.fields)
    record = table.records().filter(pk=pk).first() or kept(request, table.name, pk)
    if record is None:
        raise Problem(404, f"There is no such record among the public {table.name}.")
    return one(request, columns, record)


def one(
    request: HttpRequest, columns: tuple[Column, ...], record: Any, status: int = 200
) -> HttpResponse:
    """Return a record with these columns; its ETag begins with its version."""
    site = Site.of(request)
    body = json_row({column.name: column.read(record, site) for column in columns})
    response = as_json(request, body, record.version)
    if response.status_code == 200:
        response.status_code = status
    return response


def kept(request: HttpRequest, name: str, pk: int) -> Any:
    """Return a record of those that editors keep, None for anything else and anybody else."""
    model = KEPT.get(name)
    if model is None or not allows(request.user, f"change_{model._meta.model_name}"):
        return None
    return model.objects.canonical().filter(pk=pk).first()


def chosen(columns: tuple[Column, ...], fields: str) -> tuple[Column, ...]:
    """Return the columns that `fields` names, all when it is empty; raise a 400 for others."""
    names = {name.strip() for name in fields.split(",") if name.strip()}
    unknown = names - {column.name for column in columns}
    if unknown:
        known = ", ".join(column.name for column in columns)
        raise Problem(400, f"Unknown fields: {', '.join(sorted(unknown))}. Known are: {known}.")
    return tuple(c for c in columns if c.name in names) if names else columns


def next_address(request: HttpRequest, cursor: str, site: Site) -> str:
    """Return the address of the page behind the cursor, with the same filters."""
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{site.url(request.path)}?{query.urlencode()}"


def root(request: HttpRequest) -> HttpResponse:
    """Return the addresses of the lists."""
    site = Site.of(request)
    base = site.url(reverse("api:root"))
    names = ("articles", "statistics", "quotes", "experts", "organizations", "metrics", "topics")
    links = {name: f"{base}{name}" for name in (*names, "outlets")}
    links["search"] = f"{base}search"
    return as_json(request, links | {"openapi": f"{base}openapi.json", "docs": f"{base}docs"})
