"""What is posted: accept, change, reject, enter, withdraw, undo; each through its door."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from articles import newsroom
from articles.curation import review
from articles.models import Article, EditConflict

from .entries import entry_of, new_entry
from .items import Item, bench_of
from .prefill import place_of, prefill

KEPT = 50  # decisions of one article that can be undone one after the other
Step = dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """What became of a post: a notice, or an error with the form as it was typed."""

    notice: str = ""
    error: str = ""
    at: str = ""
    form: Any = None
    kind: str = ""
    span: tuple[int, int] | None = None
    undo: Step | None = field(default=None)

    @property
    def done(self) -> bool:
        """Return whether something was written."""
        return bool(self.notice)


def decide(request: HttpRequest, article: Article) -> Outcome:
    """Do what was posted and remember how to undo it; say in words what stands in the way."""
    item = bench_of(article).get(request.POST.get("at", ""))
    actions: dict[str, Callable[[HttpRequest, Article, Item | None], Outcome]] = {
        "accept": _accept,
        "reject": _reject,
        "enter": _enter,
        "undo": _undo,
    }
    act = actions.get(request.POST.get("do", ""))
    if act is None:
        return Outcome(error="This page was asked for something it does not know. Load it again.")
    if item is None and act in (_accept, _reject):
        return Outcome(error="This row is gone: somebody else decided it, or the text changed.")
    try:
        outcome = act(request, article, item)
    except EditConflict as error:
        outcome = Outcome(error=f"{_decided_meanwhile(error)}", at=item.key if item else "")
    except (review.ReviewError, newsroom.NotPossible) as error:
        outcome = Outcome(error=str(error), at=item.key if item else "")
    except ValidationError as error:
        outcome = Outcome(error=" ".join(error.messages), at=item.key if item else "")
    if item is not None:
        outcome.span = outcome.span or item.span
    if outcome.undo:
        _remember(request, article, outcome.undo)
    return outcome


def _decided_meanwhile(error: EditConflict) -> str:
    record: Any = error.record
    by, state = getattr(record, "decided_by", None), getattr(record, "state", "")
    if by is None:
        return "This changed since you opened it; here is what it says now. Decide again."
    return f"{by} decided this meanwhile: {state}. Undo it there if you disagree."


# -- proposals and claims ----------------------------------------------------------------------


def _accept(request: HttpRequest, article: Article, item: Item | None) -> Outcome:
    """Accept a proposal, with the form's changes where one was sent; or save a changed claim."""
    assert item is not None
    if "fields" not in request.POST:
        return _accepted_as_proposed(request, article, item)
    form = entry_of(article, item, request.POST)
    if not form.is_valid():
        return Outcome(error="Not saved: look at the fields.", at=item.key, form=form)
    return (_saved if item.is_claim else _accepted)(request, article, item, form)


def _accepted_as_proposed(request: HttpRequest, article: Article, item: Item) -> Outcome:
    suggestion = item.suggestion
    if suggestion is None or item.state != "open":
        return Outcome(error="This is decided already.", at=item.key)
    suggestion.version = _seen(request, suggestion.version)
    try:
        review.accept(suggestion, request.user)
    except review.ReviewError as error:
        form = entry_of(article, item)
        return Outcome(error=str(error), at=item.key, form=form)
    return Outcome(f"Accepted: {item.title}", undo={"suggestion": suggestion.pk})


@transaction.atomic
def _accepted(request: HttpRequest, article: Article, item: Item, form: Any) -> Outcome:
    suggestion = item.suggestion
    assert suggestion is not None
    changes = form.changes()
    named, steps = review.name_anew(article, form.to_create(), changes, request.user)
    suggestion.version = _seen(request, suggestion.version)
    known = set(review.fields(suggestion)) | {"period", "change_base", "start", "end"}
    changes = {name: value for name, value in changes.items() if name in known} | named
    if item.kind == "expert":
        changes = form.changes()
    review.accept(suggestion, request.user, changes)
    return Outcome(f"Accepted: {item.title}", undo={"suggestion": suggestion.pk, "steps": steps})


@transaction.atomic
def _saved(request: HttpRequest, article: Article, item: Item, form: Any) -> Outcome:
    """Save a recorded claim that was edited."""
    claim = form.instance
    before = claim.history.first()
    named, steps = review.name_anew(article, form.to_create(), form.changes(), request.user)
    for name, record in named.items():
        setattr(claim, name, record)
    newsroom.sign(claim, request.user, "changed at the workbench")
    form.save()
    undo = {"claim": item.key, "history": before.pk, "version": claim.version, "steps": steps}
    return Outcome(f"Saved: {item.title}", at=item.key, undo=undo)


def _seen(request: HttpRequest, version: int) -> int:
    seen = request.POST.get("seen_version", "")
    return int(seen) if seen.isdecimal() else version


def _reject(request: HttpRequest, article: Article, item: Item | None) -> Outcome:
    """Reject a proposal, or withdraw a claim that was accepted."""
    assert item is not None
    if item.is_claim:
        return _withdraw(request, item)
    suggestion = item.suggestion
    if suggestion is None or item.state != "open":
        return Outcome(error="Only what is open can be rejected; undo it first.", at=item.key)
    suggestion.version = _seen(request, suggestion.version)
    review.reject(suggestion, request.user, request.POST.get("reason", ""))
    return Outcome(f"Rejected: {item.title}", undo={"suggestion": suggestion.pk})


@transaction.atomic
def _withdraw(request: HttpRequest, item: Item) -> Outcome:
    claim = item.record
    if claim.withdrawn:
        return Outcome(error="This is withdrawn already.", at=item.key)
    before = claim.history.first()
    claim.version = _seen(request, claim.version)
    claim.withdrawn = True
    newsroom.sign(claim, request.user, "withdrawn at the workbench")
    claim.save()
    undo = {"claim": item.key, "history": before.pk, "version": claim.version}
    return Outcome(f"Withdrawn, no longer shown to readers: {item.title}", undo=undo)


# -- what was missed ---------------------------------------------------------------------------


def new_form(article: Article, data: Any, kind: str, posted: Any = None) -> tuple[Any, str]:
    """Return the form for selected words, and what is to be said about them."""
    text = article.plain_text
    words = data.get("words") or ""
    start, end = data.get("start") or "", data.get("end") or ""
    if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text):
        span: Any = (int(start), int(end))
    else:
        span = place_of(article, words, data.get("prefix") or "", data.get("suffix") or "")
    fields = prefill(article, kind, span) if span else {"exact": words, "name": words}
    note = "" if span or not words else "These words are not in this article."
    return new_entry(article, kind, fields, posted), note


@transaction.atomic
def _enter(request: HttpRequest, article: Article, item: Item | None) -> Outcome:
    kind = request.POST.get("kind_of", "")
    if kind not in ("statistic", "quote", "expert"):
        return Outcome(error="Say what it is: a statistic, a quote or an expert.")
    given = {"start": request.POST.get("start"), "end": request.POST.get("end")}
    given["words"] = request.POST.get("exact") or request.POST.get("name")
    form, _ = new_form(article, given, kind, request.POST)
    if not form.is_valid():
        return Outcome(error="Not saved: look at the fields.", form=form, kind=kind)
    values = form.changes()
    named, steps = review.name_anew(article, form.to_create(), values, request.user)
    try:
        entered = review.enter(article, kind, values | named, request.user)
    except review.ReviewError as error:
        transaction.set_rollback(True)
        return Outcome(error=str(error), form=form, kind=kind)
    key = f"{kind}-{entered.record.pk}" if kind != "expert" else ""
    undo = {"steps": [*steps, *entered.steps]}
    return Outcome(f"Recorded: {entered.record}", at=key, undo=undo)


# -- undo --------------------------------------------------------------------------------------


def undoable(request: HttpRequest, article: Article) -> list[Step]:
    """Return this user's decisions on the article in this session, the last at the end."""
    steps: list[Step] = request.session.get(_drawer(article), [])
    return steps


def _remember(request: HttpRequest, article: Article, step: Step) -> None:
    request.session[_drawer(article)] = [*undoable(request, article), step][-KEPT:]


def _drawer(article: Article) -> str:
    return f"workbench-{article.pk}"


def _undo(request: HttpRequest, article: Article, item: Item | None) -> Outcome:
    """Undo the decision on a row, or the last decision where none is named."""
    steps = list(undoable(request, article))
    if item is not None and item.suggestion is not None:
        named = {"suggestion": item.suggestion.pk}
        step = next(
            (s for s in reversed(steps) if s.get("suggestion") == item.suggestion.pk), named
        )
    elif item is not None:
        step = next((s for s in reversed(steps) if s.get("claim") == item.key), {})
    else:
        step = steps[-1] if steps else {}
    if not step:
        return Outcome(
            error="Nothing to undo: what was decided in earlier sessions has its own Undo."
        )
    at = _take_back(request, article, step)
    if step in steps:
        steps.remove(step)
        request.session[_drawer(article)] = steps
    return Outcome("Undone.", at=at)


@transaction.atomic
def _take_back(request: HttpRequest, article: Article, step: Step) -> str:
    """Undo one decision; return the key of the row it was about."""
    at = ""
    if "suggestion" in step:
        suggestion = article.suggestions.get(pk=step["suggestion"])
        review.undo(suggestion, request.user)
        at = f"suggestion-{suggestion.pk}"
    elif "claim" in step:
        at = step["claim"]
        kind, _, pk = at.partition("-")
        claims = article.statistics if kind == "statistic" else article.quotes
        claim = claims.get(pk=int(pk))
        if claim.version != step["version"]:
            raise review.ReviewError(f"“{claim}” was changed since. Its history has every version.")
        newsroom.revert(claim, step["history"], request.user)
    if step.get("steps"):
        review.take_out(article, step["steps"], request.user)
    return at
