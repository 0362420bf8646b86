"""Where a topic, an expert or an organization is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

BATCH = 500


@dataclass(frozen=True, slots=True)
class Affected:
    """How many rows of a kind a merge would touch, and the first few of them."""

    label: str
    count: int
    sample: tuple[str, ...]
    is_own: bool = False  # part of the record, such as its other names: goes when it is deleted


def usage(record: Any, sample: int = 5) -> list[Affected]:
    """Return where a topic, expert or organization is used: what a merge of it would touch."""
    affected = []
    for model, field in references(type(record)):
        rows = model._base_manager.filter(**{field: record.pk})
        if count := rows.count():
            names = tuple(_named(row, field) for row in rows[:sample])
            column: Any = model._meta.get_field(field)
            own = column.remote_field.on_delete is models.CASCADE
            affected.append(Affected(_label(model, field, count), count, names, own))
    return affected


def references(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Yield every column of the archive that names a record of this model."""
    for relation in model._meta.related_objects:
        if relation.one_to_many and relation.field.concrete:
            yield relation.related_model, relation.field.attname


def rows_of(record: Any) -> Iterator[tuple[Any, str]]:
    """Yield every row that names the record, with the column; the rows may be changed meanwhile."""
    for model, field in references(type(record)):
        found = list(model._base_manager.filter(**{field: record.pk}).values_list("pk", flat=True))
        in_article = any(f.name == "article" for f in model._meta.concrete_fields)
        rows = model._base_manager.select_related("article") if in_article else model._base_manager
        for start in range(0, len(found), BATCH):
            for row in rows.filter(pk__in=found[start : start + BATCH]).order_by("pk"):
                yield row, field


def _label(model: type[models.Model], field: str, count: int) -> str:
    """Return what the rows are for a person: "articles with the topic", "quotes"."""
    owner = next((f for f in model._meta.concrete_fields if f.name == "content_object"), None)
    if owner is not None and field == "tag_id":
        return str(owner.related_model._meta.verbose_name_plural)  # type: ignore[union-attr]
    special = {"broader_id": "narrower topics", "merged_into_id": "merged into it before"}
    return special.get(
        field, str(model._meta.verbose_name_plural if count > 1 else model._meta.verbose_name)
    )


def _named(row: Any, field: str) -> str:
    """Return what an editor knows the row by: the other side of a tag, or the row itself."""
    other = {"tag_id": "content_object", "content_object_id": "tag"}.get(field)
    return str(getattr(row, other) if other else row)
