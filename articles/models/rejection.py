"""What an editor said a statistic does not measure, so that it is never suggested again."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .metric import Metric
from .statistic import Statistic


class MetricRejection(models.Model):
    """An editor's word that a statistic is no value of a metric."""

    statistic = models.ForeignKey(Statistic, models.CASCADE, related_name="metric_rejections")
    metric = models.ForeignKey(Metric, models.CASCADE, related_name="rejections")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "metric that a figure does not measure"
        verbose_name_plural = "metrics that figures do not measure"
        constraints = [
            models.UniqueConstraint(fields=["statistic", "metric"], name="metric_rejection_once")
        ]

    def __str__(self) -> str:
        return f"{self.statistic}: not {self.metric}"
