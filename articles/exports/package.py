"""Descriptions beside the data: CSV on the Web (W3C) and a Frictionless data package.

Sources: https://www.w3.org/TR/tabular-metadata/, https://datapackage.org/standard/data-package/.
"""

from collections.abc import Iterable
from typing import Any

from .lines import LIST_SEPARATOR
from .site import Site
from .tables import Column, Table

CSVW_TYPES = {"text": "string", "list": "string", "url": "anyURI", "number": "decimal"}
# As CSVW writes "a time with or without a fraction of a second".
CSVW_TIME = {"base": "dateTimeStamp"}
FRICTIONLESS_TYPES = {"text": "string", "list": "string", "url": "string"}


def csvw(table: Table, file_name: str) -> dict[str, Any]:
    """Return the CSVW metadata of a table's CSV file, which lies beside it."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file_name,
        "dc:title": table.title,
        "tableSchema": {"primaryKey": "id", "columns": [_csvw_column(c) for c in table.flat]},
    }


def _csvw_column(column: Column) -> dict[str, Any]:
    kind = CSVW_TYPES.get(column.kind, column.kind)
    described = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": CSVW_TIME if column.kind == "datetime" else kind,
        "required": column.name == "id",
    }
    return described | ({"separator": LIST_SEPARATOR} if column.kind == "list" else {})


def data_package(tables: Iterable[Table], site: Site) -> dict[str, Any]:
    """Return the data package of the tables' CSV files, which lie beside it."""
    return {
        "name": "news-archive",
        "title": site.name,
        "homepage": site.url("/"),
        "profile": "tabular-data-package",
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    fields = [_field(column) for column in table.flat]
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": FRICTIONLESS_TYPES.get(column.kind, column.kind),
        "description": column.about,
    }
    if column.kind == "datetime":
        field["format"] = "any"
    if column.name == "id":
        field["constraints"] = {"required": True, "unique": True}
    return field
