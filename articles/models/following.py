"""Following by e-mail: who asked to be told of what, and what each was told."""

import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .base import canonical_of
from .metric import Metric
from .people import Expert
from .topic import Topic

SUBJECTS = ("query", "topic", "expert", "metric")


def new_secret() -> str:
    """Return what only the reader's mail shows: it confirms an alert and ends it."""
    return secrets.token_urlsafe(24)


class AlertQuerySet(models.QuerySet["Alert"]):
    def confirmed(self) -> "AlertQuerySet":
        """Return the alerts whose reader answered the first mail."""
        return self.filter(confirmed_at__isnull=False)


class Alert(models.Model):
    """That a reader wants mail when something new comes on one subject."""

    class Frequency(models.TextChoices):
        DAILY = "daily", "once a day"
        WEEKLY = "weekly", "once a week"

    email = models.EmailField()
    query = models.CharField("search", max_length=500, blank=True)
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True)
    expert = models.ForeignKey(Expert, models.CASCADE, null=True, blank=True)
    metric = models.ForeignKey(Metric, models.CASCADE, null=True, blank=True)
    frequency = models.CharField(max_length=10, choices=Frequency.choices, default=Frequency.DAILY)
    secret = models.CharField(max_length=64, unique=True, default=new_secret, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["confirmed_at", "id"], name="alert_confirmed")]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "query"], condition=~Q(query=""), name="alert_query_once"
            ),
            models.UniqueConstraint(fields=["email", "topic"], name="alert_topic_once"),
            models.UniqueConstraint(fields=["email", "expert"], name="alert_expert_once"),
            models.UniqueConstraint(fields=["email", "metric"], name="alert_metric_once"),
        ]

    def __str__(self) -> str:
        return self.query or str(self.subject)

    @property
    def kind(self) -> str:
        """Return what kind of subject is followed: one of SUBJECTS."""
        return next(name for name in SUBJECTS if getattr(self, name))

    @property
    def subject(self) -> Any:
        """Return the record followed, after merges the one it became, or the query."""
        record = getattr(self, self.kind)
        return canonical_of(record)


class Delivery(models.Model):
    """One mail of an alert: made with its items, then sent, then marked as sent.

    A run that dies leaves it unsent; `held_until` keeps a second run from sending it meanwhile.
    """

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="deliveries")
    made_at = models.DateTimeField(default=timezone.now)
    held_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alert"], condition=Q(sent_at__isnull=True), name="delivery_one_unsent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.alert} {self.made_at:%Y-%m-%d}"


class DeliveredItem(models.Model):
    """That an alert told of a record: it never tells of it again."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="items")
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10)
    record_id = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["alert", "kind", "record_id"], name="delivered_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"
