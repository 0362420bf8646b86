"""Search by the same language as the search page, with the same facets."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema
from pydantic import Field

from articles import search
from articles.exports import TABLES, Site, Table, json_row

from . import schemas
from .answers import as_csv, as_json
from .listing import chosen
from .parameters import Fields
from .routing import router
from .schemas import Text

DEEPEST = 100


class SearchParameters(Fields):
    """A search as the search page takes it."""

    q: Text = Field("", max_length=2000, description="The query; /search/help/ explains it")
    kind: Literal["articles", "statistics", "quotes", "experts"] = "articles"
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    page: int = Field(1, ge=1, le=DEEPEST)
    per_page: int = Field(20, ge=1, le=100)
    format: Literal["json", "csv"] = "json"


class Results(Schema):
    """A page of results. `query` is what was understood, `repairs` what was mended."""

    query: str
    repairs: list[str]
    kind: str
    sort: str
    page: int
    pages: int
    total: int
    counts: dict[str, int]
    notice: str
    did_you_mean: str
    facets: list[dict[str, Any]]
    histogram: dict[str, Any] | None
    items: list[dict[str, Any]]


@router.get("/search", response={200: Results, 400: schemas.Problem, 422: schemas.Problem})
def find(request: HttpRequest, parameters: Query[SearchParameters]) -> HttpResponse:
    """What the archive holds on a query; every item has its `snippet` beside its fields."""
    query = search.parse_query(parameters.q)
    found = search.find(
        query,
        kind=parameters.kind,
        sort=parameters.sort,
        page=parameters.page,
        per_page=parameters.per_page,
    )
    table = TABLES[parameters.kind]
    columns = chosen(table.columns, parameters.fields)
    rows = hit_rows(found, table, Site.of(request), {c.name for c in columns})
    if parameters.format == "csv":
        return as_csv(request, [c for c in columns if c.kind != "records"], rows)
    return as_json(request, summary(found) | {"items": [json_row(row) for row in rows]})


def hit_rows(
    found: search.ResultPage, table: Table, site: Site, names: set[str]
) -> list[dict[str, Any]]:
    """Return the hits as rows of their table, best first, each with its snippet."""
    snippets = {hit.id: str(hit.snippet) for hit in found.hits}
    records = {record.pk: record for record in table.records().filter(pk__in=snippets)}
    rows = [(pk, table.row(records[pk], site)) for pk in snippets if pk in records]
    return [
        {name: value for name, value in row.items() if name in names} | {"snippet": snippets[pk]}
        for pk, row in rows
    ]


def summary(found: search.ResultPage) -> dict[str, Any]:
    """Return what is around the hits: totals, facets, the histogram, what was mended."""
    bars = found.histogram and {
        "unit": found.histogram.unit,
        "bars": [{"start": bar.start, "count": bar.count} for bar in found.histogram.bars],
    }
    return {
        "query": str(found.query),
        "repairs": list(found.query.repairs),
        "kind": found.kind,
        "sort": found.sort,
        "page": found.page,
        "pages": found.pages,
        "total": found.total,
        "counts": dict(found.counts),
        "notice": found.notice,
        "did_you_mean": found.did_you_mean,
        "facets": [facet_of(facet) for facet in found.facets],
        "histogram": bars or None,
    }


def facet_of(facet: search.Facet) -> dict[str, Any]:
    """Return a facet with its values and the queries that choosing them leads to."""
    values = [
        {
            "value": value.value,
            "label": value.label,
            "count": value.count,
            "selected": value.selected,
            "query": value.query,
        }
        for value in facet.values
    ]
    return {"name": facet.name, "label": facet.label, "values": values}
