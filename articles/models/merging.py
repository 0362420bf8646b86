"""Which records were merged into which, and which must never be taken for one another."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class MergeKind(models.TextChoices):
    """The kinds of record that can be merged."""

    TOPIC = "topic", "topic"
    EXPERT = "expert", "expert"
    ORGANIZATION = "organization", "organization"
    METRIC = "metric", "metric"


class Merge(models.Model):
    """One merge: who, when, why, and each row it touched as it stood before, for the way back.

    A split of a metric is the same the other way: from the record that was split to the new one.
    `changes` is a list of objects: {"do": "set", model, pk, field, old, new}, {"do": "delete",
    model, pk, row} and {"do": "create", model, pk}, in the order they were made.
    """

    kind = models.CharField(max_length=20, choices=MergeKind.choices)
    loser_id = models.BigIntegerField("merged record")
    loser_name = models.CharField(max_length=300)
    winner_id = models.BigIntegerField("record that stays")
    winner_name = models.CharField(max_length=300)
    reason = models.TextField()
    is_split = models.BooleanField(default=False, editable=False)
    changes = models.JSONField(default=list, editable=False)
    kept = models.JSONField(
        default=list, editable=False, help_text="What an undo left alone: it was changed since"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["kind", "loser_id"], name="merge_by_loser")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(loser_id=models.F("winner_id")), name="merge_of_two"
            )
        ]

    def __str__(self) -> str:
        names = (self.loser_name, self.winner_name)
        return "{} split: {}".format(*names) if self.is_split else "{} → {}".format(*names)


class Distinct(models.Model):
    """An editor's word that two records of like name are not the same; never suggested again."""

    kind = models.CharField(max_length=20, choices=MergeKind.choices)
    low_id = models.BigIntegerField()
    high_id = models.BigIntegerField()
    reason = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "not the same"
        verbose_name_plural = "not the same"
        constraints = [
            models.UniqueConstraint(fields=["kind", "low_id", "high_id"], name="distinct_once"),
            models.CheckConstraint(
                condition=models.Q(low_id__lt=models.F("high_id")), name="distinct_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.low_id} ≠ {self.high_id}"
