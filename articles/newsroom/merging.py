"""Merging two topics, experts, organizations or metrics into one, and taking it back.

The merged record keeps its row and its address, which redirects; everything that named it names the
one that stays. Each row that was touched is kept as it stood before, so that undoing leaves the
archive as it was; what was changed since the merge is left alone and listed.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from articles.models import (
    Distinct,
    EditConflict,
    Expert,
    ExpertName,
    Merge,
    MergeKind,
    Metric,
    Organization,
    OrganizationName,
    Topic,
    TopicSynonym,
    topic_key,
)

from .access import User, require
from .changes import Ledger, record_merge, take_back, twin_of
from .splitting import unsplit
from .usage import rows_of
from .workflow import NotPossible

KINDS: dict[type[models.Model], MergeKind] = {
    Topic: MergeKind.TOPIC,
    Expert: MergeKind.EXPERT,
    Organization: MergeKind.ORGANIZATION,
    Metric: MergeKind.METRIC,
}
MODELS = {kind: model for model, kind in KINDS.items()}
# What the record that stays takes over where it has nothing of its own.
FILLED = {
    MergeKind.TOPIC: ["description", "external_id"],
    MergeKind.EXPERT: ["note", "wikidata_id"],
    MergeKind.ORGANIZATION: ["short_name", "place", "description", "homepage", "wikidata_id"],
    MergeKind.METRIC: ["definition", "counted", "unit_code", "place"],
}


def merge(loser: Any, winner: Any, by: User, reason: str) -> Merge:
    """Merge one record into another of its kind; return the log entry that can undo it.

    Raises PermissionDenied, NotPossible, and EditConflict when one of the two changed since read.
    """
    kind = KINDS[type(loser)]
    require(by, f"merge_{kind}")
    if not reason.strip():
        raise NotPossible("Say why they are the same; colleagues read it in the log.")
    with transaction.atomic():
        loser, winner = _lock(loser, winner)
        _check(kind, loser, winner)
        ledger = Ledger(by, f"“{loser}” merged into “{winner}”")
        _fill(kind, loser, winner, ledger)
        _free_from_below(loser, winner, ledger)
        for row, field in rows_of(loser):
            if twin_of(row, field, winner.pk):
                ledger.delete(row)
            else:
                ledger.set(row, field, winner.pk)
        for alias in _aliases(loser, winner):
            if not twin_of(alias):
                ledger.create(alias)
        ledger.set(loser, "merged_into_id", winner.pk)
        ledger.touch(winner)
        ledger.tell_index()
        return record_merge(kind, loser, winner, reason, ledger)


def unmerge(entry: Merge, by: User) -> Merge:
    """Undo a merge or a split; what was changed since is left alone and listed in `kept`.

    Raises PermissionDenied, and NotPossible when it is undone already or a later merge of either
    record has to be undone first.
    """
    require(by, f"merge_{entry.kind}")
    with transaction.atomic():
        entry = Merge.objects.select_for_update().get(pk=entry.pk)
        if entry.undone_at is not None:
            raise NotPossible("This merge is undone already.")
        later = _later_merge(entry)
        if later is not None:
            raise NotPossible(f"Undo the later merge “{later}” first.")
        ledger = Ledger(by, f"undone: “{entry}”")
        entry.kept = (unsplit if entry.is_split else take_back)(entry.changes, ledger)
        ledger.tell_index()
        entry.undone_by, entry.undone_at = by, timezone.now()
        entry.save()
    return entry


def say_distinct(one: Any, other: Any, by: User, reason: str = "") -> Distinct:
    """Remember that two records are not the same; they are never suggested for a merge again."""
    require(by, "add_distinct")
    low, high = sorted([one.pk, other.pk])
    entry, _ = Distinct.objects.get_or_create(
        kind=KINDS[type(one)],
        low_id=low,
        high_id=high,
        defaults={"created_by": by, "reason": reason.strip()},
    )
    return entry


def forget_distinct(entry: Distinct, by: User) -> None:
    """Take back that two records are not the same."""
    require(by, "delete_distinct")
    entry.delete()


def _lock(*records: Any) -> list[Any]:
    """Return the records as they are now, locked; raise EditConflict when one changed."""
    model = type(records[0])
    rows = model._base_manager.select_for_update().order_by("pk")
    current = rows.in_bulk([r.pk for r in records])
    for record in records:
        if record.pk not in current or current[record.pk].version != record.version:
            raise EditConflict(record)
    return [current[record.pk] for record in records]


def _check(kind: MergeKind, loser: Any, winner: Any) -> None:
    if loser.pk == winner.pk:
        raise NotPossible("These are one record already. Choose another one.")
    for record in (loser, winner):
        if record.merged_into_id is not None:
            raise NotPossible(f"“{record}” was merged already. Choose the one it was merged into.")
    low, high = sorted([loser.pk, winner.pk])
    if Distinct.objects.filter(kind=kind, low_id=low, high_id=high).exists():
        raise NotPossible("A colleague marked these as not the same. Take that back first.")
    units = {getattr(record, "unit_code", "") for record in (loser, winner)} - {""}
    if len(units) > 1:
        raise NotPossible(f"One is in {' and one in '.join(sorted(units))}. Correct a unit first.")


def _fill(kind: MergeKind, loser: Any, winner: Any, ledger: Ledger) -> None:
    for field in FILLED[kind]:
        if getattr(loser, field) and not getattr(winner, field):
            ledger.set(winner, field, getattr(loser, field))


def _free_from_below(loser: Any, winner: Any, ledger: Ledger) -> None:
    """Where the topic that stays lies below the merged one, lift it to the place of that one."""
    above = getattr(winner, "broader", None)
    while above is not None and above.pk != loser.pk:
        above = above.broader
    if above is not None:
        ledger.set(winner, "broader_id", loser.broader_id)


def _aliases(loser: Any, winner: Any) -> Iterator[models.Model]:
    """Yield the merged record's names, to be found under the one that stays."""
    if isinstance(loser, Metric):
        return  # metrics are chosen from a list; their names are not searched for in texts
    names = [loser.name, getattr(loser, "short_name", "")]
    known = {topic_key(winner.name), topic_key(getattr(winner, "short_name", ""))}
    for name in names:
        key = topic_key(name)
        if not key or key in known:
            continue
        if isinstance(loser, Topic):
            yield TopicSynonym(topic=winner, name=name, key=key)
        elif isinstance(loser, Expert):
            yield ExpertName(expert=winner, name=name, key=key)
        else:
            yield OrganizationName(organization=winner, name=name, key=key)


def _later_merge(entry: Merge) -> Merge | None:
    ids = [entry.loser_id, entry.winner_id]
    later = Merge.objects.filter(kind=entry.kind, undone_at=None, pk__gt=entry.pk)
    involved = models.Q(loser_id__in=ids) | models.Q(winner_id__in=ids)
    return later.filter(involved).order_by("-pk").first()
