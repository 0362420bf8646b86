"""The outbox: what the search index has to be told, written in the transaction of the change."""

from collections.abc import Iterable
from itertools import islice

from django.db import models
from django.utils import timezone

from .edition import Edition

BATCH = 1000


class OutboxQuerySet(models.QuerySet["OutboxRow"]):
    def enqueue(self, kind: str, ids: Iterable[int]) -> int:
        """Add a row for each record that was written or deleted; return how many.

        `kind` is one of the search room's: "articles", "statistics", "quotes", "experts", "topics",
        "organizations", "outlets", "sections", "metrics". Call it in the transaction that changes
        the records; bulk writes send no signals and have to. It begins a new edition as well.
        """
        Edition.objects.advance()
        rows = (OutboxRow(kind=kind, record_id=pk) for pk in ids)
        count = 0
        while batch := list(islice(rows, BATCH)):
            count += len(OutboxRow.objects.bulk_create(batch))
        return count

    def waiting(self) -> "OutboxQuerySet":
        """Return the rows that are still to be indexed, in the order they were written."""
        return self.filter(error="").order_by("pk")

    def quarantined(self) -> "OutboxQuerySet":
        """Return the rows whose record the engine refused, with its error."""
        return self.exclude(error="").order_by("pk")


class OutboxRow(models.Model):
    """That a record changed. Rows are only added and deleted; two of one record are no harm."""

    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    queued_at = models.DateTimeField(default=timezone.now)
    error = models.TextField(blank=True)
    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["id"], name="outbox_quarantined", condition=~models.Q(error=""))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"
