"""Keeping the entries: an entry for each public record, by the name that lists show first."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, TypeAlias

from django.db import transaction

from articles.models import Directory, DirectoryEntry, Edition, Expert, Metric, Organization, Topic

from .headings import heading

BATCH = 1000
Key: TypeAlias = tuple[str, int]
Names: TypeAlias = dict[int, tuple[str, str]]  # letter and name by the id of the record

# What has a directory, and the field that names a record in it.
LISTED: dict[str, tuple[Any, str]] = {
    "topics": (Topic, "name"),
    "experts": (Expert, "sort_name"),
    "organizations": (Organization, "name"),
    "metrics": (Metric, "name"),
}


def is_filled() -> bool:
    """Return whether every kind has its directory."""
    return Directory.objects.filter(pk__in=LISTED).count() == len(LISTED)


def fill() -> int:
    """Make the entries of all kinds from the database; return how many were not right before.

    Nobody else may write entries meanwhile: whoever calls it holds the lock that drains the outbox.
    """
    wrong = 0
    for kind in LISTED:
        public = public_names(kind)
        with transaction.atomic():
            Directory.objects.get_or_create(pk=kind)
            wrong += _write(kind, public, _held(kind))
            Edition.objects.advance()
    return wrong


def follow(keys: Iterable[Key]) -> None:
    """Make the entries of these records as the records are now; other kinds are passed over.

    A kind without a directory gets one by `fill`, and no entries before.
    """
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, record_id in keys:
        if kind in LISTED:
            ids[kind].add(record_id)
    if not ids:
        return
    for kind in Directory.objects.filter(pk__in=ids).values_list("pk", flat=True):
        public = public_names(kind, ids[kind])
        with transaction.atomic():
            _write(kind, public, _held(kind, ids[kind]))


def differences() -> list[Key]:
    """Return the keys of the records whose entries are missing, wrong or too many."""
    found: list[Key] = []
    for kind in Directory.objects.order_by("pk").values_list("pk", flat=True):
        public, held = public_names(kind), _held(kind)
        ids = sorted(pk for pk in public.keys() | held.keys() if public.get(pk) != held.get(pk))
        found += [(kind, pk) for pk in ids]
    return found


def public_names(kind: str, ids: Collection[int] | None = None) -> Names:
    """Return the public records of a kind, all or those of these ids, as they are listed."""
    model, field = LISTED[kind]
    rows = model.objects.public() if ids is None else model.objects.public().filter(pk__in=ids)
    pairs = rows.order_by().values_list("pk", field)
    return {pk: (heading(name), name) for pk, name in pairs.iterator(chunk_size=5000)}


def _held(kind: str, ids: Collection[int] | None = None) -> Names:
    rows = DirectoryEntry.objects.filter(kind=kind)
    if ids is not None:
        rows = rows.filter(record_id__in=ids)
    return {pk: (letter, name) for pk, letter, name in rows.values_list(*_FIELDS)}


_FIELDS = ("record_id", "letter", "name")


def _write(kind: str, public: Names, held: Names) -> int:
    """Write what differs, in a transaction of the caller's; return how many entries that were."""
    changed = [
        DirectoryEntry(kind=kind, record_id=pk, letter=letter, name=name)
        for pk, (letter, name) in public.items()
        if held.get(pk) != (letter, name)
    ]
    gone = sorted(held.keys() - public.keys())
    DirectoryEntry.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "record_id"],
        update_fields=["letter", "name"],
    )
    for start in range(0, len(gone), BATCH):
        some = gone[start : start + BATCH]
        DirectoryEntry.objects.filter(kind=kind, record_id__in=some).delete()
    if changed or gone:
        Directory.objects.changed(kind)
    return len(changed) + len(gone)
