"""Pages of a feed: by date and id, so that a harvest neither misses nor repeats an entry."""

from datetime import datetime
from typing import Any

from django.http import Http404

from articles import search
from articles.forms import ListForm

from .channels import Channel

ENTRIES = 40
DEEPEST = 100  # pages of a search


def page_of(channel: Channel, parameters: Any) -> tuple[list[Any], str]:
    """Return the records of a page, and the parameters of the next, "" on the last."""
    if channel.query is not None:
        return _found(channel, channel.query, ListForm(parameters).values["page"])
    at, pk = _place(parameters.get("before", ""))
    ids = channel.listed.part(0, ENTRIES + 1, at=at, pk=pk, **channel.given)
    kept = ids[:ENTRIES]
    following = _cursor(*kept[-1]) if len(ids) > ENTRIES else ""
    return _loaded(channel, [pk for pk, _ in kept]), following


def _found(channel: Channel, query: search.Query, number: int) -> tuple[list[Any], str]:
    number = min(number, DEEPEST)
    results = search.find(query, kind=channel.kind, sort="newest", page=number, per_page=ENTRIES)
    following = f"page={number + 1}" if number < min(results.pages, DEEPEST) else ""
    return _loaded(channel, [hit.id for hit in results.hits]), following


def _loaded(channel: Channel, ids: list[int]) -> list[Any]:
    """Return the records in the order of their ids, without those that are public no more."""
    found = {record.pk: record for record in channel.shown(ids=ids)}
    return [found[pk] for pk in ids if pk in found]


def _cursor(pk: int, at: datetime) -> str:
    return f"before={at.isoformat().replace('+00:00', 'Z')}_{pk}"


def _place(before: str) -> tuple[datetime | None, int | None]:
    """Return the date and the id of a cursor, if any; raise Http404 for one that is not ours."""
    if not before:
        return None, None
    moment, _, number = before.rpartition("_")
    try:
        at, pk = datetime.fromisoformat(moment), int(number)
    except ValueError as error:
        raise Http404("This page of the feed does not exist; begin with the first.") from error
    if at.tzinfo is None or not 0 < pk < 2**63:
        raise Http404("This page of the feed does not exist; begin with the first.")
    return at, pk
