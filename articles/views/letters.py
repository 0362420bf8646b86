"""Indexes of names by letter, in any script: A–Z for alphabets, one heading for each other script.

The letter of a name is its first character without case and accents, so that Óscar stands under O.
Scripts with too many characters for headings of their own share one: 漢 for Han, あ for kana,
가 for Hangul; digits share 0–9 and everything else #.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from articles.forms import IndexForm

from .paging import Page, paginate

PER_INDEX_PAGE = 60
SHARED = {"CJK": "漢", "HIRAGANA": "あ", "KATAKANA": "あ", "HANGUL": "가"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading of the index, with the number of names under it."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Index:
    """An index of names: its letters, the chosen one, and a page of the records under it."""

    letters: list[Letter]
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
    """Return the index of the records by the first character of `field`, in three queries."""
    values = form.values
    firsts = queryset.order_by().values_list(Substr(field, 1, 1)).annotate(Count("pk"))
    counts: dict[str, int] = {}
    characters: dict[str, list[str]] = {}
    for first, number in firsts:
        if first:
            label = heading(first)
            counts[label] = counts.get(label, 0) + number
            characters.setdefault(label, []).append(first)
    letters = [Letter(label, counts[label]) for label in sorted(counts, key=_order)]
    letter = values["letter"] if values["letter"] in counts else ""
    if letter:
        queryset = queryset.annotate(first=Substr(field, 1, 1))
        queryset = queryset.filter(first__in=characters[letter])
    page = paginate(queryset, values["page"], PER_INDEX_PAGE)
    return Index(letters, letter, values["q"], page)


def _order(label: str) -> tuple[bool, bool, str]:
    """Sort Latin letters first, then other scripts, then digits and signs."""
    return (label in ("0–9", "#"), not label.isascii(), label)
