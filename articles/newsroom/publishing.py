"""The steps themselves: each takes the article as it was seen, and returns it as it is now.

All raise PermissionDenied when the role does not allow the step, NotPossible when the state or
what was given does not, and EditConflict when the article changed since it was read.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Correction, EditConflict, Note
from articles.text import normalise

from .access import User, may_see, require
from .signing import sign
from .workflow import MOVES, NotPossible, Status, Step


def submit(article: Article, by: User, text: str = "") -> Article:
    """Hand a draft to the editors."""
    return _step(article, by, Step.SUBMIT, text)


def send_back(article: Article, by: User, text: str) -> Article:
    """Return an article in review to its author, saying what is to be done."""
    return _step(article, by, Step.SEND_BACK, text)


def schedule(article: Article, by: User, at: datetime, text: str = "") -> Article:
    """Let the clock publish the article at a moment that is still to come."""
    if at <= timezone.now():
        raise NotPossible("This moment has passed. Choose a later one, or publish now.")
    return _step(article, by, Step.SCHEDULE, text, published_at=at)


def unschedule(article: Article, by: User, text: str = "") -> Article:
    """Take an article off the schedule; it is in review again and has no date."""
    return _step(article, by, Step.UNSCHEDULE, text, published_at=None)


def publish(article: Article, by: User, text: str = "") -> Article:
    """Show the article to readers now. A date that has passed is kept: it says when it appeared."""
    now = timezone.now()
    past = article.published_at if article.published_at and article.published_at <= now else now
    return _step(article, by, Step.PUBLISH, text, published_at=past)


def withdraw(article: Article, by: User, text: str) -> Article:
    """Take a published article from readers; its address says why and since when."""
    values = {"withdrawal_reason": text.strip(), "withdrawn_at": timezone.now()}
    return _step(article, by, Step.WITHDRAW, text, **values)


def restore(article: Article, by: User, text: str) -> Article:
    """Show a withdrawn article again."""
    return _step(article, by, Step.RESTORE, text, withdrawal_reason="", withdrawn_at=None)


def correct(
    article: Article,
    by: User,
    text: str,
    passage: str = "",
    replacement: str = "",
) -> Article:
    """Record a correction of a published article, dated now; readers see `text`.

    `passage` is the words concerned. With a `replacement` they are replaced in the body, where
    they must stand exactly once; the text before stays in the article's history.
    """
    passage, replacement = normalise(passage).strip(), normalise(replacement).strip()
    body = _corrected_body(article, passage, replacement)
    with transaction.atomic():
        corrected = _step(article, by, Step.CORRECT, text, body=body)
        Correction.objects.create(
            article=corrected,
            text=text.strip(),
            passage=passage,
            replacement=replacement,
            article_version=article.version,
        )
    return corrected


def _corrected_body(article: Article, passage: str, replacement: str) -> str:
    if replacement and not passage:
        raise NotPossible("Say which words are to be replaced.")
    if not passage:
        return article.body
    if not replacement and passage in article.plain_text:
        return article.body
    count = article.body.count(passage)
    if count != 1:
        told = "does not stand" if count == 0 else f"stands {count} times"
        raise NotPossible(f"“{passage}” {told} in the text. Copy the words, and as many as needed.")
    return article.body.replace(passage, replacement) if replacement else article.body


def add_note(article: Article, by: User, text: str) -> Note:
    """Leave a note for colleagues on an article, in whatever state it is."""
    require(by, "add_note")
    if not may_see(article, by):
        raise NotPossible("This article is not yours to note on.")
    if not text.strip():
        raise NotPossible("The note is empty.")
    return Note.objects.create(article=article, author=by, text=text.strip())


def publish_due(now: datetime | None = None) -> list[Article]:
    """Publish the articles whose scheduled moment has come; return those that this call did.

    May be called at any time by any number of processes: each article is published once.
    """
    moment = now or timezone.now()
    due = Article.objects.filter(status=Status.SCHEDULED, published_at__lte=moment)
    done = []
    for article in due.order_by("published_at", "pk"):
        try:
            done.append(_step(article, None, Step.PUBLISH, ""))
        except EditConflict:
            continue  # another process published it, or an editor saved it: the next call looks
    return done


def _step(article: Article, by: User | None, step: Step, text: str, **values: Any) -> Article:
    """Take a step in one transaction with its note and its line in the history."""
    move = MOVES[step]
    move.check(article, by, text)
    with transaction.atomic():
        current = Article.objects.get(pk=article.pk)
        if current.version != article.version:
            raise EditConflict(current)
        for name, value in {"status": move.target, **values}.items():
            setattr(current, name, value)
        reason = f"{step.label}: {text.strip()}" if text.strip() else str(step.label)
        # Nobody, and not the reader whose request moved the clock, when `by` is None.
        sign(current, by, reason)
        current.save()
        Note.objects.create(article=current, author=by, step=step, text=text.strip())
    return current
