"""Records that may be one: pairs with the evidence, best first, without those settled before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max

from articles.models import (
    Affiliation,
    Distinct,
    ExpertName,
    Merge,
    MergeKind,
    Metric,
    OrganizationName,
    Topic,
    TopicSynonym,
)

from .merging import MODELS
from .names import bucket_keys, singular, why_alike

# A bucket that many share says nothing: “wang/l” in an archive of Chinese news.
CROWDED = 60
MOST = 500
STRENGTH = {
    "the same name but for case, accents or signs": 8,
    "the same words in another order": 7,
    "the same but for spaces": 7,
    "the same but for the plural": 7,
    "another transliteration": 6,
    "another transliteration, spaced differently": 5,
    "the same with initials": 4,
    "spelt nearly the same": 3,
    "one name has a word more": 2,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, and why; `score` only orders them."""

    low_id: int
    high_id: int
    evidence: tuple[str, ...]
    score: int


def duplicates(kind: MergeKind) -> list[Pair]:
    """Return the pairs of a kind that may be one, at most 500, the most likely first.

    The result is kept until a name, an affiliation, a merge or a judgement changes.
    """
    key = f"duplicates/{kind}/{_stamp(kind)}"
    pairs: list[Pair] | None = cache.get(key)
    if pairs is None:
        pairs = _find(kind)
        cache.set(key, pairs, timeout=3600)
    return pairs


def _find(kind: MergeKind) -> list[Pair]:
    names = _names(kind)
    settled = set(Distinct.objects.filter(kind=kind).values_list("low_id", "high_id"))
    shared = _organizations() if kind == MergeKind.EXPERT else {}
    scopes = _scopes() if kind == MergeKind.METRIC else {}
    pairs = []
    for low, high in _candidates(names) - settled:
        if scopes and _differ(scopes[low], scopes[high]):
            continue
        evidence, score = _compare(kind, names[low], names[high])
        both = shared.get(low, set()) & shared.get(high, set())
        if evidence and both:
            evidence, score = [*evidence, f"both at {', '.join(sorted(both))}"], score + 4
        if evidence:
            pairs.append(Pair(low, high, tuple(evidence), score))
    return sorted(pairs, key=lambda p: (-p.score, p.low_id, p.high_id))[:MOST]


def _names(kind: MergeKind) -> dict[int, list[str]]:
    """Return every name of each record that was not merged, the main one first."""
    rows: Iterable[tuple[int, str]] = MODELS[kind].objects.canonical().values_list("pk", "name")  # type: ignore[attr-defined]
    names = {pk: [name] for pk, name in rows}
    others: dict[MergeKind, Any] = {
        MergeKind.TOPIC: TopicSynonym.objects.values_list("topic_id", "name"),
        MergeKind.EXPERT: ExpertName.objects.values_list("expert_id", "name"),
        MergeKind.ORGANIZATION: OrganizationName.objects.values_list("organization_id", "name"),
    }
    for pk, name in others.get(kind, ()):
        if pk in names:
            names[pk].append(name)
    return names


def _candidates(names: dict[int, list[str]]) -> set[tuple[int, int]]:
    """Return the pairs whose names share a key: few, however many records there are."""
    buckets: dict[str, set[int]] = defaultdict(set)
    for pk, known in names.items():
        for name in known:
            for key in bucket_keys(name) | {singular(name)}:
                buckets[key].add(pk)
    return {
        pair
        for members in buckets.values()
        if 1 < len(members) <= CROWDED
        for pair in combinations(sorted(members), 2)
    }


def _compare(kind: MergeKind, mine: list[str], theirs: list[str]) -> tuple[list[str], int]:
    """Return the reasons why two records may be one, each once, and how strong the best is."""
    reasons: dict[str, str] = {}
    for one in mine:
        for other in theirs:
            why = _why(kind, one, other)
            if why:
                reasons.setdefault(why, f"{one} / {other}: {why}")
    best = max((STRENGTH[why] for why in reasons), default=0)
    return list(reasons.values()), best


def _why(kind: MergeKind, one: str, other: str) -> str:
    if kind == MergeKind.TOPIC and one != other and singular(one) == singular(other):
        return why_alike(one, other) or "the same but for the plural"
    why = why_alike(one, other)
    people = kind in (MergeKind.EXPERT, MergeKind.ORGANIZATION)
    return "" if not people and why == "the same with initials" else why


def _scopes() -> dict[int, tuple[str, str]]:
    """Return unit and place of each metric: figures of two places are never one series."""
    rows = Metric.objects.canonical().values_list("pk", "unit_code", "place")
    return {pk: (unit, place.casefold()) for pk, unit, place in rows}


def _differ(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(a and b and a != b for a, b in zip(one, other, strict=True))


def _organizations() -> dict[int, set[str]]:
    places: dict[int, set[str]] = defaultdict(set)
    rows = Affiliation.objects.values_list("expert_id", "organization__name")
    for expert, organization in rows:
        places[expert].add(organization)
    return places


def _stamp(kind: MergeKind) -> str:
    """Return a text that changes when the answer may: sizes and latest changes."""
    model: Any = MODELS[kind]
    counted = (Affiliation, TopicSynonym, ExpertName, OrganizationName, Distinct)
    parts = [
        model.objects.aggregate(Count("pk"), Max("modified_at")),
        Merge.objects.aggregate(Count("pk"), Max("undone_at")),
        *(rows.objects.aggregate(Count("pk"), Max("pk")) for rows in counted),
    ]
    text = "/".join(str(value) for part in parts for value in part.values())
    return sha256(text.encode()).hexdigest()[:16]


def unused_topics() -> Any:
    """Return the topics that nothing has: no record is tagged with them, none lies below them."""
    topics = Topic.objects.canonical()
    for relation in ("tagged_articles", "tagged_statistics", "tagged_quotes", "tagged_experts"):
        topics = topics.filter(**{f"{relation}__isnull": True})
    return topics.filter(tagged_metrics__isnull=True, narrower__isnull=True).order_by("name")
