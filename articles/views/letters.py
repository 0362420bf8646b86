"""Indexes of names by letter, in any script: A–Z for alphabets, one heading for each other script.

The letter of a name is its first character without case and accents, so that Óscar stands under O.
Scripts with too many characters for headings of their own share one: 漢 for Han, あ for kana,
가 for Hangul; digits share 0–9 and everything else #.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from articles.forms import IndexForm
from articles.middleware import present

from .paging import Page, paginate

PER_INDEX_PAGE = 60
MOST_FOUND = 600  # names that a filter lists: who typed one letter goes on typing
KEPT_SECONDS = 24 * 60 * 60
ALL = Q()
SHARED = {"CJK": "漢", "HIRAGANA": "あ", "KATAKANA": "あ", "HANGUL": "가"}


@dataclass(frozen=True, slots=True)
class Index:
    """An index of names: its letters, the chosen one, and a page of the records under it."""

    letters: list[str]
    letter: str
    q: str
    page: Page


def heading(character: str) -> str:
    """Return the heading under which names with this first character stand."""
    if character.isdigit():
        return "0–9"
    if not character.isalpha():
        return "#"
    script = unicodedata.name(character, "").partition(" ")[0]
    if script in SHARED:
        return SHARED[script]
    return unicodedata.normalize("NFKD", character)[0].upper()[0]


def make_index(
    queryset: QuerySet[Any], field: str, form: IndexForm, begins: Q = ALL, holds: Q = ALL
) -> Index:
    """Return the index of the records by the first character of `field`.

    Where a name was typed, it has the records whose names begin with that, and then those that hold
    it anywhere: `begins` and `holds` are the conditions.
    """
    values = form.values
    if values["q"]:
        return Index([], "", values["q"], _found(queryset, begins, holds, values["page"]))
    counts = initials(queryset, field, is_whole=not form.narrows)
    headings: dict[str, list[str]] = {}
    for first in counts:
        headings.setdefault(heading(first), []).append(first)
    letter = values["letter"] if values["letter"] in headings else ""
    if letter:
        queryset = queryset.annotate(first=Substr(field, 1, 1))
        queryset = queryset.filter(first__in=headings[letter])
        counts = {first: counts[first] for first in headings[letter]}
    page = paginate(queryset, values["page"], PER_INDEX_PAGE, sum(counts.values()))
    return Index(sorted(headings, key=_order), letter, "", page)


def named_index(queryset: QuerySet[Any], form: IndexForm) -> Index:
    """Return the index of records that have no other name than their `name`."""
    typed = form.values["q"]
    begins, holds = Q(name__istartswith=typed), Q(name__icontains=typed)
    return make_index(queryset, "name", form, begins, holds)


def _found(queryset: QuerySet[Any], begins: Q, holds: Q, number: int) -> Page:
    """Return a page of the records that meet a condition, those that meet the first one first.

    Two scans in the order of names that stop at 600: nothing is counted or sorted as a whole.
    """
    ids = list(queryset.filter(begins).values_list("pk", flat=True)[: MOST_FOUND + 1])
    more = queryset.filter(holds).exclude(begins).values_list("pk", flat=True)
    ids += list(more[: MOST_FOUND + 1 - len(ids)])
    total = min(len(ids), MOST_FOUND)
    pages = max(1, -(-total // PER_INDEX_PAGE))
    number = min(number, pages)
    shown = ids[:MOST_FOUND][(number - 1) * PER_INDEX_PAGE : number * PER_INDEX_PAGE]
    records = queryset.order_by().in_bulk(shown)
    items = [records[pk] for pk in shown if pk in records]
    return Page(items, number, pages, total, more=len(ids) > MOST_FOUND)


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
