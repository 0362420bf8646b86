"""Work queues: what waits for an editor.

A queue is a condition on a list, so that the number on the first page and the list cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from articles import search
from articles.models import (
    Affiliation,
    Article,
    Expert,
    ImportRun,
    OutboxRow,
    Passage,
    Quote,
    Statistic,
    Suggestion,
    Topic,
)

from .access import User, allows, own_or_all
from .duplicates import unused_topics

Status: TypeAlias = Article.Status
Orphaned = Passage.AnchorState.ORPHANED


@dataclass(frozen=True, slots=True)
class Queue:
    """A kind of work: which records of a model wait, and who it is for."""

    name: str
    label: str
    model: type[models.Model]
    narrow: Callable[[QuerySet[Any]], QuerySet[Any]]
    permission: str
    order: tuple[str, ...] = ("pk",)
    page: str = "change"  # the page of the admin on which an item is worked off

    def rows(self, user: User) -> QuerySet[Any]:
        """Return what waits in this queue for the user, the first to be done first."""
        rows: QuerySet[Any] = self.model._base_manager.all()
        if self.model is Article:
            rows = own_or_all(rows, user)
        elif issubclass(self.model, Passage):
            rows = own_or_all(rows, user, "article__")
        return self.narrow(rows).order_by(*self.order)

    def after(self, user: User, pk: int | None) -> int | None:
        """Return the id of what comes after a record in the queue, round to the first again."""
        ids = list(self.rows(user).values_list("pk", flat=True)[:MOST])
        if pk in ids[:-1]:
            return ids[ids.index(pk) + 1]
        return next((i for i in ids if i != pk), None)


INDEX_PATIENCE = timedelta(minutes=5)  # how late search may be before somebody should look
MOST = 10_000  # walking further than this starts again at the first


def _status(status: Status) -> Callable[[QuerySet[Any]], QuerySet[Any]]:
    return lambda rows: rows.filter(status=status)


def _claims(**values: Any) -> Callable[[QuerySet[Any]], QuerySet[Any]]:
    """Narrow claims that stand, in articles that were not withdrawn."""
    return lambda rows: rows.filter(withdrawn=False, **values).exclude(
        article__status=Status.WITHDRAWN
    )


def _proposed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow articles to those with open suggestions, and tell the surest of each."""
    surest = Suggestion.objects.open().filter(article=OuterRef("pk"))
    return rows.filter(
        pk__in=Suggestion.objects.open().order_by().values("article"),
    ).annotate(surest=Subquery(surest.values("confidence")[:1]))


def _homeless(rows: QuerySet[Any]) -> QuerySet[Any]:
    roles = Affiliation.objects.filter(expert=OuterRef("pk"))
    return rows.filter(~Exists(roles), merged_into=None)


def _broken(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(pk__in=ImportRun.objects.failed().values("pk"))


def _refused(rows: QuerySet[Any]) -> QuerySet[Any]:
    refused = OutboxRow.objects.quarantined().exclude(error=search.FOR_THE_REBUILD)
    return rows.filter(pk__in=refused.values("pk"))


def _late(rows: QuerySet[Any]) -> QuerySet[Any]:
    patience = timezone.now() - INDEX_PATIENCE
    return rows.filter(pk__in=OutboxRow.objects.waiting().values("pk"), queued_at__lt=patience)


def _unused(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(pk__in=unused_topics().values("pk"))


_CURATE, _DRAFT = "review_article", "change_article"
NEWEST = ("-article__published_at", "-article_id", "start", "pk")
QUEUES = {
    queue.name: queue
    for queue in [
        Queue("drafts", "Drafts", Article, _status(Status.DRAFT), _DRAFT, ("-modified_at", "pk")),
        Queue(
            *("in-review", "In review", Article, _status(Status.IN_REVIEW), _DRAFT),
            ("modified_at", "pk"),
        ),
        Queue(
            *("scheduled", "Scheduled", Article, _status(Status.SCHEDULED), _DRAFT),
            ("published_at", "pk"),
        ),
        Queue(
            *("suggestions", "Stories with suggestions to look at", Article, _proposed, _CURATE),
            ("-surest", "-published_at", "-pk"),
            page="workbench",
        ),
        Queue(
            *("orphaned-figures", "Figures whose words are gone", Statistic),
            *(_claims(anchor_state=Orphaned, left_orphaned=False), _CURATE, NEWEST),
            page="orphan",
        ),
        Queue(
            *("orphaned-quotes", "Quotes whose words are gone", Quote),
            *(_claims(anchor_state=Orphaned, left_orphaned=False), _CURATE, NEWEST),
            page="orphan",
        ),
        Queue(
            *("no-metric", "Figures without a metric", Statistic),
            *(_claims(metric=None), _CURATE, NEWEST),
        ),
        Queue(
            *("no-period", "Figures without a period", Statistic),
            *(_claims(period_end=None), _CURATE, NEWEST),
        ),
        Queue(
            *("no-speaker", "Figures nobody is named for", Statistic),
            *(_claims(speaker=None, producer=None), _CURATE, NEWEST),
        ),
        Queue(
            *("no-voice", "Quotes without a speaker", Quote),
            *(_claims(speaker=None, organization=None), _CURATE, NEWEST),
        ),
        Queue(
            *("no-affiliation", "Experts without an affiliation", Expert, _homeless, _CURATE),
            ("sort_name", "pk"),
        ),
        Queue("unused-topics", "Topics nothing has", Topic, _unused, _CURATE, ("name", "pk")),
        Queue(
            *("failed-imports", "Imports with rows that failed", ImportRun, _broken),
            *("change_importrun", ("-created_at", "-pk")),
        ),
        Queue(
            *("index-refused", "Records search refused", OutboxRow, _refused, "change_outboxrow"),
        ),
        Queue(
            *("index-late", "Records search does not know yet", OutboxRow, _late),
            "change_outboxrow",
        ),
    ]
}


def queues_for(user: User) -> list[Queue]:
    """Return the queues that are this user's work."""
    return [queue for queue in QUEUES.values() if allows(user, queue.permission)]
