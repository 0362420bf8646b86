"""Suggestions while typing: stories, topics, people, institutions, metrics and years."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, Value
from django.utils import timezone

from articles.models import (
    Article,
    Expert,
    Metric,
    Organization,
    OutboxRow,
    Outlet,
    Section,
    Topic,
    address_of,
    prepared,
)

from .documents import PUBLIC
from .engine import Key
from .engines import get_engine
from .query import refine
from .results import SearchUnavailable

# How many of each kind at most, in the order they are shown.
PLACES = {
    "topics": 3,
    "experts": 3,
    "metrics": 2,
    "organizations": 2,
    "outlets": 1,
    "sections": 1,
    "articles": 4,
}
_FIELDS = {
    "topics": "topic",
    "experts": "expert",
    "metrics": "metric",
    "organizations": "org",
    "outlets": "outlet",
    "sections": "section",
}
_MODELS: dict[str, type[Model]] = {
    "topics": Topic,
    "experts": Expert,
    "metrics": Metric,
    "organizations": Organization,
    "outlets": Outlet,
    "sections": Section,
    "articles": Article,
}
_YEAR = re.compile(r"(19|20)\d{0,2}|2")
_YEARS = 3
_MOST_KEPT = 20_000  # names and headlines


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that what was typed may become: a record with its page, or a search."""

    kind: str
    label: str
    url: str = ""
    query: str = ""


def suggest(text: str) -> tuple[Suggestion, ...]:
    """Return what begins with the words typed, a few of each kind; nothing without an index.

    The last word may be unfinished; every word of a name or headline may be its beginning. Two
    database queries at most.
    """
    text = text.strip()[:100]
    if not text:
        return ()
    try:
        keys = get_engine().complete(text, PLACES)
    except SearchUnavailable:
        return ()
    return (*_years(text), *_records(keys))


def _years(text: str) -> Iterator[Suggestion]:
    if not _YEAR.fullmatch(text):
        return
    this_year = timezone.localdate().year
    years = [year for year in range(this_year, this_year - 40, -1) if str(year).startswith(text)]
    for year in years[:_YEARS]:
        yield Suggestion("years", str(year), query=f"year:{year}")


def _records(keys: list[Key]) -> Iterator[Suggestion]:
    """Yield the suggestions for those of the records that readers may see, in their order."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for kind, pk in keys:
        ids[kind].append(pk)
    if not ids:
        return
    # Names are in the index only while readers may see them. Asking the database again costs more
    # than all the rest, so it is asked when the index is behind it, or has not told a name before.
    is_behind = bool(_waiting())
    known = {} if is_behind else _names.of(get_engine().state().name)
    missing = {kind: [pk for pk in ids[kind] if (kind, pk) not in known] for kind in PLACES}
    known |= {
        (kind, pk): (slug, label)
        for kind, pk, slug, label in _named(**missing, is_behind=is_behind)
    }
    for key in keys:
        if key in known:
            yield _suggestion(key[0], *known[key])


class _Names:
    """Slugs, names and headlines that were suggested, as of one commit of the index."""

    def __init__(self) -> None:
        self.commit = ""
        self.known: dict[Key, tuple[str, str]] = {}

    def of(self, commit: str) -> dict[Key, tuple[str, str]]:
        """Return what is known as of a commit, to be added to; little else is ever kept."""
        if commit != self.commit or len(self.known) > _MOST_KEPT:
            self.commit, self.known = commit, {}
        return self.known


_names = _Names()


@prepared
def _waiting() -> QuerySet[Any]:
    """Return a row where the index is behind the database."""
    return OutboxRow.objects.waiting().values_list("pk")[:1]


@prepared
def _named(*, is_behind: bool, **ids: Collection[int]) -> QuerySet[Any]:
    """Return kind, id, slug and name of the records with the ids given by kind."""
    asked = [_rows(kind, ids[kind], is_behind) for kind in ids if ids[kind]]
    if not asked:
        return Article.objects.none()
    first, *rest = asked
    return first.union(*rest, all=True)


def _rows(kind: str, ids: Collection[int], is_behind: bool) -> QuerySet[Any]:
    name = "headline" if kind == "articles" else "name"
    ask = is_behind or kind == "articles"
    rows = PUBLIC[kind]() if ask else _MODELS[kind]._base_manager.all()
    return (
        rows.filter(pk__in=ids)
        .order_by()
        .values_list(Value(kind, CharField()), "pk", "slug", F(name))
    )


def _suggestion(kind: str, slug: str, label: str) -> Suggestion:
    # Pages of records have the names of their models; to make a record would take twice as long.
    url = address_of(str(_MODELS[kind]._meta.model_name), slug)
    query = str(refine.condition(_FIELDS[kind], slug)) if kind in _FIELDS else ""
    return Suggestion(kind, label, url, query)
