"""Articles: the published stories, their states and their text."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from articles.text import BodyRefused, normalise, render, words_of

from .base import Addressed, Versioned, address_of
from .outlet import Outlet, Section
from .questions import now
from .topic import TaggedArticle
from .visibility import published


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self, by: datetime | None = None) -> "ArticleQuerySet":
        """Return what every reader may see: the one place that says so.

        `by` narrows it to what was published until a moment that has passed.
        """
        return self.filter(published(by=by))

    def languages(self) -> list[str]:
        """Return the languages that articles have, in order: a step in the index for each."""
        found: list[str] = []
        rows = self.order_by("language").values_list("language", flat=True)
        while (
            next_one := rows.filter(language__gt=found[-1] if found else "").first()
        ) is not None:
            found.append(next_one)
        return found

    def withdrawn(self) -> "ArticleQuerySet":
        """Return the articles that readers once saw: their addresses say why they are gone."""
        return self.filter(status=Article.Status.WITHDRAWN, published_at__lte=now())

    def visible_to(self, user: "User | AnonymousUser") -> "ArticleQuerySet":
        """Return what this user may see: all articles for editors, published ones for others."""
        if user.has_perm("articles.view_article"):
            return self.all()
        return self.published()

    def newest(self) -> "ArticleQuerySet":
        """Return the articles newest first, equal dates by id, so that pages are stable."""
        return self.order_by("-published_at", "-pk")

    def for_cards(self) -> "ArticleQuerySet":
        """Return the articles with what a list row shows, without their texts."""
        return self.select_related("outlet", "section").defer("body", "body_html", "plain_text")


class Article(Addressed, Versioned):
    """A story: Markdown in, safe HTML and plain text derived from it at each save."""

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        SCHEDULED = "scheduled", "scheduled"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="articles")
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="articles"
    )
    headline = models.CharField(max_length=300)
    standfirst = models.TextField(
        blank=True, help_text="One or two sentences under the headline that say what the story says"
    )
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(max_length=120, blank=True, help_text="Where it was written")
    body = models.TextField(help_text="Markdown")
    body_html = models.TextField(editable=False)
    plain_text = models.TextField(editable=False)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or zh")
    image_url = models.URLField("image address", max_length=2000, blank=True)
    image_caption = models.CharField(max_length=500, blank=True)
    image_credit = models.CharField(max_length=200, blank=True)
    canonical_url = models.URLField(
        "canonical URL", max_length=2000, blank=True, help_text="Where it first appeared"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True, help_text="Shown to readers on the page")
    import_key = models.CharField(max_length=200, null=True, unique=True, editable=False)  # noqa: DJ001  NULL is not unique, "" would be
    import_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    history_is_public = models.BooleanField("readers may see earlier versions", default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False
    )
    topics = TaggableManager(through=TaggedArticle, blank=True, verbose_name="topics")
    history = HistoricalRecords(excluded_fields=["body_html", "plain_text"])
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        get_latest_by = "published_at"
        permissions = [
            ("review_article", "Can send an article in review back to its author"),
            ("publish_article", "Can publish and schedule articles, and change published ones"),
            ("correct_article", "Can correct a published article"),
            ("withdraw_article", "Can withdraw and restore articles"),
        ]
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="article_newest"),
            models.Index(fields=["outlet", "status", "-published_at"], name="article_by_outlet"),
            models.Index(fields=["section", "status", "-published_at"], name="article_by_section"),
            models.Index(fields=["-published_at", "-id"], name="article_by_date"),
            models.Index(fields=["language"], name="article_by_language"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "in_review", "withdrawn"])
                | models.Q(published_at__isnull=False),
                name="article_published_has_date",
                violation_error_message="A published or scheduled article needs a date.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawal_reason="")),
                name="article_withdrawn_has_reason",
                violation_error_message="A withdrawn article needs a date and a reason.",
            ),
            models.UniqueConstraint(
                fields=["canonical_url"],
                condition=~models.Q(canonical_url=""),
                name="article_canonical_url_once",
                violation_error_message="Another article has this canonical URL.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def is_public(self) -> bool:
        """Return whether every reader may see the article now."""
        published = self.status == self.Status.PUBLISHED and self.published_at
        return bool(published and published <= timezone.now())

    def derive(self) -> None:
        """Set what follows from the body: normalised Markdown, safe HTML and plain text."""
        self.headline = normalise(self.headline).strip()
        self.standfirst = normalise(self.standfirst).strip()
        self.body = normalise(self.body)
        self.body_html = render(self.body)
        self.plain_text = words_of(self.body_html)

    def clean(self) -> None:
        """Derive the text that claims are pinned to; give a withdrawal its date."""
        try:
            self.derive()
        except BodyRefused as error:
            raise ValidationError({"body": str(error)}) from error
        if self.status == self.Status.WITHDRAWN and self.withdrawn_at is None:
            self.withdrawn_at = timezone.now()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the article with its derived text and re-anchor its claims, in one transaction."""
        with transaction.atomic():
            self.derive()
            is_new = self._state.adding
            super().save(*args, **kwargs)
            if not is_new:
                self.reanchor_claims()

    def reanchor_claims(self) -> None:
        """Find the passage of every claim again in the present text."""
        for claims in (self.statistics, self.quotes):
            claims.reanchor(self)

    def get_absolute_url(self) -> str:
        return address_of("article", self.slug)

    if TYPE_CHECKING:
        statistics: Any
        quotes: Any


class Correction(models.Model):
    """A dated note that says what an article had wrong, and the words concerned."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    published_at = models.DateTimeField(default=timezone.now)
    text = models.TextField()
    passage = models.TextField(
        "the words concerned", blank=True, help_text="As they stood before the correction"
    )
    replacement = models.TextField("what they say now", blank=True)
    article_version = models.PositiveIntegerField(
        "version before it", null=True, editable=False, help_text="The text that readers saw"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["published_at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class ImportedOriginal(models.Model):
    """The bytes an article was imported from, kept so that nothing is lost in conversion."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="originals")
    source = models.CharField(max_length=500, help_text="File name and line")
    format = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["article", "sha256"], name="original_once")]

    def __str__(self) -> str:
        return self.source
