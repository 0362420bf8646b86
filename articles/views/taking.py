"""All that a search finds as a file: complete, streamed, never more than some hundred in memory."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from articles import search
from articles.exports import TABLES, Site, Table, csv_lines, json_array
from articles.forms import SearchForm

TRY_AGAIN = 60  # seconds
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@require_safe
def search_results(request: HttpRequest, ending: str) -> HttpResponseBase:
    """Give every result of a search as CSV or JSON, newest first; 503 while there is no index."""
    if ending not in TYPES:
        raise Http404("The results of a search end in .csv or .json.")
    values = SearchForm(request.GET).values
    table = TABLES[values["kind"]]
    query = search.parse_query(values["q"])
    rows = _rows(table, search.every(query, values["kind"], table.records), Site.of(request))
    try:
        # Asked now, because an answer that has begun cannot say that it failed.
        rows = chain(list(islice(rows, 1)), rows)
    except search.SearchUnavailable:
        text = "Search is resting; its results cannot be downloaded now. Try again in a minute.\n"
        return HttpResponse(
            text, status=503, content_type="text/plain", headers={"Retry-After": str(TRY_AGAIN)}
        )
    lines = csv_lines(table.flat, rows) if ending == "csv" else json_array(rows)
    response = StreamingHttpResponse(lines, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="search-{table.name}.{ending}"'
    return response


def _rows(table: Table, records: Iterator[Any], site: Site) -> Iterator[dict[str, Any]]:
    return (table.row(record, site) for record in records)
