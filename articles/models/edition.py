"""The edition of the archive: a number that grows with every change of what readers see.

It grows in the transaction of the change, so what was made from one edition is right for as long as
the edition is the same, and nothing has to know which pages show which records.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import F, QuerySet
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from .questions import prepared

# Database connections count in different rows, so that they need not wait for each other; the
# edition is the sum.
SLOTS = 64

# Records of the newsroom's and the operator's own, which no page for readers shows.
UNSEEN = frozenset(
    """
    alert apitoken delivereditem delivery directory directoryentry edition importedoriginal
    importrow importrun merge note outboxrow suggestion unreadarticle
    """.split()
)


class EditionQuerySet(models.QuerySet["Edition"]):
    def advance(self) -> None:
        """Begin a new edition; call it in the transaction that changes what readers see.

        A save or deletion of a record does, and so does `OutboxRow.objects.enqueue`.
        """
        now = timezone.now()
        slot = _slot()
        if not self.filter(pk=slot).update(value=F("value") + 1, began_at=now):
            # By the clock, so that an emptied table does not count through the same numbers again.
            first = {"value": int(1000 * now.timestamp()), "began_at": now}
            self.get_or_create(pk=slot, defaults=first)

    def present(self) -> tuple[int, datetime | None]:
        """Return the present edition and when it began; (0, None) before anything was written."""
        rows = _counted()
        return sum(value for value, _ in rows), max((began for _, began in rows), default=None)


class Edition(models.Model):
    """What one database connection, or several, has counted of the changes."""

    slot = models.PositiveSmallIntegerField(primary_key=True)
    value = models.BigIntegerField()
    began_at = models.DateTimeField()
    objects = EditionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.slot}: {self.value}"


@prepared
def _counted() -> QuerySet[Any]:
    """Return what the connections have counted, and when each counted last."""
    return Edition.objects.values_list("value", "began_at")


def _slot() -> int:
    """Return the row that this connection counts in; SQLite has one writer at a time anyway."""
    connection.ensure_connection()
    info = getattr(connection.connection, "info", None)
    return info.backend_pid % SLOTS if info else 0


def connect() -> None:
    """Let every save and deletion of what readers see begin a new edition."""
    for model in apps.get_app_config("articles").get_models():
        name = str(model._meta.model_name)
        if name not in UNSEEN and not name.startswith("historical"):
            post_save.connect(_advance, model, dispatch_uid=f"edition {name}")
            post_delete.connect(_advance, model, dispatch_uid=f"edition {name}")


def _advance(**_: Any) -> None:
    Edition.objects.advance()
