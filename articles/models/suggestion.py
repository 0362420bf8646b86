"""Suggestions: what the finders propose of an article, and what an editor made of it."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .article import Article
from .passage import Anchored, AnchoredQuerySet
from .people import Expert, Organization
from .quote import Quote
from .statistic import Statistic

BATCH = 1000


class SuggestionQuerySet(AnchoredQuerySet):
    def open(self) -> Self:
        """Return what waits for an editor, the most certain first."""
        waiting = self.filter(state=Suggestion.State.OPEN)
        return waiting.order_by("-confidence", "start", "pk")

    def decided(self) -> Self:
        """Return what an editor accepted, changed or rejected."""
        return self.filter(state__in=Suggestion.DECIDED)


class Suggestion(Anchored):
    """A claim or a person proposed by a finder, awaiting an editor's decision.

    `proposed` holds the fields as the machine read them and `made` as the editor accepted them, by
    the same names; their difference is what the machine is measured by. The fingerprint stands for
    the words in their sentence: what was decided is not proposed again.
    """

    class Kind(models.TextChoices):
        STATISTIC = "statistic", "statistic"
        QUOTE = "quote", "quote"
        EXPERT = "expert", "expert"

    class State(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        CHANGED = "changed", "accepted with changes"
        REJECTED = "rejected", "rejected"
        SUPERSEDED = "superseded", "superseded"

    DECIDED = (State.ACCEPTED, State.CHANGED, State.REJECTED)

    kind = models.CharField(max_length=10, choices=Kind.choices)
    rule = models.CharField(max_length=40, help_text="What in the text made the finder propose it")
    confidence = models.FloatField(default=0.5, help_text="From 0 to 1; orders the list")
    proposed = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    finder_version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was rejected")
    made = models.JSONField(default=dict, blank=True)
    trail = models.JSONField(
        default=list, editable=False, help_text="The rows written at acceptance, for the way back"
    )
    statistic = models.ForeignKey(
        Statistic, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    quote = models.ForeignKey(
        Quote, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    expert = models.ForeignKey(
        Expert, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    history = HistoricalRecords(excluded_fields=["proposed", "trail", "prefix", "suffix"])
    objects = SuggestionQuerySet.as_manager()

    class Meta(Anchored.Meta):
        abstract = False
        ordering = ["article_id", "start", "pk"]
        indexes = [
            models.Index(fields=["article", "state"], name="suggestion_of_article"),
            models.Index(fields=["article"], name="suggestion_open", condition=Q(state="open")),
            models.Index(fields=["kind", "rule", "state"], name="suggestion_by_rule"),
        ]
        constraints = [
            *Anchored.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "kind", "fingerprint"], name="suggestion_once"
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="suggestion_confidence"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.exact[:80]}"

    @property
    def record(self) -> Any:
        """Return the statistic, quote, expert or organization that was made of it, or None."""
        return self.statistic or self.quote or self.expert or self.organization

    @property
    def article_version(self) -> int:
        """Return the version of the article that the passage was last found in."""
        return self.body_version

    @property
    def is_open(self) -> bool:
        """Return whether it still waits for a decision."""
        return self.state == self.State.OPEN


class UnreadQuerySet(models.QuerySet["UnreadArticle"]):
    def enqueue(self, ids: Iterable[int]) -> int:
        """Note that these articles are to be read for claims; return how many.

        Call it in the transaction that writes them; bulk writes send no signals and have to.
        """
        rows = [UnreadArticle(article_id=pk) for pk in ids]
        return len(UnreadArticle.objects.bulk_create(rows, batch_size=BATCH))

    def waiting(self) -> "UnreadQuerySet":
        """Return the rows that are still to be read, the oldest first."""
        return self.filter(error="").order_by("pk")


class UnreadArticle(models.Model):
    """That an article was written since it was last read for claims.

    Rows are only added and deleted, as in the outbox; two of one article are no harm.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="unread")
    queued_at = models.DateTimeField(default=timezone.now)
    error = models.TextField(blank=True)
    objects = UnreadQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"article {self.article_id}"
