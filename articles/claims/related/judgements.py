"""What editors said of pairs of claims: in one query for all claims that are asked about."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet

from articles.models import Judgement, claim_key, prepared

from .subject import Key, Subject

KINDS = ("statistic", "quote")
# An article has tens of judged pairs at most; more are not read.
MOST_JUDGED = 300


@dataclass(frozen=True, slots=True)
class Judged:
    """The standing judgements by the other claim, each with the claim asked about it names."""

    of: dict[Key, list[tuple[Key, Judgement]]] = field(default_factory=dict)

    def rejected(self, other: Key) -> frozenset[Key]:
        """Return the claims asked about that the other one must not be paired with."""
        return frozenset(own for own, each in self.of.get(other, ()) if each.is_rejection)

    def kept(self, other: Key) -> tuple[Key, Judgement] | None:
        """Return the latest judgement that keeps the other claim as related, if there is one."""
        return next((pair for pair in self.of.get(other, ()) if not pair[1].is_rejection), None)

    def ids(self, kind: str) -> list[int]:
        """Return the numbers of the claims of a kind that are kept, for reading them."""
        return [pk for each, pk in self.of if each == kind and self.kept((each, pk))]


def read_judged(subject: Subject) -> Judged:
    """Return the judgements that stand about the claims of the subject."""
    keys = own_keys(subject)
    if not keys:
        return Judged()
    of: defaultdict[Key, list[tuple[Key, Judgement]]] = defaultdict(list)
    statistics, quotes = ([pk for kind, pk in keys if kind == each] for each in KINDS)
    for each in _standing(statistics=statistics, quotes=quotes):
        own = each.first if each.first in keys else each.second
        of[each.other(own)].append((own, each))
    return Judged(dict(of))


@prepared
def _standing(statistics: Collection[int], quotes: Collection[int]) -> QuerySet[Judgement]:
    keys = [(kind, pk) for kind, ids in zip(KINDS, (statistics, quotes), strict=True) for pk in ids]
    return Judgement.objects.for_claims(keys)[:MOST_JUDGED]


def own_keys(subject: Subject) -> Collection[Key]:
    """Return what names the claims that are asked about."""
    figures = (own.statistic for own in subject.figures if own.statistic)
    return frozenset(map(claim_key, (*figures, *subject.quotes)))
