"""Judgements: what an editor says two claims are to each other, kept for good.

A judgement is never changed. The next one about the same pair supersedes it, and one that is taken
back ends without a successor; the ended rows are the history of the pair.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.claims import Relation

# A claim without its row: ("statistic", 12). Pairs are kept in this order, kind before number.
Key: TypeAlias = tuple[str, int]
NONE = "none"
# What an editor can say two claims are to each other.
JUDGED = tuple(relation for relation in Relation if relation != Relation.UNRELATED)


def claim_key(claim: Any) -> Key:
    """Return what names a claim: its kind, "statistic" or "quote", and its number."""
    return str(claim._meta.model_name), claim.pk


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def standing(self) -> "JudgementQuerySet":
        """Return the judgements that hold now: at most one for each pair."""
        return self.filter(ended_at=None)

    def for_claim(self, claim: Any) -> "JudgementQuerySet":
        """Return the standing judgements that name a claim, the latest first."""
        return self.for_claims([claim_key(claim)])

    def for_claims(self, keys: Iterable[Key]) -> "JudgementQuerySet":
        """Return the standing judgements that name any of the claims, in one query."""
        return self.naming(keys).standing()

    def naming(self, keys: Iterable[Key]) -> "JudgementQuerySet":
        """Return the judgements that name any of the claims, ended ones as well."""
        ids: dict[str, list[int]] = defaultdict(list)
        for kind, pk in keys:
            ids[kind].append(pk)
        named = Q(pk__in=[])
        for kind, some in ids.items():
            named |= Q(first_kind=kind, first_id__in=some)
            named |= Q(second_kind=kind, second_id__in=some)
        return self.filter(named)

    def of_pair(self, one: Key, other: Key) -> "JudgementQuerySet":
        """Return all that was ever judged about a pair, in either order, the latest first."""
        first, second = sorted([one, other])
        return self.filter(
            first_kind=first[0], first_id=first[1], second_kind=second[0], second_id=second[1]
        )


class Judgement(models.Model):
    """An editor's word on one pair of claims.

    `relation` is what the second claim is, seen from the first, as `compare(first, second)` says
    it; "none" when they were rejected as a pair. `first_words` and `second_words` are what the
    claims said when they were judged.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"
        CORRECTED = "corrected", "corrected"
        PICKED = "picked", "related by hand"

    first_kind = models.CharField(max_length=10)
    first_id = models.BigIntegerField()
    first_words = models.CharField(max_length=200, blank=True)
    second_kind = models.CharField(max_length=10)
    second_id = models.BigIntegerField()
    second_words = models.CharField(max_length=200, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    relation = models.CharField(
        max_length=30, choices=[(NONE, "not related"), *((r.value, r.label) for r in JUDGED)]
    )
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    end_reason = models.TextField(blank=True)
    superseded_by = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["first_kind", "first_id"], name="judgement_first"),
            models.Index(fields=["second_kind", "second_id"], name="judgement_second"),
            models.Index(
                fields=["relation", "-at"], condition=Q(ended_at=None), name="judgement_standing"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["first_kind", "first_id", "second_kind", "second_id"],
                condition=Q(ended_at=None),
                name="judgement_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(first_kind__lt=F("second_kind"))
                | Q(first_kind=F("second_kind"), first_id__lt=F("second_id")),
                name="judgement_in_order",
            ),
            models.CheckConstraint(
                condition=Q(verdict="rejected", relation=NONE)
                | (~Q(verdict="rejected") & ~Q(relation=NONE)),
                name="judgement_none_if_rejected",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_words} · {self.second_words}: {self.get_relation_display()}"

    @property
    def first(self) -> Key:
        """Return what names the first claim."""
        return self.first_kind, self.first_id

    @property
    def second(self) -> Key:
        """Return what names the second claim."""
        return self.second_kind, self.second_id

    @property
    def is_rejection(self) -> bool:
        """Return whether the two claims must never be shown as a pair again."""
        return self.verdict == self.Verdict.REJECTED

    def other(self, key: Key) -> Key:
        """Return what names the claim that the given one is paired with."""
        return self.second if key == self.first else self.first

    def seen_from(self, key: Key) -> Relation | None:
        """Return what the other claim is, seen from the given one; None when they are rejected."""
        if self.is_rejection:
            return None
        relation = Relation(self.relation)
        return relation if key == self.first else relation.inverse
