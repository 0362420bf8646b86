"""What the workbench lists: proposals, accepted claims and people, and what was refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from articles.models import Article, Quote, Statistic, Suggestion
from articles.quantities import find

from .words import figure_facts, figure_title, quote_facts, voice_facts

Span = tuple[int, int]
READ = 200_000  # characters of a text that are looked through for numbers nobody took
NEAR = 200  # characters behind a figure within which its change and its equivalent stand


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list. `key` names it in addresses: "suggestion-12", "statistic-5"."""

    key: str
    kind: str
    state: str
    title: str
    facts: tuple[str, ...]
    span: Span | None
    suggestion: Suggestion | None = None
    record: Any = None

    @property
    def rule(self) -> str:
        """Return which rule of the finders proposed it, "" when an editor entered it."""
        return self.suggestion.rule if self.suggestion else ""

    @property
    def version(self) -> int:
        """Return the version that a decision is made on."""
        source = self.record if self.is_claim else self.suggestion
        return int(source.version) if source is not None else 0

    @property
    def is_claim(self) -> bool:
        """Return whether it is a recorded statistic or quote."""
        return isinstance(self.record, Statistic | Quote)

    @property
    def percent(self) -> int:
        """Return how sure the finders are, from 0 to 100."""
        return round(100 * self.suggestion.confidence) if self.suggestion else 0


@dataclass(frozen=True, slots=True)
class Bench:
    """All rows of an article by state, each list in the order of the text."""

    open: list[Item] = field(default_factory=list)
    accepted: list[Item] = field(default_factory=list)
    rejected: list[Item] = field(default_factory=list)

    def all(self) -> list[Item]:
        """Return the rows in the order of the page."""
        return [*self.open, *self.accepted, *self.rejected]

    def get(self, key: str) -> Item | None:
        """Return the row with this key."""
        return next((item for item in self.all() if item.key == key), None)

    def next_open(self, span: Span | None) -> Item | None:
        """Return the first open row at or behind a place of the text, round to the first."""
        at = span[0] if span else 0
        behind = (item for item in self.open if (item.span or (0, 0))[0] >= at)
        return next(behind, None) or next(iter(self.open), None)


def bench_of(article: Article) -> Bench:
    """Return the rows of an article. Three queries, whatever their number."""
    suggestions = list(
        article.suggestions.exclude(state=Suggestion.State.SUPERSEDED)
        .select_related("expert", "organization", "decided_by")
        .order_by("start", "end", "pk")
    )
    made = {
        (kind, getattr(s, f"{kind}_id")): s
        for s in suggestions
        for kind in ("statistic", "quote")
        if getattr(s, f"{kind}_id")
    }
    bench = Bench()
    for item in _in_order([*_of_suggestions(suggestions), *_of_claims(article, made)]):
        getattr(bench, item.state).append(item)
    return bench


def _in_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda i: (i.span is None, i.span or (0, 0), i.key))


def _of_suggestions(suggestions: list[Suggestion]) -> Iterator[Item]:
    """Yield the rows of what is open or refused, and of accepted people, which have no passage."""
    for suggestion in suggestions:
        state = _state(suggestion)
        if state == "open" and not suggestion.is_anchored:
            continue
        if state == "accepted" and suggestion.kind != Suggestion.Kind.EXPERT:
            continue  # its claim is listed
        yield Item(
            key=f"suggestion-{suggestion.pk}",
            kind=suggestion.kind,
            state=state,
            title=_title(suggestion),
            facts=_facts(suggestion),
            span=_span(suggestion),
            suggestion=suggestion,
            record=suggestion.expert or suggestion.organization,
        )


def _state(suggestion: Suggestion) -> str:
    if suggestion.is_open:
        return "open"
    return "rejected" if suggestion.state == Suggestion.State.REJECTED else "accepted"


def _title(suggestion: Suggestion) -> str:
    if suggestion.kind == Suggestion.Kind.STATISTIC:
        return figure_title(suggestion.proposed)
    if suggestion.kind == Suggestion.Kind.EXPERT:
        return str(suggestion.expert or suggestion.organization or suggestion.proposed["name"])
    return suggestion.exact


def _facts(suggestion: Suggestion) -> tuple[str, ...]:
    tell = {"statistic": figure_facts, "quote": quote_facts, "expert": voice_facts}
    return tell[suggestion.kind](suggestion.proposed)


def _of_claims(article: Article, made: dict[tuple[str, int], Suggestion]) -> Iterator[Item]:
    statistics = article.statistics.select_related("metric", "speaker", "producer")
    quotes = article.quotes.select_related("speaker", "organization")
    for kind, claims in (("statistic", statistics), ("quote", quotes)):
        for claim in claims:
            claim.article = article
            fields = claim_fields(claim)
            is_figure = kind == "statistic"
            yield Item(
                key=f"{kind}-{claim.pk}",
                kind=kind,
                state="rejected" if claim.withdrawn else "accepted",
                title=figure_title(fields) if is_figure else claim.exact,
                facts=figure_facts(fields) if is_figure else quote_facts(fields),
                span=_span(claim),
                suggestion=made.get((kind, claim.pk)),
                record=claim,
            )


def claim_fields(claim: Statistic | Quote) -> dict[str, Any]:
    """Return a claim's columns with the names of its people, as a proposal has them."""
    fields = {f.attname: getattr(claim, f.attname) for f in claim._meta.concrete_fields}
    fields["speaker_name"] = str(claim.speaker or "")
    source = claim.producer if isinstance(claim, Statistic) else claim.organization
    fields["producer_name"] = fields["organization_name"] = str(source or "")
    fields["metric_name"] = str(getattr(claim, "metric", None) or "")
    return fields


def _span(passage: Any) -> Span | None:
    if not passage.is_anchored or passage.start is None or passage.end is None:
        return None
    return passage.start, passage.end


@lru_cache(maxsize=16)
def _figures(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    """Return where quantities stand with their hedges, and their values; texts come often."""
    found = []
    for each in find(text[:READ]):
        hedge = each.modifier_span or (each.start, each.end)
        start, end = min(each.start, hedge[0]), max(each.end, hedge[1])
        found.append((start, end, each.quantity.value))
    return tuple(found)


def untaken(article: Article, bench: Bench) -> list[Span]:
    """Return the numbers of the text that no figure stands on, none proposed and none refused.

    The amount of a figure's change and its equivalent in brackets are told with it.
    """
    taken = [(i.span, _told_with(i)) for i in bench.all() if i.span and i.kind == "statistic"]
    return [
        (start, end)
        for start, end, value in _figures(article.plain_text)
        if not any(
            (s < end and start < e) or (value in told and abs(start - e) < NEAR)
            for (s, e), told in taken
        )
    ]


def _told_with(item: Item) -> set[Decimal]:
    """Return the other numbers that a figure's row tells: its change and its equivalent."""
    proposed = item.suggestion.proposed if item.suggestion else {}
    fields = claim_fields(item.record) if item.is_claim else proposed
    told = (fields.get("change_amount"), fields.get("equivalent_value"))
    return {Decimal(str(value)) for value in told if value not in (None, "")}
