"""Going back to an earlier version of a record, which is a change like any other."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import Article, Topic

from .access import User, allows, may_change_text
from .parts import topics_of
from .signing import sign
from .topics import topics_changed

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
    """Give the record the words, values and topics of an earlier version; return it as it is now.

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
        topics, change = _topics_then(record, old)
        sign(record, by, "; ".join(filter(None, [f"taken back to version {old.version}", change])))
        record.full_clean(exclude=_unchecked(record))
        record.save()
        if change:
            record.topics.set(topics)
    return record


def _topics_then(record: Any, old: Any) -> tuple[list[Topic], str]:
    """Return the topics of a version, and how they differ from those of now, in words.

    A version has the topics that were set after it was saved and before the next one.
    """
    if not hasattr(record, "topics"):
        return [], ""
    following = record.history.filter(history_id__gt=old.history_id).order_by("history_id").first()
    now = topics_of(record, None)
    then = topics_of(record, following.history_date) if following else now
    same = {topic.pk for topic in now} == {topic.pk for topic in then}
    return then, "" if same else topics_changed(now, then)


def _unchecked(record: Any) -> set[str]:
    """Return the fields that save() derives, which are not there to be validated."""
    return {field.name for field in record._meta.fields if not field.editable}
