"""What readers saw of an article: its public versions, from its history.

A version is public when the article was published while it stood; drafts, versions in review and
what was saved while it was withdrawn are none. Saves that changed nothing readers see (a status, a
note of an import) make no version of their own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils import timezone

from articles.models import Article, Correction

# What readers see of an article, with what it is called.
SEEN = {
    "headline": "headline",
    "standfirst": "standfirst",
    "body": "text",
    "byline": "byline",
    "dateline": "dateline",
    "image_url": "picture",
    "image_caption": "caption",
    "image_credit": "credit",
}
MOST_SAVES = 2_000


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """One version as readers saw it, from a moment until another; `until` is None for today's.

    `number` counts from 1, the first that readers saw; `was` is the record of the history;
    `corrections` those that came with it.
    """

    number: int
    since: datetime
    until: datetime | None
    was: Any
    corrections: tuple[Correction, ...] = ()


def public_versions(article: Article) -> list[PublicVersion]:
    """Return the versions that readers saw, the oldest first; none unless readers may see them.

    They may when the article is public now and its history is allowed to be. Of an article that was
    saved very often the latest 2,000 saves count.
    """
    if not (article.is_public and article.history_is_public):
        return []
    saves = list(article.history.order_by("-history_id")[:MOST_SAVES])[::-1]
    corrections = list(article.corrections.all())
    spans = list(_spans(saves))
    return [
        PublicVersion(number, since, until, was, tuple(_within(corrections, since, until)))
        for number, (since, until, was) in enumerate(spans, 1)
    ]


def _spans(saves: list[Any]) -> Iterator[tuple[datetime, datetime | None, Any]]:
    """Yield from when until when readers saw which text."""
    shown = [span for span in map(_public_span, *_with_next(saves)) if span]
    first: tuple[datetime, datetime | None, Any] | None = None
    for span in shown:
        if first is not None and _seen(first[2]) == _seen(span[2]):
            first = (first[0], span[1], first[2])
            continue
        if first is not None:
            yield first
        first = span
    if first is not None:
        yield first


def _with_next(saves: list[Any]) -> tuple[list[Any], list[Any]]:
    return saves, [later for _, later in pairwise([*saves, None])]


def _public_span(save: Any, later: Any) -> tuple[datetime, datetime | None, Any] | None:
    """Return from when until when readers saw this save, None when they never did."""
    if save.status != Article.Status.PUBLISHED or save.published_at is None:
        return None
    since = max(save.history_date, save.published_at)
    until = later.history_date if later is not None else None
    if since > timezone.now() or (until is not None and since >= until):
        return None
    return since, until, save


def _seen(save: Any) -> tuple[Any, ...]:
    return tuple(getattr(save, name) for name in SEEN)


def _within(
    corrections: Iterable[Correction], since: datetime, until: datetime | None
) -> Iterator[Correction]:
    for correction in corrections:
        if correction.published_at >= since and (until is None or correction.published_at < until):
            yield correction
