"""Who publishes: outlets and their sections."""

from django.db import models
from simple_history.models import HistoricalRecords

from .base import Addressed, Versioned, address_of


class Outlet(Addressed, Versioned):
    """A publisher: a newspaper, a wire, a site."""

    name = models.CharField(max_length=200, unique=True)
    description = models.TextField(blank=True)
    homepage = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or zh")
    history = HistoricalRecords()

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

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("section", self.slug)
