"""Quotes: words that an article attributes to a speaker."""

from django.db import models
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from .base import address_of
from .passage import Passage
from .people import Expert, Organization
from .topic import TaggedQuote


class Quote(Passage):
    """Words attributed to an expert or an organization, direct or indirect."""

    class Kind(models.TextChoices):
        DIRECT = "direct", "direct"
        INDIRECT = "indirect", "indirect"
        MIXED = "mixed", "mixed"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DIRECT)
    cue = models.CharField(max_length=60, blank=True, help_text="The verb: said, warned, told")
    speaker = models.ForeignKey(
        Expert, models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    speaker_role = models.CharField("role at the time", max_length=300, blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    topics = TaggableManager(through=TaggedQuote, blank=True, verbose_name="topics")
    history = HistoricalRecords()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["article_id", "start", "pk"]
        indexes = [models.Index(fields=["anchor_state"], name="quote_anchor")]

    def __str__(self) -> str:
        return self.exact if len(self.exact) <= 80 else f"{self.exact[:79]}…"

    def get_absolute_url(self) -> str:
        return address_of("quote", self.pk)
