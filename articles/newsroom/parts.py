"""What belongs to a record and has a history of its own: its topics, other names and roles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.models import (
    Affiliation,
    Article,
    Expert,
    ExpertName,
    Metric,
    Organization,
    OrganizationName,
    Quote,
    Statistic,
    TaggedArticle,
    TaggedExpert,
    TaggedMetric,
    TaggedQuote,
    TaggedStatistic,
    Topic,
    TopicSynonym,
)

# {kind of record: (what belongs to it, the column that says whose it is, the one that says what)}
PARTS: dict[type[Any], list[tuple[type[Any], str, str]]] = {
    Article: [(TaggedArticle, "content_object_id", "tag_id")],
    Statistic: [(TaggedStatistic, "content_object_id", "tag_id")],
    Quote: [(TaggedQuote, "content_object_id", "tag_id")],
    Metric: [(TaggedMetric, "content_object_id", "tag_id")],
    Expert: [
        (TaggedExpert, "content_object_id", "tag_id"),
        (ExpertName, "expert_id", "name"),
        (Affiliation, "expert_id", "role"),
    ],
    Organization: [(OrganizationName, "organization_id", "name")],
    Topic: [(TopicSynonym, "topic_id", "name")],
}
DID = {"+": "added", "~": "changed to", "-": "taken away"}
ADDED, REMOVED = "+", "-"


@dataclass(frozen=True, slots=True)
class PartChange:
    """One change of something that belongs to a record; `by` is None for a command."""

    at: datetime
    by: Any
    label: str
    did: str
    what: str
    reason: str


def part_changes(record: Any, most: int = 100) -> list[PartChange]:
    """Return the latest changes of a record's topics, names and roles, the newest first."""
    changes = []
    for model, owner, what in PARTS.get(type(record), []):
        rows = model.history.filter(**{owner: record.pk}).select_related("history_user")
        rows = list(rows.order_by("-history_date", "-history_id")[:most])
        names = _names(rows, what)
        label = str(model._meta.verbose_name)
        changes += [
            PartChange(
                row.history_date,
                row.history_user,
                label,
                DID[row.history_type],
                names[row.history_id],
                row.history_change_reason or "",
            )
            for row in rows
        ]
    return sorted(changes, key=lambda change: change.at, reverse=True)[:most]


def _names(rows: Iterable[Any], what: str) -> dict[int, str]:
    """Return what each row of a history is about, in words."""
    if what != "tag_id":
        return {row.history_id: str(getattr(row, what)) or "—" for row in rows}
    topics = Topic.objects.in_bulk({row.tag_id for row in rows})
    return {row.history_id: str(topics.get(row.tag_id, "a deleted topic")) for row in rows}


def topics_of(record: Any, until: datetime | None) -> list[Topic]:
    """Return the topics that a record had just before a moment; None is now.

    A merged topic is the one it was merged into, a deleted one is left out. What has no history of
    being added was there from the start: imports write none for the topics of a new article.
    """
    model, owner, _ = PARTS[type(record)][0]
    held = dict(model.objects.filter(**{owner: record.pk}).values_list("pk", "tag_id"))
    if until is not None:
        held = _rewind(model.history.filter(**{owner: record.pk}), held, until)
    topics = Topic.objects.filter(pk__in=held.values()).select_related("merged_into")
    return list({topic.canonical.pk: topic.canonical for topic in topics}.values())


def _rewind(history: Any, held: dict[int, int], until: datetime) -> dict[int, int]:
    """Return {row: topic} as it was before a moment, from what it is now and what happened."""
    for row in history.filter(history_date__gte=until).order_by("-history_date", "-history_id"):
        if row.history_type == ADDED:
            held.pop(row.id, None)
        elif row.history_type == REMOVED:
            held[row.id] = row.tag_id
        else:
            held[row.id] = _before(history, row)
    return held


def _before(history: Any, row: Any) -> int:
    """Return the topic that a row named before a change of it."""
    earlier = history.filter(id=row.id, history_id__lt=row.history_id).order_by("-history_id")
    former = earlier.values_list("tag_id", flat=True).first()
    return int(former or row.tag_id)
