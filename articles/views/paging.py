"""Paging that stays cheap on a million rows: it counts, and turns, only so far."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.models import Prepared

PER_PAGE = 20
MAX_PAGES = 100
AROUND = 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `more` says that the list goes on behind the last page offered."""

    items: list[Any]
    number: int
    pages: int
    total: int
    more: bool

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def offered(self) -> list[int | None]:
        """Return the numbers to link to, None where some are left out: 1 … 6 7 8 … 40."""
        return page_numbers(self.number, self.pages)


def page_numbers(number: int, pages: int) -> list[int | None]:
    """Return first, last and the pages around `number`; None stands for a gap."""
    near = range(number - AROUND, number + AROUND + 1)
    kept = sorted({1, pages, *(n for n in near if 1 <= n <= pages)})
    offered: list[int | None] = []
    for n in kept:
        if offered and offered[-1] is not None and n > offered[-1] + 1:
            offered.append(None)
        offered.append(n)
    return offered


def paginate(
    queryset: QuerySet[Any],
    number: int,
    per_page: int = PER_PAGE,
    counted: int | None = None,
    shown: QuerySet[Any] | None = None,
) -> Page:
    """Return page `number` of the rows; a number too high means the last page.

    `counted` is how many rows there are, where that is known; `shown` is where the rows of the page
    are read from, if elsewhere.
    """
    if counted is None:
        counted = queryset.order_by()[: per_page * MAX_PAGES + 1].count()
    return page_of(
        counted, number, per_page, lambda start, stop: take(queryset, start, stop, shown)
    )


def turn(
    listed: Prepared[..., int],
    shown: Prepared[..., Any],
    number: int,
    per_page: int = PER_PAGE,
    **given: Any,
) -> Page:
    """Return page `number` of the ids that a prepared question lists for the values given.

    `shown` gives the rows with some `ids`, in any order.
    """

    def read(start: int, stop: int) -> list[Any]:
        ids = listed.part(start, stop, **given)
        return by_ids(shown(ids=ids), ids)

    return page_of(listed.count(per_page * MAX_PAGES + 1, **given), number, per_page, read)


def page_of(
    counted: int, number: int, per_page: int, read: Callable[[int, int], list[Any]]
) -> Page:
    """Return page `number` of so many rows; `read` gives those from one place up to another."""
    limit = per_page * MAX_PAGES
    total = min(counted, limit)
    pages = max(1, -(-total // per_page))
    number = min(number, pages)
    start = (number - 1) * per_page
    items = read(start, start + per_page) if total else []
    return Page(items, number, pages, total, more=counted > limit)


def take(
    queryset: QuerySet[Any], start: int, stop: int, shown: QuerySet[Any] | None = None
) -> list[Any]:
    """Return some rows in their order, in two queries: which ones, and then what they hold.

    The first needs nothing but an index; joined with what a row shows, databases have been seen to
    sort the whole table.
    """
    ids = list(queryset.values_list("pk", flat=True)[start:stop])
    return in_order(queryset if shown is None else shown, ids)


def in_order(queryset: QuerySet[Any], ids: list[int]) -> list[Any]:
    """Return the rows with these ids in the order of the ids; those that are not there lack."""
    return by_ids(queryset.order_by().filter(pk__in=ids) if ids else (), ids)


def by_ids(rows: Iterable[Any], ids: list[int]) -> list[Any]:
    """Return the rows in the order of the ids; those that are not there lack."""
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in ids if pk in found]
