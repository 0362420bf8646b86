"""Directories: which topics, experts, organizations and metrics readers may see, by letter."""

import secrets

from django.db import models


def new_state() -> int:
    """Return a number that was not used before: an old copy put back must not repeat one."""
    return secrets.randbits(62)


class DirectoryQuerySet(models.QuerySet["Directory"]):
    def changed(self, kind: str) -> None:
        """Note a change of the entries of a kind; call it in the transaction of the change."""
        self.filter(pk=kind).update(state=new_state())


class Directory(models.Model):
    """That every public record of a kind has its entry; `state` differs after each change."""

    kind = models.CharField(max_length=20, primary_key=True)
    state = models.BigIntegerField(default=new_state)
    objects = DirectoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "directories"

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class DirectoryEntry(models.Model):
    """One public record under the letter and the name that directories list it by.

    No link to the record: it may be gone, and then this goes when the outbox is drained.
    """

    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    letter = models.CharField(max_length=8)
    name = models.CharField(max_length=300)

    class Meta:
        verbose_name_plural = "directory entries"
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id"], name="directory_entry_once")
        ]
        indexes = [
            models.Index(fields=["kind", "letter", "name", "record_id"], name="directory_letter"),
            models.Index(fields=["kind", "name", "record_id"], name="directory_name"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.name}"
