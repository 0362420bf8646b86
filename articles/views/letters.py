"""Indexes of names by letter, in any script; `directory.heading` says which letter is whose."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from articles import directory
from articles.directory import heading
from articles.forms import IndexForm
from articles.middleware import present
from articles.models import Prepared

from .paging import Page, by_ids, in_order, page_of, paginate

PER_INDEX_PAGE = 60
MOST_FOUND = 600  # names that a filter lists: who typed one letter goes on typing
KEPT_SECONDS = 24 * 60 * 60
ALL = Q()
# Makes of what was typed the conditions that a name begins with it, and that one holds it.
Named = Callable[[str], tuple[Q, Q]]


@dataclass(frozen=True, slots=True)
class Index:
    """An index of names: its letters, the chosen one, and a page of the records under it."""

    letters: list[str]
    letter: str
    q: str
    page: Page


def _named(typed: str) -> tuple[Q, Q]:
    """Return the conditions that a name begins with what was typed, and that it holds it."""
    return Q(name__istartswith=typed), Q(name__icontains=typed)


def make_listed(
    kind: str,
    records: Any,
    form: IndexForm,
    shown: Prepared[..., Any],
    named: Named,
    only: Q = ALL,
    per_page: int = PER_INDEX_PAGE,
) -> Index:
    """Return the index of the public ones among some records of a kind that has a directory.

    The directory says which and where; the records of the page are asked again whether they are
    public, because the directory follows what is saved a moment later: `shown` gives the public
    ones with some `ids`. `named` makes the conditions of a name that was typed, `only` is what
    narrows the index besides.
    """
    field = directory.LISTED[kind][1]
    counts = directory.letters(kind)
    if counts is None or form.narrows:
        public = records.public().order_by(field, "pk")
        if counts is None:
            return make_index(public.filter(only), field, form, named, per_page=per_page)
        listed = records.filter(directory.is_listed(kind), only).order_by(field, "pk")
        return make_index(listed, field, form, named, shown=public, per_page=per_page)
    letter = form.values["letter"] if form.values["letter"] in counts else ""
    total = counts[letter] if letter else sum(counts.values())

    def read(start: int, stop: int) -> list[Any]:
        ids = directory.page_ids(kind, letter, start, stop)
        return by_ids(shown(ids=ids), ids)

    page = page_of(total, form.values["page"], per_page, read)
    return Index(sorted(counts, key=_order), letter, "", page)


def named_listed(
    kind: str, records: Any, form: IndexForm, shown: Prepared[..., Any], per_page: int
) -> Index:
    """Return the index of public records that have no other name than their `name`."""
    return make_listed(kind, records, form, shown, _named, per_page=per_page)


def make_index(
    queryset: QuerySet[Any],
    field: str,
    form: IndexForm,
    named: Named = _named,
    shown: QuerySet[Any] | None = None,
    per_page: int = PER_INDEX_PAGE,
) -> Index:
    """Return the index of the records by the first character of `field`.

    Where a name was typed, it has the records whose names begin with that, and then those that hold
    it anywhere: `named` makes the conditions. With `shown`, the records of the page are read from
    there.
    """
    values = form.values
    if values["q"]:
        ids = _found_ids(queryset, *named(values["q"]))
        read = queryset if shown is None else shown
        page = _page_of_found(ids, read, values["page"], per_page)
        return Index([], "", values["q"], page)
    counts = initials(queryset, field, is_whole=not form.narrows)
    headings: dict[str, list[str]] = {}
    for first in counts:
        headings.setdefault(heading(first), []).append(first)
    letter = values["letter"] if values["letter"] in headings else ""
    if letter:
        queryset = queryset.annotate(first=Substr(field, 1, 1))
        queryset = queryset.filter(first__in=headings[letter])
        counts = {first: counts[first] for first in headings[letter]}
    page = paginate(queryset, values["page"], per_page, sum(counts.values()), shown)
    return Index(sorted(headings, key=_order), letter, "", page)


def named_index(queryset: QuerySet[Any], form: IndexForm) -> Index:
    """Return the index of records that have no other name than their `name`."""
    return make_index(queryset, "name", form)


def _found_ids(queryset: QuerySet[Any], begins: Q, holds: Q) -> list[int]:
    """Return the ids of the records that meet a condition, those that meet the first one first.

    Two scans in the order of names that stop at 600: nothing is counted or sorted as a whole.
    """
    ids = list(queryset.filter(begins).values_list("pk", flat=True)[: MOST_FOUND + 1])
    more = queryset.filter(holds).exclude(begins).values_list("pk", flat=True)
    return ids + list(more[: MOST_FOUND + 1 - len(ids)])


def _page_of_found(ids: list[int], shown: QuerySet[Any], number: int, per_page: int) -> Page:
    """Return a page of the records found."""
    page = page_of(
        min(len(ids), MOST_FOUND),
        number,
        per_page,
        lambda start, stop: in_order(shown, ids[:MOST_FOUND][start:stop]),
    )
    return replace(page, more=len(ids) > MOST_FOUND)


def initials(queryset: QuerySet[Any], field: str, *, is_whole: bool) -> dict[str, int]:
    """Return the characters that names begin with, and how many names do.

    For a whole index they are kept until the next edition: to ask each of 100,000 topics whether
    it has a public article takes longer than everything else on the page.
    """
    key = f"initials-{queryset.model._meta.model_name}"
    edition = present().tag
    known: tuple[str, dict[str, int]] | None = cache.get(key) if is_whole else None
    if known and known[0] == edition:
        return known[1]
    rows = queryset.order_by().annotate(first=Substr(field, 1, 1)).values_list("first")
    counts = {first: number for first, number in rows.annotate(Count("pk")) if first}
    if is_whole:
        cache.set(key, (edition, counts), KEPT_SECONDS)
    return counts


def _order(label: str) -> tuple[bool, bool, str]:
    """Sort Latin letters first, then other scripts, then digits and signs."""
    return (label in ("0–9", "#"), not label.isascii(), label)
