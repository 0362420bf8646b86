"""Writing rows so that each write has a way back, a line in history and a row for the index."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from articles.models import Merge, MergeKind, OutboxRow

from .signing import sign

# What the search index knows, by the name of the model; see OutboxRow.
INDEXED = {
    name: f"{name}s"
    for name in (
        *("article", "statistic", "quote", "expert", "topic", "organization", "metric"),
        *("outlet", "section"),
    )
}
# The columns that say whose document a row is part of.
OWNERS = frozenset(["content_object", "article", "expert", "organization", "topic"])


@dataclass(slots=True)
class Ledger:
    """The writes of one action by one person, in order, and what the index must be told."""

    by: Any
    reason: str
    changes: list[dict[str, Any]] = field(default_factory=list)
    touched: dict[str, set[int]] = field(default_factory=dict)

    def set(self, row: Any, name: str, value: Any) -> None:
        """Set one column of a row; the old value is kept."""
        old = getattr(row, name)
        setattr(row, name, value)
        sign(row, self.by, self.reason)
        column = row._meta.get_field(name).name
        row.save(update_fields=[column])
        self._note(row, do="set", field=name, old=old, new=value)

    def delete(self, row: Any) -> None:
        """Delete a row; all of it is kept."""
        columns = [f.attname for f in row._meta.concrete_fields]
        kept = {name: getattr(row, name) for name in columns}
        self._note(row, do="delete", row=kept)
        sign(row, self.by, self.reason)
        row.delete()

    def create(self, row: Any) -> None:
        """Insert a row."""
        sign(row, self.by, self.reason)
        row.save(force_insert=True)
        self._note(row, do="create")

    def tell_index(self) -> None:
        """Queue the touched records for the search index; call it in the same transaction."""
        for kind, ids in sorted(self.touched.items()):
            OutboxRow.objects.enqueue(kind, sorted(ids))

    def touch(self, row: Any) -> None:
        """Remember which documents of the index tell of a row: itself, or what it belongs to."""
        self._touch(row._meta.model_name, row.pk)
        for column in row._meta.concrete_fields:
            if column.name in OWNERS:
                self._touch(column.related_model._meta.model_name, getattr(row, column.attname))

    def _touch(self, model: str, pk: int | None) -> None:
        if model in INDEXED and pk is not None:
            self.touched.setdefault(INDEXED[model], set()).add(pk)

    def _note(self, record: Any, /, **change: Any) -> None:
        self.changes.append({"model": record._meta.label_lower, "pk": record.pk} | change)
        self.touch(record)


def record_merge(
    kind: MergeKind, loser: Any, winner: Any, reason: str, ledger: Ledger, *, is_split: bool = False
) -> Merge:
    """Write the log entry of a merge, or of a split from `loser`, with what its ledger holds."""
    return Merge.objects.create(
        kind=kind,
        is_split=is_split,
        loser_id=loser.pk,
        loser_name=str(loser)[:300],
        winner_id=winner.pk,
        winner_name=str(winner)[:300],
        reason=reason.strip(),
        changes=ledger.changes,
        created_by=ledger.by,
    )


def take_back(changes: Iterable[dict[str, Any]], ledger: Ledger) -> list[str]:
    """Undo changes, the last first; return what was left alone because it changed since."""
    kept = []
    for change in reversed(list(changes)):
        model = apps.get_model(change["model"])
        undo = {"set": _unset, "delete": _undelete, "create": _uncreate}[change["do"]]
        if not undo(model, change, ledger):
            kept.append(_told(model, change))
    return kept


def _unset(model: type[models.Model], change: dict[str, Any], ledger: Ledger) -> bool:
    row = model._base_manager.filter(pk=change["pk"]).first()
    name, old = change["field"], change["old"]
    if row is None or getattr(row, name) != change["new"]:
        return False
    column: Any = model._meta.get_field(name)
    if column.is_relation and old is not None:
        if not _exists(column, old):
            return False
    if twin_of(row, name, old, alike=False):
        return False
    ledger.set(row, name, old)
    return True


def _undelete(model: type[models.Model], change: dict[str, Any], ledger: Ledger) -> bool:
    row = model(**change["row"])
    if model._base_manager.filter(pk=row.pk).exists() or twin_of(row, alike=False):
        return False
    for column in model._meta.concrete_fields:
        pk = getattr(row, column.attname)
        if column.is_relation and pk is not None:
            if not _exists(column, pk):
                return False
    ledger.create(row)
    return True


def _exists(column: Any, pk: Any) -> bool:
    """Return whether the record that a foreign key names is still there."""
    return bool(column.related_model._base_manager.filter(pk=pk).exists())


def _uncreate(model: type[models.Model], change: dict[str, Any], ledger: Ledger) -> bool:
    row = model._base_manager.filter(pk=change["pk"]).first()
    if row is not None:
        ledger.delete(row)
    return True


def _told(model: type[models.Model], change: dict[str, Any]) -> str:
    row = model._base_manager.filter(pk=change["pk"]).first()
    name = str(row) if row else f"number {change['pk']}, which is gone"
    return f"{model._meta.verbose_name}: {name}"


def twin_of(
    row: Any, name: str = "", value: Any = None, *, alike: bool = True
) -> models.Model | None:
    """Return the row that would break a constraint if `name` were `value`.

    Also the one that would merely say the same, unless `alike` is false: what goes back to how it
    was may have had such a row beside it.
    """
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    values |= {name: value} if name else {}
    others = type(row)._base_manager.exclude(pk=row.pk)
    for attnames in _identities(type(row), alike):
        if name and name not in attnames:
            continue
        if None not in (wanted := [values[a] for a in attnames]):
            twin = others.filter(**dict(zip(attnames, wanted, strict=True))).first()
            if twin:
                return twin
    return None


def _identities(model: type[models.Model], alike: bool) -> list[list[str]]:
    """Return the sets of columns that no two rows may share."""
    identities = [
        [_column(model, name) for name in constraint.fields]
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
    ]
    identities += [
        [f.attname] for f in model._meta.concrete_fields if f.unique and not f.primary_key
    ]
    if alike and model._meta.model_name == "affiliation":
        identities.append(["expert_id", "organization_id", "role", "start", "end"])
    return identities


def _column(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.attname)
