"""Import receipts: each run with its files and settings, and what became of every row."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from .article import Article

SILENCE = timedelta(hours=1)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def failed(self) -> "ImportRunQuerySet":
        """Return the runs that left something to do: rows that failed, or a run that broke off.

        A run that was killed says nothing: after an hour without a batch it counts as broken off.
        Not those that were undone, or that an editor has marked as dealt with.
        """
        states = ImportRun.State
        silent = Q(state=states.RUNNING, finished_at__lt=timezone.now() - SILENCE)
        broken = Q(state=states.STOPPED) | Q(state=states.DONE, failed__gt=0) | silent
        return self.filter(broken, settled_at=None)


class ImportRun(models.Model):
    """One import of one or several files, by the command or from the browser.

    `counts` is {outcome: rows}, `unused` {name of a field without a place: rows}, `made` {"outlet",
    "section", "topic": ids that the run created}. `position` and `line` say how far a file that is
    imported batch by batch is read, in bytes and lines. `finished_at` moves with each batch.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", "uploaded"
        CHECKING = "checking", "being checked"
        CHECKED = "checked", "checked"
        RUNNING = "running", "running"
        DONE = "done", "done"
        STOPPED = "stopped", "stopped"
        UNDOING = "undoing", "being undone"
        UNDONE = "undone", "undone"

    name = models.CharField("file", max_length=300)
    files = models.JSONField(default=list, help_text="Name, format, size and SHA-256 of each")
    options = models.JSONField("settings", default=dict)
    via = models.CharField(max_length=20, help_text="command or browser")
    state = models.CharField(max_length=20, choices=State.choices, default=State.UPLOADED)
    error = models.TextField("why it stopped", blank=True)
    counts = models.JSONField(default=dict)
    unused = models.JSONField(default=dict)
    made = models.JSONField(default=dict)
    failed = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    position = models.BigIntegerField(default=0)
    line = models.BigIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField("started", default=timezone.now)
    finished_at = models.DateTimeField("finished", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField("dealt with", null=True, blank=True)
    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="import_by_state")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:articles_importrun_change", args=[self.pk])


class ImportRow(models.Model):
    """What became of a row of a file, or of several rows that nothing was done with.

    Rows that changed nothing are kept together, a batch in one record: `unchanged` is a list of
    [line, article]. `version_before` and `version_after` are the article's around the import.
    """

    class Outcome(models.TextChoices):
        CREATED = "created", "created"
        UPDATED = "updated", "updated"
        UNCHANGED = "unchanged", "unchanged"
        SKIPPED = "skipped", "skipped"
        FAILED = "failed", "failed"

    class Undo(models.TextChoices):
        NOT = "", "as imported"
        UNDONE = "undone", "undone"
        KEPT = "kept", "kept"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    file = models.CharField(max_length=300)
    line = models.BigIntegerField(help_text="Where the row begins in its file")
    last_line = models.BigIntegerField()
    rows = models.PositiveIntegerField(default=1)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    headline = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )
    key = models.CharField(max_length=200, blank=True, help_text="Which article the row is")
    version_before = models.PositiveIntegerField(null=True)
    version_after = models.PositiveIntegerField(null=True)
    topics = models.JSONField(default=list, help_text="Ids of the topics that were added")
    unchanged = models.JSONField(default=list)
    original = models.BinaryField(null=True, help_text="The bytes of a row that failed")
    undo = models.CharField(max_length=10, choices=Undo.choices, blank=True)
    undo_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = "row of an import"
        verbose_name_plural = "rows of an import"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["run", "outcome", "id"], name="import_row_by_outcome"),
            models.Index(fields=["run", "undo", "id"], name="import_row_by_undo"),
        ]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; one that is alone ends on the line it begins on."""
        self.last_line = self.last_line or self.line
        super().save(*args, **kwargs)
