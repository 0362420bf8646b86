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

Place = list[datetime | int]


def page_of(
    records: QuerySet[Any], order: str, cursor: str, limit: int, prefix: str = ""
) -> tuple[list[Any], str]:
    """Return up to `limit` records behind the cursor, and the cursor behind those or "".

    `prefix` is the path from the records to the articles whose dates they are sorted by.
    """
    names, down = fields_of(order, prefix), order.startswith("-")
    records = records.order_by(*(f"-{name}" if down else name for name in names))
    if cursor:
        records = records.filter(_behind(names, down, decode(cursor, order, len(names))))
    found = list(records[: limit + 1])
    if len(found) <= limit:
        return found, ""
    return found[:limit], encode(order, [_value(found[limit - 1], name) for name in names])


def fields_of(order: str, prefix: str) -> list[str]:
    """Return what a list is sorted by; claims of one moment by article, as the index has them."""
    if order.endswith("id"):
        return ["pk"]
    return [f"{prefix}published_at", *(["article_id"] if prefix else []), "pk"]


def _behind(names: list[str], down: bool, place: Place) -> Q:
    """Return the condition of what comes after a place, with a bound that an index can use."""
    beyond = "lt" if down else "gt"
    after, same = Q(), Q()
    for name, value in zip(names, place, strict=True):
        after |= same & Q(**{f"{name}__{beyond}": value})
        same &= Q(**{name: value})
    return Q(**{f"{names[0]}__{beyond}e": place[0]}) & after


def _value(record: Any, path: str) -> Any:
    for step in path.split("__"):
        record = getattr(record, step)
    return record.isoformat() if isinstance(record, datetime) else record


def encode(order: str, place: list[Any]) -> str:
    """Return the cursor behind a place."""
    text = json.dumps([order, *place])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, order: str, length: int) -> Place:
    """Return the place that a cursor holds; raise a 400 for one that is not ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        made_for, *place = json.loads(base64.urlsafe_b64decode(padded))
        if made_for == order and len(place) == length:
            return [*map(_moment, place[:1] if length > 1 else []), *map(_id, place[length > 1 :])]
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass  # told below, as for a cursor of another order
    raise Problem(400, "This cursor belongs to no list in this order. Start without a cursor.")


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment


def _id(number: Any) -> int:
    if not isinstance(number, int) or not 0 < number < 2**63:
        raise ValueError("no id")
    return number
