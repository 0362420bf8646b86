"""What waits for an editor, and how the suggestions did."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from articles.models import Article, Suggestion, UnreadArticle

State = Suggestion.State
LATEST = 5_000  # corrected suggestions that are looked at for their fields
REFUSALS = 20


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

    @property
    def label(self) -> str:
        """Return the name of the kind, in the plural."""
        return f"{Suggestion.Kind(self.kind).label}s".capitalize()

    @property
    def percents(self) -> dict[str, int | None]:
        """Return the rates in whole percent, for tables."""
        rates = {
            "kept": self.precision,
            "accepted": self.accept_rate,
            "changed": self.change_rate,
            "rejected": self.reject_rate,
        }
        return {name: None if rate is None else round(100 * rate) for name, rate in rates.items()}


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


@dataclass(frozen=True, slots=True)
class Correction:
    """How often editors corrected one field of the suggestions they accepted."""

    kind: str
    field: str
    count: int


def corrections() -> list[Correction]:
    """Return the fields that editors corrected in the latest changed suggestions, most first."""
    changed = Suggestion.objects.filter(state=State.CHANGED).order_by("-decided_at")
    rows = changed.values_list("kind", "made__changed")[:LATEST]
    counts = Counter((kind, field) for kind, names in rows for field in _corrected(names or []))
    return [Correction(*key, count) for key, count in counts.most_common()]


def _corrected(names: list[str]) -> set[str]:
    """Return the fields as an editor knows them: the ends of a period are one correction."""
    return {
        "compared with"
        if name.startswith("change_base")
        else name.split("_")[0]
        if name.startswith(("period_", "change_"))
        else name.replace("_", " ")
        for name in names
    }


def refusals() -> QuerySet[Suggestion]:
    """Return the latest rejected suggestions that have a reason, the newest first."""
    rejected = Suggestion.objects.filter(state=State.REJECTED).exclude(reason="")
    rows = rejected.select_related("article", "decided_by").order_by("-decided_at", "-pk")
    latest: QuerySet[Suggestion] = rows.defer(
        "article__body", "article__body_html", "article__plain_text"
    )[:REFUSALS]
    return latest


def unread() -> int:
    """Return how many articles wait to be read for claims."""
    return UnreadArticle.objects.values("article").distinct().count()
