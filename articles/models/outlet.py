"""Who publishes: outlets and their sections."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from simple_history.models import HistoricalRecords

from .base import Addressed, Versioned, address_of
from .visibility import public_articles


class PublishingQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Return the outlets or sections that readers may see: a published article has them."""
        own = {str(self.model._meta.model_name): OuterRef("pk")}
        return self.filter(Exists(public_articles().filter(**own)))


class Outlet(Addressed, Versioned):
    """A publisher: a newspaper, a wire, a site."""

    name = models.CharField(max_length=200, unique=True)
    description = models.TextField(blank=True)
    homepage = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or zh")
    history = HistoricalRecords()
    objects = PublishingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("outlet", self.slug)


class Section(Addressed, Versioned):
    """A kicker that outlets file their stories under, such as Economy."""

    name = models.CharField(max_length=120, unique=True)
    description = models.TextField(blank=True)
    history = HistoricalRecords()
    objects = PublishingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("section", self.slug)
