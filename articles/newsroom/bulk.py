"""Actions on many records: a preview that counts, then batches, each record with its own history.

A selection is pairs of id and version as they were seen; a record that changed since is left alone
and told. Each batch is one transaction, so that a stopped run has done whole batches.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from articles.models import Article, EditConflict, Expert, Metric, Statistic, Topic

from .access import User, allows, may_curate
from .changes import Ledger
from .metrics import set_metric
from .publishing import publish, withdraw
from .signing import sign
from .topics import topics_changed
from .workflow import MOVES, NotPossible, Step

BATCH = 100
Selection = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Action:
    """A bulk action: on which records, with what it needs, and who may."""

    name: str
    label: str
    models: tuple[str, ...]
    permission: str
    needs: str  # "topic", "metric", "speaker", "reason" or "" for nothing
    check: Callable[[Any, Any], str]  # (record, value) -> why it is skipped, "" when it is not
    do: Callable[[Any, User, Any], Any]

    def may(self, user: User, model: str) -> bool:
        """Return whether the user may do this to records of the model."""
        return model in self.models and allows(user, self.permission)


@dataclass(slots=True)
class Outcome:
    """What was done: how many, and which were skipped for what reason."""

    done: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


def preview(action: Action, rows: Iterable[Any], by: User, value: Any) -> Outcome:
    """Return what the action would do, writing nothing."""
    outcome = Outcome()
    for record in rows:
        reason = _refusal(action, record, by, value)
        if reason:
            outcome.skipped.append((str(record), reason))
        else:
            outcome.done += 1
    return outcome


def run_batch(
    action: Action, model: type[models.Model], selection: Selection, by: User, value: Any
) -> Outcome:
    """Do the action to one batch of records, in one transaction."""
    if not action.may(by, model._meta.model_name or ""):
        raise PermissionDenied
    outcome = Outcome()
    with transaction.atomic():
        records = model._base_manager.in_bulk([pk for pk, _ in selection])
        for pk, version in selection:
            record: Any = records.get(pk)
            if record is None:
                outcome.skipped.append((f"number {pk}", "it was deleted"))
                continue
            reason = _refusal(action, record, by, value)
            if record.version != version:
                reason = "it was changed since you looked"
            if not reason:
                reason = _try(action, record, by, value)
            if reason:
                outcome.skipped.append((str(record), reason))
            else:
                outcome.done += 1
    return outcome


def _try(action: Action, record: Any, by: User, value: Any) -> str:
    try:
        with transaction.atomic():
            action.do(record, by, value)
    except EditConflict:
        return "it was changed since you looked"
    except NotPossible as error:
        return str(error)
    return ""


def _refusal(action: Action, record: Any, by: User, value: Any) -> str:
    article = record if isinstance(record, Article) else getattr(record, "article", None)
    if article is not None and not may_curate(article, by):
        return "your role does not reach it"
    return action.check(record, value)


def _wrong_state(step: Step) -> Callable[[Any, Any], str]:
    def check(record: Any, value: Any) -> str:
        fits = record.status in MOVES[step].sources
        return "" if fits else f"it is {record.get_status_display()}"

    return check


def _has_topic(record: Any, topic: Topic | None) -> str:
    has = topic is not None and record.topics.filter(pk=topic.pk).exists()
    return "it has the topic" if has else ""


def _lacks_topic(record: Any, topic: Topic | None) -> str:
    has = topic is None or record.topics.filter(pk=topic.pk).exists()
    return "" if has else "it does not have the topic"


def _retag(record: Any, by: User, topic: Topic, *, adding: bool) -> None:
    before = list(record.topics.all())
    after = [*before, topic] if adding else [t for t in before if t.pk != topic.pk]
    # First the record, then its topics: a version has the topics that are set after it is saved.
    sign(record, by, topics_changed(before, after))
    record.save()
    if adding:
        record.topics.add(topic)
    else:
        record.topics.remove(topic)
    ledger = Ledger(by, "")
    ledger.touch(record)
    ledger.tell_index()


def _set(record: Any, by: User, name: str, value: Any, reason: str) -> None:
    setattr(record, name, value)
    sign(record, by, reason)
    record.save()


def _same_metric(record: Statistic, metric: Metric | None) -> str:
    return "it has this metric" if metric and record.metric_id == metric.pk else ""


def _same_speaker(record: Any, speaker: Expert | None) -> str:
    return "it has this speaker" if speaker and record.speaker_id == speaker.pk else ""


_TAGGED = ("article", "statistic", "quote")
BULK_ACTIONS = {
    action.name: action
    for action in [
        Action(
            *("publish", "Publish…", ("article",), "publish_article", ""),
            _wrong_state(Step.PUBLISH),
            lambda record, by, value: publish(record, by),
        ),
        Action(
            *("withdraw", "Withdraw…", ("article",), "withdraw_article", "reason"),
            _wrong_state(Step.WITHDRAW),
            lambda record, by, reason: withdraw(record, by, reason),
        ),
        Action(
            *("add_topic", "Add a topic…", _TAGGED, "review_article", "topic", _has_topic),
            lambda record, by, topic: _retag(record, by, topic, adding=True),
        ),
        Action(
            *("remove_topic", "Remove a topic…", _TAGGED, "review_article", "topic", _lacks_topic),
            lambda record, by, topic: _retag(record, by, topic, adding=False),
        ),
        Action(
            *("set_metric", "Assign a metric…", ("statistic",), "review_article", "metric"),
            _same_metric,
            lambda record, by, metric: set_metric(record, metric, by),
        ),
        Action(
            *("set_speaker", "Set the speaker…", ("statistic", "quote"), "review_article"),
            *("speaker", _same_speaker),
            lambda record, by, who: _set(record, by, "speaker", who, f"speaker: {who}"),
        ),
    ]
}
