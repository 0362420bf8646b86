"""What can be asked about: an article, claims of it, an expert, a text; each made a subject."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from articles.claims.figure import Figure
from articles.curation.finders import find_statistics
from articles.models import (
    Article,
    Expert,
    Quote,
    Statistic,
    TaggedArticle,
    TaggedQuote,
    TaggedStatistic,
    prepared,
)

from .figures import figure_of
from .subject import Own, Subject

# An expert's newest figures; more would take longer than a page may, and tell no reader more.
_MOST_OF_EXPERT = 12
_MOST_FIGURES = 60  # of a text
# Words that the index is asked for: enough to know a story by, few enough to be answered at once.
_MOST_WORDS = 60
MOST_TEXT = 20_000
_BEGINNING = 800


def subject_of_article(
    article: Article, statistics: Iterable[Statistic] | None, quotes: Iterable[Quote] | None
) -> Subject:
    """Return an article's claims as a subject; claims not given are read."""
    if statistics is None:
        shown = article.statistics.filter(withdrawn=False).order_by("start", "pk")
        statistics = shown.select_related("metric", "speaker", "producer")
    if quotes is None:
        shown = article.quotes.filter(withdrawn=False).order_by("start", "pk")
        quotes = shown.select_related("speaker", "organization")
    topics = frozenset(topic for (topic,) in _topics_of(article=article.pk))
    return _subject(article, list(statistics), list(quotes), topics)


def subject_of_claims(
    article: Article, statistics: list[Statistic], quotes: list[Quote]
) -> Subject:
    """Return some claims of an article as a subject."""
    tagged = [
        *(TaggedStatistic.objects.filter(content_object=s) for s in statistics),
        *(TaggedQuote.objects.filter(content_object=q) for q in quotes),
    ]
    topics = frozenset(tag for rows in tagged for tag in rows.values_list("tag_id", flat=True))
    return _subject(article, statistics, quotes, topics)


def subject_of_expert(expert: Expert) -> Subject:
    """Return the figures of an expert as a subject; the expert's own claims never come back."""
    statistics = (
        Statistic.objects.filter(speaker=expert, metric__isnull=False)
        .public()
        .select_related("metric", "speaker", "producer", "article")
        .defer("article__body", "article__body_html", "article__plain_text")
        .order_by("-article__published_at", "-pk")
    )
    figures = tuple(Own(figure_of(row), row) for row in statistics[:_MOST_OF_EXPERT])
    return Subject(figures=figures, speaker=expert.pk)


def subject_of_text(text: str) -> Subject:
    """Return a pasted text as a subject: its words and the figures found in it."""
    text = text[:MOST_TEXT]
    figures = (
        Own(
            Figure(
                quantity=found.quantity,
                counted=found.counted,
                period=found.period,
                projection=found.is_projection,
            )
        )
        for found in find_statistics(text)
    )
    return Subject(figures=tuple(islice(figures, _MOST_FIGURES)), text=_first_words(text))


def _subject(
    article: Article, statistics: list[Statistic], quotes: list[Quote], topics: frozenset[int]
) -> Subject:
    for claim in (*statistics, *quotes):
        # The page has the article at hand; reading it again for each claim would cost queries.
        claim.article = article
    described = [f"{s.counted} {s.metric or ''} {s.place}" for s in statistics]
    said = [quote.exact for quote in quotes]
    if not described and not said:
        # Nobody recorded what the story claims yet: its beginning tells what it is about.
        said = [article.standfirst, article.plain_text[:_BEGINNING]]
    return Subject(
        figures=tuple(Own(figure_of(s, topics), s) for s in statistics),
        quotes=tuple(quotes),
        topics=topics,
        text=_first_words(" ".join([article.headline, *described, *said])),
        article=article.pk,
    )


@prepared
def _topics_of(article: int) -> QuerySet[Any]:
    """Return the topics of an article and of its claims."""
    rows = TaggedArticle.objects.filter(content_object=article).values_list("tag_id")
    return rows.union(
        TaggedStatistic.objects.filter(content_object__article=article).values_list("tag_id"),
        TaggedQuote.objects.filter(content_object__article=article).values_list("tag_id"),
    )


def _first_words(text: str) -> str:
    words = dict.fromkeys(text.split())
    return " ".join(islice(words, _MOST_WORDS))
