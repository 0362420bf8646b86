"""What the finders missed, entered by an editor; and what was entered, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import Article, Expert, Metric, Organization, Suggestion, topic_key
from articles.newsroom import may_curate, require

from .deciding import accept
from .making import COLUMNS, make_claim, merged
from .trail import Trail, take_back
from .voices import CHOICES, make_voice, write

ENTERED = "entered by hand"
MODELS: dict[str, Any] = {
    "metric": Metric,
    "speaker": Expert,
    "producer": Organization,
    "organization": Organization,
}


@dataclass(frozen=True, slots=True)
class Entered:
    """The record that was written, and what `take_out` needs to remove it again, as JSON."""

    record: Any
    steps: list[dict[str, Any]] = field(default_factory=list)


@transaction.atomic
def enter(article: Article, kind: str, values: Mapping[str, Any], by: Any) -> Entered:
    """Write a statistic, quote or expert that nobody proposed.

    `values` are as the changes of `accept`. Raises ReviewError and PermissionDenied.
    """
    trail = Trail(by, reason=ENTERED)
    blank = Suggestion(article=_lock(article, by), kind=kind)
    given = dict(values)
    if kind == Suggestion.Kind.EXPERT:
        choice = {name: given.pop(name) for name in CHOICES if name in given}
        blank.proposed = {"type": "person"} | given
        return Entered(make_voice(blank, blank.proposed, choice, trail), trail.steps)
    require(by, f"add_{kind}")
    before = {"exact": ""} | dict.fromkeys(COLUMNS[kind])
    record = make_claim(blank, merged(blank, before, given), by, ENTERED)
    trail.created(record)
    return Entered(record, trail.steps)


@transaction.atomic
def name_anew(
    article: Article, names: Mapping[str, str], values: Mapping[str, Any], by: Any
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Record the metric, person or organization that a claim names and nobody had.

    `names` are by column of the claim, `values` what is known of the claim. A person who is
    proposed in this article is accepted, with role and affiliation. Returns the records by column
    and the steps for `take_out`. Raises as `enter` does.
    """
    article, trail = _lock(article, by), Trail(by, reason=ENTERED)
    records = {}
    for column, name in names.items():
        model = MODELS[column]
        proposed = _proposed(article, name) if model is Expert else None
        if proposed is not None:
            records[column] = accept(proposed, by)
            continue
        require(by, f"add_{model._meta.model_name}")
        known = ("counted", "unit_code", "place") if model is Metric else ()
        fields = {key: values.get(key) or "" for key in known}
        records[column] = write(model(name=name, **fields), trail)
    return records, trail.steps


@transaction.atomic
def take_out(article: Article, steps: list[dict[str, Any]], by: Any) -> None:
    """Remove what was entered, if nobody changed it or built on it since; else ReviewError."""
    _lock(article, by)
    take_back(steps, by)


def _proposed(article: Article, name: str) -> Suggestion | None:
    """Return the open proposal of a person of this name."""
    waiting = article.suggestions.filter(kind=Suggestion.Kind.EXPERT, state=Suggestion.State.OPEN)
    people = (s for s in waiting.anchored() if s.proposed.get("type") == "person")
    return next((s for s in people if topic_key(s.proposed["name"]) == topic_key(name)), None)


def _lock(article: Article, by: Any) -> Article:
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if not may_curate(locked, by):
        raise PermissionDenied("Your role does not let you record what this article says.")
    return locked
