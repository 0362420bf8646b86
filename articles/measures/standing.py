"""How the statements about one time stand to the one to go by: repeated, revised, in conflict."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from articles import claims
from articles.claims import Comparison, Figure, Relation
from articles.claims.related import figure_of
from articles.models import Judgement, Statistic, claim_key, prepared

from .known import Known, moment_after
from .series import Series, when

Pair = tuple[int, int]


class Standing(StrEnum):
    """What a statement is among those of its metric."""

    CURRENT = "current"
    PROJECTION = "projection"
    VINTAGE = "revised since"
    REPEATED = "repeated"
    DISAGREES = "disagrees"
    OTHER = "another statement"


@dataclass(frozen=True, slots=True)
class Stand:
    """The standing of a statement; `against` is the one it is compared with, None for none."""

    standing: Standing
    against: Statistic | None = None
    reason: str = ""

    @property
    def slug(self) -> str:
        """Return the standing as a class of the style sheet."""
        return self.standing.name.lower()


_STANDING = {
    Relation.DISAGREES: Standing.DISAGREES,
    Relation.REVISED: Standing.VINTAGE,
    Relation.SAME_FIGURE: Standing.REPEATED,
}


def standings(series: Series, known: Known) -> dict[int, Stand]:
    """Return how each statement of a series stands, by id; one query, for editors' judgements.

    An earlier statement is set beside the one on the line that is about the same day.
    """
    current, figure = {when(s): s for s in series.line}, cache(figure_of)
    everything = (*series.line, *series.others)
    judged = judgements_of((s.pk for s in everything), known)
    found = {s.pk: Stand(Standing.CURRENT) for s in series.line}
    found |= {s.pk: Stand(Standing.PROJECTION) for s in series.projections}
    for other in series.others:
        against = current[when(other)]
        related = relation_of(against, other, judged, figure)
        standing = _STANDING.get(related.relation, Standing.OTHER) if related else Standing.OTHER
        found[other.pk] = Stand(standing, against, related.reason if related else "")
        if standing == Standing.DISAGREES:
            found[against.pk] = Stand(Standing.CURRENT, other, found[other.pk].reason)
    return found


def relation_of(
    a: Statistic,
    b: Statistic,
    judged: Mapping[Pair, Judgement],
    figure: Callable[[Statistic], Figure],
) -> Comparison | None:
    """Return what b is, seen from a: as an editor judged, else as compared; None when rejected.

    `figure` is `figure_of`; who compares one statistic with many remembers what it returned.
    """
    judgement = judged.get(pair_of(a.pk, b.pk))
    if judgement is None:
        return claims.compare(figure(a), figure(b))
    relation = judgement.seen_from(claim_key(a))
    if relation is None:
        return None
    reason = judgement.reason or claims.compare(figure(a), figure(b)).reason
    return Comparison(relation, reason)


def judgements_of(statistics: Iterable[int], known: Known) -> dict[Pair, Judgement]:
    """Return the judgements between some statistics, by their ids, as they stood on the day."""
    ids = list(statistics)
    if not ids:
        return {}
    rows: Iterable[Judgement] = _standing(statistics=ids)
    if known.is_recorded and known.day is not None:
        after = moment_after(known.day)
        then = _between(ids).filter(at__lt=after)
        rows = then.filter(Q(ended_at=None) | Q(ended_at__gte=after))
    return {(j.first_id, j.second_id): j for j in rows}


@prepared
def _standing(statistics: Collection[int]) -> QuerySet[Judgement]:
    """Return the judgements that hold now between some statistics and any others."""
    standing: QuerySet[Judgement] = _between(statistics).standing()
    return standing


def _between(statistics: Iterable[int]) -> Any:
    """Return all that was judged between some statistics and any others."""
    named = Judgement.objects.naming([("statistic", pk) for pk in statistics])
    return named.filter(first_kind="statistic", second_kind="statistic")


def pair_of(one: int, other: int) -> Pair:
    """Return two ids in the order in which a judgement keeps them."""
    return (one, other) if one < other else (other, one)
