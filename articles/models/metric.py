"""Metrics: what is measured. One metric has many statistics over time."""

from django.db import models
from django.db.models import Exists, OuterRef
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from articles.quantities import Unit, unit_for_code

from .base import Addressed, Versioned, address_of
from .topic import TaggedMetric
from .visibility import public_claims

UNIT_HELP = "ISO 4217 (CNY), percent, percentage_point or a measure (km, GW); empty: a count"


class MetricQuerySet(models.QuerySet["Metric"]):
    def canonical(self) -> "MetricQuerySet":
        """Return the metrics that were not merged into another."""
        return self.filter(merged_into=None)

    def public(self) -> "MetricQuerySet":
        """Return the metrics readers may see: a public statistic reports them."""
        return self.filter(Exists(public_claims("Statistic").filter(metric=OuterRef("pk"))))


class Metric(Addressed, Versioned):
    """One thing measured, such as “5G base stations, China”."""

    name = models.CharField(max_length=200, unique=True)
    definition = models.TextField(blank=True)
    counted = models.CharField(
        "what is counted or measured", max_length=200, blank=True, help_text="5G base stations"
    )
    unit_code = models.CharField(
        "unit",
        max_length=40,
        blank=True,
        help_text=UNIT_HELP,
    )
    place = models.CharField(max_length=120, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    topics = TaggableManager(through=TaggedMetric, blank=True, verbose_name="topics")
    history = HistoricalRecords()
    objects = MetricQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [("merge_metric", "Can merge and split metrics, and undo it")]

    def __str__(self) -> str:
        return self.name

    @property
    def unit(self) -> Unit | None:
        """Return the unit, or None for a plain count."""
        return unit_for_code(self.unit_code) if self.unit_code else None

    def get_absolute_url(self) -> str:
        return address_of("metric", self.slug)
