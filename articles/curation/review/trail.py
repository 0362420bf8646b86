"""What accepting a suggestion wrote, so that it can be taken back while nobody built on it."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from articles.models import Suggestion
from articles.newsroom import sign

from .errors import ReviewError

ACCEPTED = "accepted from a suggestion"


@dataclass(slots=True)
class Trail:
    """The writes of one decision, in order, as JSON."""

    by: Any
    reason: str = ACCEPTED
    steps: list[dict[str, Any]] = field(default_factory=list)

    def create(self, row: Any) -> None:
        """Insert a row."""
        row.save(force_insert=True)
        self.created(row)

    def created(self, row: Any) -> None:
        """Note a row that was inserted."""
        self.steps.append({"do": "create", **_name(row), "state": state_of(row)})

    def set(self, row: Any, column: str, record: models.Model, of: Suggestion) -> None:
        """Fill an empty foreign key of a row that another suggestion of the article made."""
        setattr(row, column, record)
        sign(row, self.by, "named by a suggestion")
        row.save()
        self.steps.append({"do": "fill", **_name(row), "column": column, "of": of.pk})
        _renew(of, row)


def _name(row: Any) -> dict[str, Any]:
    return {"model": row._meta.label_lower, "pk": row.pk}


def state_of(row: Any) -> Any:
    """Return what tells whether a row was changed: its version, or all its columns."""
    if hasattr(row, "version"):
        return row.version
    return {f.attname: str(getattr(row, f.attname)) for f in row._meta.concrete_fields}


def _renew(of: Suggestion, row: Any) -> None:
    """Note in the other suggestion's trail that the change of its record was ours."""
    name = _name(row)
    for step in of.trail:
        if step["do"] == "create" and {key: step[key] for key in name} == name:
            step["state"] = state_of(row)
    Suggestion.objects.filter(pk=of.pk).update(trail=of.trail)


def take_back(steps: list[dict[str, Any]], by: Any) -> None:
    """Undo what a decision wrote, the last first; ReviewError names what stands in the way."""
    created = [(step, _row(step)) for step in reversed(steps) if step["do"] == "create"]
    for step, row in created:
        if row is not None and state_of(row) != step["state"]:
            name = row._meta.verbose_name
            raise ReviewError(f"The {name} “{row}” was changed since. Change or delete it itself.")
    for step in reversed(steps):
        if step["do"] == "fill":
            _empty(step, by)
    for _, row in created:
        if row is not None:
            _delete(row, by)


def _row(step: dict[str, Any]) -> Any:
    return apps.get_model(step["model"])._base_manager.filter(pk=step["pk"]).first()


def _empty(step: dict[str, Any], by: Any) -> None:
    """Take the person out of a claim again, unless the claim names another by now."""
    row, of = _row(step), Suggestion.objects.filter(pk=step["of"]).first()
    if row is None or of is None:
        return
    setattr(row, step["column"], None)
    sign(row, by, "suggestion undone")
    row.save()
    _renew(of, row)


def _delete(row: Any, by: Any) -> None:
    sign(row, by, "suggestion undone")
    try:
        row.delete()
    except models.ProtectedError as error:
        number = len(error.protected_objects)
        records = "another record names" if number == 1 else f"{number} other records name"
        raise ReviewError(f"{records.capitalize()} “{row}” by now. Change those first.") from error
