"""Indexes of names by letter, in any script: A–Z for alphabets, one heading for each other script.

The letter of a name is its first character without case and accents, so that Óscar stands under O.
Scripts with too many characters for headings of their own share one: 漢 for Han, あ for kana,
가 for Hangul; digits share 0–9 and everything else #.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.db.models.functions import Substr

from articles.forms import IndexForm

from .paging import Page, paginate

PER_INDEX_PAGE = 60
KEPT_SECONDS = 300
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


def make_index(queryset: QuerySet[Any], field: str, form: IndexForm) -> Index:
    """Return the index of the records by the first character of `field`."""
    values = form.values
    headings: dict[str, list[str]] = {}
    for first in first_characters(queryset, field, is_whole=not values["q"]):
        headings.setdefault(heading(first), []).append(first)
    letter = values["letter"] if values["letter"] in headings else ""
    if letter:
        queryset = queryset.annotate(first=Substr(field, 1, 1))
        queryset = queryset.filter(first__in=headings[letter])
    page = paginate(queryset, values["page"], PER_INDEX_PAGE)
    return Index(sorted(headings, key=_order), letter, values["q"], page)


def first_characters(queryset: QuerySet[Any], field: str, *, is_whole: bool) -> list[str]:
    """Return the characters that names begin with.

    For a whole index they are kept for some minutes: to ask each of 100,000 topics whether it has
    a public article takes longer than everything else on the page.
    """
    key = f"letters-{queryset.model._meta.model_name}"
    known: list[str] | None = cache.get(key) if is_whole else None
    if known is None:
        rows = queryset.order_by().values_list(Substr(field, 1, 1), flat=True).distinct()
        known = [first for first in rows if first]
        if is_whole:
            cache.set(key, known, KEPT_SECONDS)
    return known


def _order(label: str) -> tuple[bool, bool, str]:
    """Sort Latin letters first, then other scripts, then digits and signs."""
    return (label in ("0–9", "#"), not label.isascii(), label)
