"""Which articles are to be read for claims, and reading them: at a save, on a visit, by command.

A save notes in its own transaction that the article is to be read. After the commit a short article
is read at once; a long one, or what an import wrote, is read when an editor opens it or when the
operator says so (`manage.py suggest_claims`). Reading deletes the note in the transaction that
writes the suggestions, so whatever is interrupted is done again.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save

from articles.models import Article, UnreadArticle

from .suggesting import Receipt, suggest

AT_ONCE = 30_000  # characters that are read right after a save: some hundredths of a second
AT_MOST = 3  # articles of one transaction that are read right after it
BATCH = 200
_BAD_TEXT = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError)

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Reading:
    """What reading articles did: how many, what came of it, and which were set aside."""

    articles: int = 0
    characters: int = 0
    receipt: Receipt = field(default_factory=Receipt)
    failed: list[str] = field(default_factory=list)


def connect() -> None:
    """Listen to saves of articles; called once, when the app is ready."""
    post_save.connect(_after_save, Article, dispatch_uid="review Article")


def _after_save(sender: type[Article], instance: Article, **_: Any) -> None:
    UnreadArticle.objects.create(article=instance)
    if len(instance.plain_text) > AT_ONCE:
        return
    ours = [
        hook for hook in connection.run_on_commit if getattr(hook[1], "func", None) is read_soon
    ]
    if len(ours) < AT_MOST:
        transaction.on_commit(partial(read_soon, instance.pk), robust=True)


def read_soon(pk: int) -> None:
    """Read one article that was just saved; what goes wrong is left for the next reader."""
    try:
        read_waiting(UnreadArticle.objects.filter(article=pk))
    except DatabaseError as error:
        log.warning("article %s is read for claims later: %s", pk, error)


def catch_up(article: Article) -> Receipt | None:
    """Read the article if it was written since it was last read; for the page that shows it."""
    waiting = article.unread.waiting()
    return read_waiting(waiting).receipt if waiting.exists() else None


def read_waiting(
    rows: QuerySet[UnreadArticle] | None = None,
    seconds: float | None = None,
    progress: Callable[[int], object] = lambda done: None,
    done: Reading | None = None,
) -> Reading:
    """Read the articles that wait, or those of `rows`, the oldest first; return what was done.

    With `seconds` it stops at the first article that ends later. An article whose text breaks a
    finder is set aside with the error and named in the result. A caller that may be interrupted
    passes `done` and finds in it what was done until then.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    done = done or Reading()
    for pk in _waiting(UnreadArticle.objects.all() if rows is None else rows):
        _read(pk, done)
        progress(1)
        if deadline and time.monotonic() > deadline:
            break
    return done


def _waiting(rows: QuerySet[UnreadArticle]) -> Iterator[int]:
    """Yield the articles of the rows, each once, in batches that are asked for when needed."""
    last, waiting = 0, rows.filter(error="").order_by("pk")
    while batch := list(waiting.filter(pk__gt=last).values_list("pk", "article")[:BATCH]):
        last = batch[-1][0]
        yield from dict.fromkeys(article for _, article in batch)


def _read(pk: int, done: Reading) -> None:
    article = Article.objects.filter(pk=pk).first()
    if article is None:
        return
    try:
        done.receipt += suggest(article)
    except _BAD_TEXT as error:
        log.exception("article %s cannot be read for claims", pk)
        reason = f"{type(error).__name__}: {error}"
        UnreadArticle.objects.filter(article=pk).update(error=reason)
        done.failed.append(f"{article}: {reason}")
    else:
        done.articles += 1
        done.characters += len(article.plain_text)


def enqueue(articles: QuerySet[Article]) -> int:
    """Note that these articles are to be read, those set aside again; return how many wait."""
    UnreadArticle.objects.filter(article__in=articles).exclude(error="").update(error="")
    waiting = UnreadArticle.objects.filter(article__in=articles).values("article")
    ids = articles.exclude(pk__in=waiting).order_by("pk").values_list("pk", flat=True)
    UnreadArticle.objects.enqueue(ids.iterator(chunk_size=BATCH))
    return UnreadArticle.objects.filter(article__in=articles).count()
