"""Topics: the curated tags that articles, statistics, quotes, experts and metrics share."""

import unicodedata
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from simple_history.models import HistoricalRecords
from taggit.models import ItemBase, TagBase

from .base import SLUG_LENGTH, Addressed, AddressField, Versioned, address_of
from .visibility import published

KEY_LENGTH = 200


def topic_key(name: str) -> str:
    """Return the form in which two spellings of a topic's name are one: case and accents folded.

    At most 200 characters, or twice the name's where that is more, so that a key fits the columns
    made for it although one ligature may stand for eighteen letters (U+FDFA).
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    key = " ".join(unicodedata.normalize("NFKC", kept).split())
    longest = max(KEY_LENGTH, 2 * len(name))
    if len(key) <= longest:
        return key
    # The names stay apart by what tells the whole keys apart.
    mark = sha256(key.encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{key[: longest - len(mark) - 1].rstrip()} {mark}"


class TopicQuerySet(models.QuerySet["Topic"]):
    def canonical(self) -> "TopicQuerySet":
        """Return the topics that were not merged into another."""
        return self.filter(merged_into=None)

    def public(self) -> "TopicQuerySet":
        """Return the topics readers may see: a published article has them or a narrower one."""
        # Step by step, each by an index: in one query with joins the database starts at the
        # articles, or at all topics, and reads them all.
        tagged = TaggedArticle.objects.filter(published("content_object__"), tag=OuterRef("pk"))
        narrower = Topic.objects.filter(Exists(tagged), broader=OuterRef("pk"))
        below = Topic.objects.filter(Exists(narrower), broader=OuterRef("pk"))
        return self.canonical().filter(Exists(tagged) | Exists(narrower) | Exists(below))

    def named(self, name: str) -> "Topic | None":
        """Return the canonical topic of this name or synonym, whatever its case and accents."""
        synonym = TopicSynonym.objects.filter(key=topic_key(name)).select_related("topic").first()
        found = self.filter(key=topic_key(name)).select_related("merged_into").first()
        if found is None and synonym is not None:
            found = synonym.topic
        return found.canonical if found else None


class Topic(TagBase, Addressed, Versioned):
    """A curated tag: what a story is about."""

    class Kind(models.TextChoices):
        SUBJECT = "subject", "subject"
        PLACE = "place", "place"
        ORGANIZATION = "organization", "organization"
        EVENT = "event", "event"
        PRODUCT = "product", "product"

    slug = AddressField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True, blank=True)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.SUBJECT)
    description = models.TextField(blank=True)
    broader = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="narrower"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    external_id = models.CharField(
        max_length=100, blank=True, help_text="Such as an IPTC Media Topic: medtop:20000763"
    )
    history = HistoricalRecords()
    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [("merge_topic", "Can merge topics, and undo it")]
        indexes = [models.Index(fields=["merged_into", "name"])]

    @property
    def canonical(self) -> "Topic":
        """Return the topic this one was merged into, or itself."""
        return self.merged_into or self

    def clean(self) -> None:
        """Refuse a topic that is its own ancestor, and a second spelling of a known name."""
        seen, above = {self.pk}, self.broader
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"broader": f"“{above}” lies below “{self}” already."})
            seen.add(above.pk)
            above = above.broader
        twin = Topic.objects.filter(key=topic_key(self.name)).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": f"This is the topic “{twin}”, spelt another way."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the topic with its name in NFC and its key."""
        self.name = unicodedata.normalize("NFC", self.name).strip()  # type: ignore[has-type]
        self.key = topic_key(self.name)
        # Past TagBase.save: its slugs are not ours.
        super(TagBase, self).save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address_of("topic", self.slug)


class TopicSynonym(models.Model):
    """Another name of a topic: search and tagging find the topic by it."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="synonyms")
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the synonym with the key it is found by."""
        self.key = topic_key(self.name)
        super().save(*args, **kwargs)


class TaggedItem(ItemBase):
    """That a record has a topic."""

    class Meta:
        abstract = True

    @classmethod
    def tag_model(cls) -> type[Topic]:
        return Topic


class TaggedArticle(TaggedItem):
    tag = models.ForeignKey(
        Topic, models.PROTECT, related_name="tagged_articles", verbose_name="topic"
    )
    content_object = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="tagged_topics"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_topic_once")
        ]


class TaggedStatistic(TaggedItem):
    tag = models.ForeignKey(
        Topic, models.PROTECT, related_name="tagged_statistics", verbose_name="topic"
    )
    content_object = models.ForeignKey(
        "articles.Statistic", models.CASCADE, related_name="tagged_topics"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="statistic_topic_once")
        ]


class TaggedQuote(TaggedItem):
    tag = models.ForeignKey(
        Topic, models.PROTECT, related_name="tagged_quotes", verbose_name="topic"
    )
    content_object = models.ForeignKey(
        "articles.Quote", models.CASCADE, related_name="tagged_topics"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="quote_topic_once")
        ]


class TaggedExpert(TaggedItem):
    tag = models.ForeignKey(
        Topic, models.PROTECT, related_name="tagged_experts", verbose_name="topic"
    )
    content_object = models.ForeignKey(
        "articles.Expert", models.CASCADE, related_name="tagged_topics"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="expert_topic_once")
        ]


class TaggedMetric(TaggedItem):
    tag = models.ForeignKey(
        Topic, models.PROTECT, related_name="tagged_metrics", verbose_name="topic"
    )
    content_object = models.ForeignKey(
        "articles.Metric", models.CASCADE, related_name="tagged_topics"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="metric_topic_once")
        ]
