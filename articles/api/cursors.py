"""Cursors: where a list goes on, so that paging neither misses nor repeats what stays in it.

A cursor holds the values that the list is sorted by of the last record shown. It is opaque to
clients and checked when it comes back.
"""

import base64
import binascii
import json
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from .problems import Problem

# By name: the path to the field sorted by ("" for the id alone) and whether it goes down.
ORDERS = {
    "id": ("", False),
    "-id": ("", True),
    "published": ("published_at", False),
    "-published": ("published_at", True),
}


def page_of(
    records: QuerySet[Any], order: str, cursor: str, limit: int, prefix: str = ""
) -> tuple[list[Any], str]:
    """Return up to `limit` records behind the cursor, and the cursor behind those or "".

    `prefix` is the path from the records to the articles whose dates they are sorted by.
    """
    field, down = ORDERS[order]
    path = f"{prefix}{field}" if field else ""
    sign = "-" if down else ""
    names = [f"{sign}{name}" for name in (path, "pk") if name]
    records = records.order_by(*names)
    if cursor:
        records = records.filter(_behind(path, down, decode(cursor, order)))
    found = list(records[: limit + 1])
    if len(found) <= limit:
        return found, ""
    return found[:limit], encode(order, found[limit - 1], path)


def _behind(path: str, down: bool, place: tuple[datetime | None, int]) -> Q:
    at, pk = place
    beyond = "lt" if down else "gt"
    by_id = Q(**{f"pk__{beyond}": pk})
    if not path:
        return by_id
    return Q(**{f"{path}__{beyond}": at}) | (Q(**{path: at}) & by_id)


def encode(order: str, record: Any, path: str) -> str:
    """Return the cursor behind a record."""
    at = record
    for step in path.split("__") if path else []:
        at = getattr(at, step)
    place = [order, at.isoformat() if path else None, record.pk]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def decode(cursor: str, order: str) -> tuple[datetime | None, int]:
    """Return the date and id that a cursor holds; raise a 400 for one that is not ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        made_for, at, pk = json.loads(base64.urlsafe_b64decode(padded))
        date = datetime.fromisoformat(at) if at is not None else None
        fits = made_for == order and isinstance(pk, int) and 0 < pk < 2**63
        if fits and (date is None) == (ORDERS[order][0] == "") and (not date or date.tzinfo):
            return date, pk
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass  # told below, as for a cursor of another order
    raise Problem(400, "This cursor belongs to no list in this order. Start without a cursor.")
