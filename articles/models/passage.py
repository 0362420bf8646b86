"""Passages: the exact words of an article that a claim stands on.

The selector fields follow the W3C Web Annotation model (TextQuoteSelector and
TextPositionSelector, https://www.w3.org/TR/annotation-model/#selectors).
"""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.utils import bulk_update_with_history

from articles.text import (
    AnchorState,
    Selector,
    find_passage,
    normalise,
    reanchor,
    select,
    sentence_around,
)

from .article import Article
from .base import Versioned


class AnchoredQuerySet(models.QuerySet[Any]):
    def anchored(self) -> Self:
        """Return the claims whose words stand in the present text."""
        return self.exclude(anchor_state=Anchored.AnchorState.ORPHANED)


class PassageQuerySet(AnchoredQuerySet):
    def public(self) -> Self:
        """Return the claims readers may see: not withdrawn, in a published article."""
        # Asked claim by claim: as a join, SQLite would begin with every published article.
        published = Article.objects.published().filter(pk=OuterRef("article_id"))
        return self.filter(Exists(published), withdrawn=False)

    def reanchor(self, article: Article) -> None:
        """Find each passage of the article again; history tells which moved or were orphaned."""
        changed = [claim for claim in self.filter(article=article) if claim.follow(article)]
        bulk_update_with_history(
            changed,
            self.model,
            ["prefix", "suffix", "start", "end", "anchor_state", "body_version", "left_orphaned"],
            default_change_reason="article edited",
        )


class Anchored(Versioned):
    """A place in an article: the words, what stands around them, and where."""

    class AnchorState(models.TextChoices):
        SAME = "same", "same"
        MOVED = "moved", "moved"
        ORPHANED = "orphaned", "orphaned"

    article = models.ForeignKey(Article, models.CASCADE, related_name="%(class)ss")
    exact = models.TextField("words", help_text="The exact words of the article")
    prefix = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    body_version = models.PositiveIntegerField(default=1, editable=False)
    anchor_state = models.CharField(
        max_length=10, choices=AnchorState.choices, default=AnchorState.SAME, editable=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=models.F("start")),
                name="%(class)s_passage_has_length",
            )
        ]

    @property
    def is_anchored(self) -> bool:
        """Return whether the words stand in the article's present text."""
        return self.start is not None and self.anchor_state != self.AnchorState.ORPHANED

    @property
    def fragment(self) -> str:
        """Return the name of the passage on its article's page: “statistic-12”."""
        return f"{self._meta.model_name}-{self.pk}"

    @property
    def words_url(self) -> str:
        """Return the address of the very words: the passage on its article's page."""
        return f"{self.article.get_absolute_url()}#{self.fragment}"

    @property
    def selector(self) -> Selector:
        """Return the passage as the text room knows it."""
        return Selector(self.exact, self.prefix, self.suffix, self.start or 0, self.end or 0)

    @property
    def sentence_span(self) -> tuple[int, int] | None:
        """Return where the sentence around the words lies in the article's plain text."""
        if not self.is_anchored or self.start is None or self.end is None:
            return None
        return sentence_around(self.article.plain_text, self.start, self.end)

    @property
    def sentence(self) -> str:
        """Return the sentence around the words, or the words alone when they are orphaned."""
        span = self.sentence_span
        return self.article.plain_text[slice(*span)] if span else self.exact

    def pin(self) -> None:
        """Find the words in the article; raise ValidationError, naming the cure, if not there."""
        self.exact = normalise(self.exact)
        found = find_passage(self.article.plain_text, self.exact, self.prefix, self.suffix)
        if found is None:
            raise ValidationError(
                {"exact": f"“{self.exact}” is not in the article. Copy the words from its text."}
            )
        self._stand_at(found)
        self.anchor_state = self.AnchorState.SAME
        self.body_version = self.article.version

    def _stand_at(self, place: Selector) -> None:
        # The words as the article has them: an editor may have typed other quotation marks.
        self.exact, self.prefix, self.suffix = place.exact, place.prefix, place.suffix
        self.start, self.end = place.start, place.end

    def stand(self, article: Article, start: int, end: int) -> None:
        """Take up a place of the article's present text, keeping what stands around it."""
        self._stand_at(select(article.plain_text, start, end))
        self.anchor_state = self.AnchorState.SAME
        self.body_version = article.version

    def clean(self) -> None:
        """Pin new or changed words to the article; refuse words that are not in it."""
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("exact", flat=True).first()
        if stored != self.exact:
            if stored is not None:
                self.prefix = self.suffix = ""
            self.pin()

    def follow(self, article: Article) -> bool:
        """Move with the article's edited text; return whether anything changed."""
        if self.start is None:
            return False
        anchor = reanchor(self.selector, article.plain_text)
        before = (self.start, self.end, self.anchor_state)
        self.anchor_state = anchor.state.value
        if anchor.state != AnchorState.ORPHANED and anchor.selector is not None:
            self._stand_at(anchor.selector)
        self.body_version = article.version
        return before != (self.start, self.end, self.anchor_state)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the claim, pinned to the article's text as it stands now."""
        if self.start is None:
            self.pin()
        elif self.body_version != self.article.version:
            self.follow(self.article)
        super().save(*args, **kwargs)


class Passage(Anchored):
    """A claim's place in its article; readers see it unless it was withdrawn."""

    withdrawn = models.BooleanField(
        default=False, help_text="No longer held to be a claim of the article; hidden from readers"
    )
    left_orphaned = models.BooleanField(
        default=False, editable=False, help_text="An editor saw that its words are gone for good"
    )
    objects = PassageQuerySet.as_manager()

    class Meta(Anchored.Meta):
        abstract = True

    def follow(self, article: Article) -> bool:
        """Move with the edited text; words that came back are waited for again when they go."""
        changed = super().follow(article)
        if self.is_anchored:
            self.left_orphaned = False
        return changed
