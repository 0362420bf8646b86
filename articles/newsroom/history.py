"""Going back to an earlier version of a record, which is a change like any other."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import Article

from .access import User, allows, may_change_text
from .signing import sign

# What only the workflow and merges change: an old version does not bring it back.
KEPT = frozenset(
    [
        *("id", "version", "created_at", "modified_at", "created_by", "import_key"),
        *("import_fingerprint", "status", "published_at", "withdrawn_at", "withdrawal_reason"),
        *("history_is_public", "merged_into", "article", "start", "end", "body_version"),
        *("anchor_state", "slug"),
    ]
)


def may_revert(record: Any, by: User) -> bool:
    """Return whether the user may change the record as a whole, and so take it back."""
    if isinstance(record, Article):
        return may_change_text(record, by)
    return allows(by, f"change_{record._meta.model_name}")


def revert(record: Any, history_id: int, by: User) -> Any:
    """Give the record the words and values of an earlier version; return it as it is now.

    State, dates of publication, address and passages stay. Raises PermissionDenied, the history's
    DoesNotExist for a version of another record, and EditConflict when it changed since read.
    """
    if not may_revert(record, by):
        raise PermissionDenied
    old = record.history.get(history_id=history_id)
    names = [f.attname for f in old.tracked_fields if f.name not in KEPT]
    with transaction.atomic():
        for name in names:
            setattr(record, name, getattr(old, name))
        sign(record, by, f"taken back to version {old.version}")
        record.full_clean(exclude=_unchecked(record))
        record.save()
    return record


def _unchecked(record: Any) -> set[str]:
    """Return the fields that save() derives, which are not there to be validated."""
    return {field.name for field in record._meta.fields if not field.editable}
