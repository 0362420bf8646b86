"""What waits for an editor, and how the suggestions did."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from articles.models import Article, Suggestion

State = Suggestion.State


def open_for(article: Article) -> QuerySet[Suggestion]:
    """Return the suggestions of an article that wait for a decision, in the order of its text."""
    waiting = article.suggestions.filter(state=State.OPEN)
    rows: QuerySet[Suggestion] = waiting.anchored().order_by("start", "end", "pk")
    return rows


@dataclass(frozen=True, slots=True)
class Tally:
    """How the suggestions of one kind and rule did, in numbers of suggestions."""

    kind: str
    rule: str
    accepted: int
    changed: int
    rejected: int
    open: int
    superseded: int

    @property
    def decided(self) -> int:
        """Return how many an editor decided."""
        return self.accepted + self.changed + self.rejected

    def _share(self, number: int) -> float | None:
        return number / self.decided if self.decided else None

    @property
    def accept_rate(self) -> float | None:
        """Return the share of the decided that was accepted unchanged, from 0 to 1; or None."""
        return self._share(self.accepted)

    @property
    def change_rate(self) -> float | None:
        """Return the share of the decided that was accepted with changes."""
        return self._share(self.changed)

    @property
    def reject_rate(self) -> float | None:
        """Return the share of the decided that was rejected."""
        return self._share(self.rejected)

    @property
    def precision(self) -> float | None:
        """Return the share of the decided that became records."""
        return self._share(self.accepted + self.changed)


def precision() -> list[Tally]:
    """Return how the suggestions did, by kind and rule; the rule "" is the sum of its kind."""
    counts = {state.value: Count("pk", filter=Q(state=state)) for state in State}
    rows = Suggestion.objects.order_by("kind", "rule").values("kind", "rule").annotate(**counts)
    by_rule = [Tally(**row) for row in rows]
    sums = [_sum([tally for tally in by_rule if tally.kind == kind]) for kind in Suggestion.Kind]
    tallies = [tally for tally in sums if tally is not None] + by_rule
    order = list(Suggestion.Kind.values)
    return sorted(tallies, key=lambda tally: (order.index(tally.kind), tally.rule))


def _sum(tallies: list[Tally]) -> Tally | None:
    if not tallies:
        return None
    numbers = [
        sum(getattr(tally, state.value) for tally in tallies)
        for state in (State.ACCEPTED, State.CHANGED, State.REJECTED, State.OPEN, State.SUPERSEDED)
    ]
    return Tally(tallies[0].kind, "", *numbers)
