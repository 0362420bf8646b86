"""An editor's decisions: accept, reject, and taking either back."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles.models import Article, EditConflict, Expert, Suggestion
from articles.newsroom import may_curate, require, sign

from .errors import ReviewError
from .making import fields, make_claim, merged, plain
from .trail import Trail, take_back
from .voices import CHOICES, make_voice, same_name

# What the machine cannot know: choosing these is no correction of what it proposed.
_ADDED = ("topics", "metric")


@transaction.atomic
def accept(suggestion: Suggestion, by: Any, changes: Mapping[str, Any] | None = None) -> Any:
    """Make the record that is suggested, with the editor's changes; return it.

    `changes` are columns of the record: foreign keys as records or ids, periods also as "period"
    and "change_base" in words, the passage as "exact" or as "start" and "end". For a person or
    organization "expert" or "organization" choose an existing record, "create" makes a new one.
    Raises ReviewError, PermissionDenied, and EditConflict when it was decided meanwhile.
    """
    _open_for_decision(suggestion, by)
    given = dict(changes or {})
    trail = Trail(by)
    before = fields(suggestion)
    if suggestion.kind == Suggestion.Kind.EXPERT:
        choice = {name: given.pop(name) for name in CHOICES if name in given}
        values = merged(suggestion, before, given)
        record = make_voice(suggestion, values, choice, trail)
        values["record"] = record.pk
    else:
        require(by, f"add_{suggestion.kind}")
        values = merged(suggestion, before, given)
        record = make_claim(suggestion, values, by)
        trail.created(record)
        values["exact"] = record.exact
    changed = sorted(_changed(before, values))
    state = Suggestion.State.CHANGED if changed else Suggestion.State.ACCEPTED
    setattr(suggestion, str(record._meta.model_name), record)
    suggestion.made = {name: plain(value) for name, value in values.items()} | {"changed": changed}
    suggestion.trail = trail.steps
    _decide(suggestion, by, state, "accepted")
    return record


def _changed(before: dict[str, Any], values: dict[str, Any]) -> set[str]:
    """Return the fields in which the editor corrected the machine."""
    names = {name for name in before if plain(before[name] or None) != plain(values[name] or None)}
    names -= {name for name in _ADDED if not before.get(name)}
    if "speaker" in names and not before["speaker"] and before.get("speaker_name"):
        expert = Expert.objects.filter(pk=values["speaker"]).first()
        if expert is not None and same_name(expert, before["speaker_name"]):
            names.discard("speaker")
    return names


@transaction.atomic
def reject(suggestion: Suggestion, by: Any, reason: str = "") -> None:
    """Note that the suggestion is none; it is not proposed again. Raises as `accept` does."""
    _open_for_decision(suggestion, by)
    suggestion.reason = reason.strip()[:300]
    _decide(suggestion, by, Suggestion.State.REJECTED, "rejected")


@transaction.atomic
def undo(suggestion: Suggestion, by: Any) -> None:
    """Take a decision back: what acceptance wrote is removed, and the suggestion is open again.

    Raises ReviewError when the record was changed or built on since, and as `accept` does.
    """
    _lock(suggestion, by)
    if suggestion.state not in Suggestion.DECIDED:
        raise ReviewError("This suggestion was not decided yet; there is nothing to undo.")
    take_back(suggestion.trail, by)
    suggestion.statistic = suggestion.quote = suggestion.expert = suggestion.organization = None
    suggestion.made, suggestion.trail, suggestion.reason = {}, [], ""
    suggestion.state = Suggestion.State.OPEN
    suggestion.decided_by, suggestion.decided_at = None, None
    sign(suggestion, by, "decision undone")
    suggestion.save()


def _open_for_decision(suggestion: Suggestion, by: Any) -> None:
    """Refuse a suggestion that is decided, or whose words are gone."""
    _lock(suggestion, by)
    if not suggestion.is_open:
        state = Suggestion.State(suggestion.state).label
        raise ReviewError(f"This suggestion is {state} already. Undo that first.")
    if not suggestion.is_anchored:
        raise ReviewError("Its words no longer stand in the article. Mark the new words instead.")


def _lock(suggestion: Suggestion, by: Any) -> None:
    """Hold the article until the end of the transaction and bring the suggestion up to its text."""
    article = Article.objects.select_for_update().get(pk=suggestion.article_id)
    if not may_curate(article, by):
        raise PermissionDenied("Your role does not let you record what this article says.")
    stored = Suggestion.objects.get(pk=suggestion.pk)
    if stored.version != suggestion.version:
        raise EditConflict(stored)
    for field in Suggestion._meta.concrete_fields:
        setattr(suggestion, field.attname, getattr(stored, field.attname))
    suggestion.article = article
    if suggestion.body_version != article.version:
        suggestion.follow(article)


def _decide(suggestion: Suggestion, by: Any, state: Suggestion.State, word: str) -> None:
    suggestion.state = state
    suggestion.decided_by, suggestion.decided_at = by, timezone.now()
    sign(suggestion, by, f"suggestion {word}")
    suggestion.save()
