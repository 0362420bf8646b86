"""Reading the entries: the letters with their numbers, and the ids of a page."""

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef

from articles.models import Directory, DirectoryEntry

KEPT_SECONDS = 24 * 60 * 60


def letters(kind: str) -> dict[str, int] | None:
    """Return the letters with the number of entries under each; None without a directory.

    They are counted again only when an entry of the kind changes.
    """
    state = Directory.objects.filter(pk=kind).values_list("state", flat=True).first()
    if state is None:
        return None
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
    rows = DirectoryEntry.objects.filter(kind=kind)
    if letter:
        rows = rows.filter(letter=letter)
    return list(rows.order_by("name", "record_id").values_list("record_id", flat=True)[start:stop])


def is_listed(kind: str) -> Exists:
    """Return the condition on records of the kind that they have an entry."""
    return Exists(DirectoryEntry.objects.filter(kind=kind, record_id=OuterRef("pk")))
