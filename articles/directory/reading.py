"""Reading the entries: the letters with their numbers, and the ids of a page."""

from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, QuerySet

from articles.models import Directory, DirectoryEntry, prepared

KEPT_SECONDS = 24 * 60 * 60


def letters(kind: str) -> dict[str, int] | None:
    """Return the letters with the number of entries under each; None without a directory.

    They are counted again only when an entry of the kind changes.
    """
    found = _state(kind=kind)
    if not found:
        return None
    state = found[0]
    key = f"letters-{kind}"
    known: tuple[int, dict[str, int]] | None = cache.get(key)
    if known and known[0] == state:
        return known[1]
    rows = DirectoryEntry.objects.filter(kind=kind).order_by().values_list("letter")
    counts = dict(rows.annotate(number=Count("pk")))
    cache.set(key, (state, counts), KEPT_SECONDS)
    return counts


def page_ids(kind: str, letter: str, start: int, stop: int) -> list[int]:
    """Return the ids of some entries in the order of their names: of a letter, or of all."""
    return _entries.part(start, stop, kind=kind, letter=letter or None)


@prepared
def _state(kind: str) -> QuerySet[Any]:
    """Return the state of the directory of a kind."""
    return Directory.objects.filter(pk=kind).values_list("state", flat=True)


@prepared
def _entries(kind: str, letter: str | None) -> QuerySet[Any]:
    """Return the ids of the entries of a kind by name: all, or those of a letter."""
    rows = DirectoryEntry.objects.filter(kind=kind)
    if letter is not None:
        rows = rows.filter(letter=letter)
    return rows.order_by("name", "record_id").values_list("record_id", flat=True)


def is_listed(kind: str) -> Exists:
    """Return the condition on records of the kind that they have an entry."""
    return Exists(DirectoryEntry.objects.filter(kind=kind, record_id=OuterRef("pk")))
