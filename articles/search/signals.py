"""A save or deletion of a record becomes rows of the outbox, in the same transaction.

Writes that send no signals (`bulk_create`, `update`) call `OutboxRow.objects.enqueue` themselves.
"""

import logging
import threading
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save

from articles.models import (
    Affiliation,
    Article,
    Correction,
    Expert,
    ExpertName,
    Metric,
    Organization,
    OrganizationName,
    OutboxRow,
    Outlet,
    Quote,
    Section,
    Statistic,
    TaggedArticle,
    TaggedExpert,
    TaggedQuote,
    TaggedStatistic,
    Topic,
    TopicSynonym,
)

from .outbox import SHOWN, drain
from .results import SearchUnavailable

SECONDS_IN_A_REQUEST = 1.0
log = logging.getLogger(__name__)

RECORDS: dict[type[Model], str] = {
    Article: "articles",
    Statistic: "statistics",
    Quote: "quotes",
    Expert: "experts",
    Topic: "topics",
    Organization: "organizations",
    Outlet: "outlets",
    Section: "sections",
    Metric: "metrics",
}
# Rows that belong to a record: the field that names it, and its kind.
PARTS: dict[type[Model], dict[str, str]] = {
    TaggedArticle: {"content_object_id": "articles", "tag_id": "topics"},
    TaggedStatistic: {"content_object_id": "statistics"},
    TaggedQuote: {"content_object_id": "quotes"},
    TaggedExpert: {"content_object_id": "experts"},
    Correction: {"article_id": "articles"},
    Affiliation: {"expert_id": "experts", "organization_id": "organizations"},
    ExpertName: {"expert_id": "experts"},
    OrganizationName: {"organization_id": "organizations"},
    TopicSynonym: {"topic_id": "topics"},
    Topic: {"broader_id": "topics"},
    Statistic: {
        "article_id": "articles",
        "speaker_id": "experts",
        "producer_id": "organizations",
        "metric_id": "metrics",
    },
    Quote: {"article_id": "articles", "speaker_id": "experts", "organization_id": "organizations"},
    Article: {"outlet_id": "outlets", "section_id": "sections"},
}
# What other documents show of a record: when it changes they are indexed again.
SHOWN_FIELDS: dict[type[Model], tuple[str, ...]] = {
    Topic: ("name", "broader_id", "merged_into_id"),
    Expert: ("name", "merged_into_id"),
    Organization: ("name", "merged_into_id"),
    Metric: ("name", "merged_into_id"),
    TopicSynonym: ("name", "topic_id"),
}


def connect() -> None:
    """Listen to every record that can be found; called once, when the app is ready."""
    for model in {*RECORDS, *PARTS}:
        name = f"search {model.__name__}"
        pre_save.connect(_before_save, model, dispatch_uid=name)
        post_save.connect(_after_save, model, dispatch_uid=name)
        post_delete.connect(_after_delete, model, dispatch_uid=name)


def _before_save(sender: type[Model], instance: Any, **_: Any) -> None:
    """Remember what the record was linked to and called, for what it leaves behind."""
    instance._search_before = {}
    fields = {*PARTS.get(sender, ()), *SHOWN_FIELDS.get(sender, ())}
    if fields and not instance._state.adding:
        stored = sender._base_manager.filter(pk=instance.pk).values(*fields).first()
        instance._search_before = stored or {}


def _after_save(sender: type[Model], instance: Any, created: bool, **_: Any) -> None:
    before: dict[str, Any] = instance._search_before
    changed = {name for name, value in before.items() if value != getattr(instance, name)}
    keys = _own_keys(sender, instance)
    for name, kind in PARTS.get(sender, {}).items():
        if name in changed:
            keys.add((kind, before[name]))
    shown = changed.intersection(SHOWN_FIELDS.get(sender, ()))
    if shown or (created and sender is TopicSynonym):
        keys |= _shown_keys(sender, instance, before)
    _enqueue(keys)


def _after_delete(sender: type[Model], instance: Any, **_: Any) -> None:
    keys = _own_keys(sender, instance)
    for name, kind in PARTS.get(sender, {}).items():
        keys.add((kind, getattr(instance, name)))
    if sender is TopicSynonym:
        keys |= _shown_keys(sender, instance, {})
    _enqueue(keys)


def _own_keys(sender: type[Model], instance: Any) -> set[tuple[str, int | None]]:
    """Return the key of the record; of a row that is part of others, their keys."""
    if sender in RECORDS:
        return {(RECORDS[sender], instance.pk)}
    return {(kind, getattr(instance, name)) for name, kind in PARTS[sender].items()}


def _shown_keys(
    sender: type[Model], instance: Any, before: dict[str, Any]
) -> set[tuple[str, int | None]]:
    """Return the keys that stand for everything that shows the record's name."""
    if sender is TopicSynonym:
        return {(f"topics{SHOWN}", pk) for pk in (instance.topic_id, before.get("topic_id"))}
    return {(f"{RECORDS[sender]}{SHOWN}", instance.pk)}


def _enqueue(keys: set[tuple[str, int | None]]) -> None:
    rows = sorted((kind, pk) for kind, pk in keys if pk is not None)
    OutboxRow.objects.bulk_create(OutboxRow(kind=kind, record_id=pk) for kind, pk in rows)
    # Once a transaction, however many records it saves, unless a savepoint may take that back.
    ours = set(connection.savepoint_ids)
    if not any(hook[1] is drain_soon and hook[0] <= ours for hook in connection.run_on_commit):
        transaction.on_commit(drain_soon, robust=True)


# -- after the commit -------------------------------------------------------------------------

_one_at_a_time = threading.Lock()


def drain_soon() -> None:
    """Index what was saved; what takes longer than a request may goes on beside it."""
    try:
        drain(SECONDS_IN_A_REQUEST)
    except SearchUnavailable as error:
        log.warning("search keeps what was saved for later: %s", error)
        return
    if OutboxRow.objects.waiting().exists() and _one_at_a_time.acquire(blocking=False):
        threading.Thread(target=_drain_rest, name="search drain", daemon=True).start()


def _drain_rest() -> None:
    try:
        drain()
    except (SearchUnavailable, DatabaseError) as error:
        log.warning("search keeps what was saved for later: %s", error)
    finally:
        connection.close()
        _one_at_a_time.release()
