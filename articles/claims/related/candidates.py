"""The claims that may be related: from the search index, and by metric from the database.

Three queries at most: statistics, quotes, and the texts of the articles that rows are cut from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from articles.claims.figure import Figure
from articles.models import Article, Quote, Statistic, TaggedQuote, TaggedStatistic

from .figures import figure_of
from .subject import Subject

MOST_STATISTICS = 300
MOST_QUOTES = 60
_UNREAD = ("article__body", "article__body_html", "article__plain_text")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A public claim; `score` from 0 to 1 tells how close its words are to those asked about."""

    kind: str
    claim: Any
    score: float
    on_topic: bool
    figure: Figure | None = None


def find_candidates(subject: Subject) -> list[Candidate]:
    """Return the public claims that may relate to the subject."""
    return [*load_statistics(subject, {}, True), *load_quotes(subject, {}, True)]


def load_statistics(subject: Subject, found: Mapping[int, float], alone: bool) -> list[Candidate]:
    """Return the statistics that the index found, and those of the subject's metrics.

    `alone` says that there is no index: then the speakers' figures come from the database too.
    """
    wanted = Q(pk__in=found) | Q(metric__in=subject.metrics)
    if alone:
        wanted |= Q(speaker__in=subject.speakers)
    if not found and not subject.metrics and not (alone and subject.speakers):
        return []
    first = Case(
        When(Q(pk__in=found) | Q(period_end__in=subject.period_ends), then=Value(0)),
        default=Value(1),
    )
    rows = (
        _public(Statistic.objects.filter(wanted), subject, TaggedStatistic)
        .select_related("metric", "speaker", "producer", "article__outlet")
        .annotate(first=first)
        .order_by("first", "-period_end", "-pk")
    )
    return [_statistic(row, subject, found) for row in rows[:MOST_STATISTICS]]


def load_quotes(subject: Subject, found: Mapping[int, float], alone: bool) -> list[Candidate]:
    """Return the quotes that the index found or, without an index, the speakers' newest."""
    wanted = Q(speaker__in=subject.speakers) if alone else Q(pk__in=found)
    if not (subject.speakers if alone else found):
        return []
    rows = (
        _public(Quote.objects.filter(wanted), subject, TaggedQuote)
        .select_related("speaker", "organization", "article__outlet")
        .order_by("-article__published_at", "-pk")
    )
    return [
        Candidate("quote", row, found.get(row.pk, 0.0), row.on_topic) for row in rows[:MOST_QUOTES]
    ]


def load_texts(claims: Iterable[Any]) -> dict[int, str]:
    """Return the plain texts of the claims' articles by the articles' ids."""
    ids = {claim.article_id for claim in claims}
    return dict(Article.objects.filter(pk__in=ids).values_list("pk", "plain_text")) if ids else {}


def _public(claims: QuerySet[Any], subject: Subject, tagged: Any) -> QuerySet[Any]:
    """Return the claims that readers may see outside what is asked about, without long texts."""
    if subject.article is not None:
        claims = claims.exclude(article=subject.article)
    if subject.speaker is not None:
        claims = claims.exclude(speaker=subject.speaker)
    shared = tagged.objects.filter(content_object=OuterRef("pk"), tag__in=subject.topics)
    visible = claims.public().anchored()  # type: ignore[attr-defined]
    return visible.annotate(on_topic=Exists(shared)).defer(*_UNREAD)


def _statistic(row: Any, subject: Subject, found: Mapping[int, float]) -> Candidate:
    topics = subject.topics if row.on_topic else frozenset()
    figure = figure_of(row, topics)
    return Candidate("statistic", row, found.get(row.pk, 0.0), row.on_topic, figure)
