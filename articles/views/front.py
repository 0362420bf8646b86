"""The home page: the latest stories, the figures and the people in them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import (
    Article,
    Metric,
    Quote,
    Statistic,
    TaggedArticle,
    Topic,
    prepared,
)

from .anniversaries import latest_on
from .cards import Card, metric_cards
from .paging import by_ids
from .people import expert_rows, experts_by_id
from .sources import OF_STORY, stories

SECONDS, LATEST, EARLIER = 2, 5, 8
# Figures, experts and topics "in the news" are those of so many latest stories: a bounded count.
RECENT = 200
FIGURES, EXPERTS, TOPICS, SAME_DAY = 6, 6, 18, 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the latest stories, and the figures, experts and topics of the recent ones."""
    ids = newest.part(0, 1 + SECONDS + LATEST + EARLIER)
    lead, rest = leads(ids=ids[:1]), by_ids(stories(ids=ids[1:]), ids[1:])
    context = {
        "lead": lead[0] if lead else None,
        "seconds": rest[:SECONDS],
        "latest": rest[SECONDS : SECONDS + LATEST],
        "stories": rest[SECONDS + LATEST :],
        "cards": figures_in_the_news(),
        "experts": most_quoted(),
        "topics": topics_in_the_news(),
        "same_day": latest_on(timezone.localdate(), SAME_DAY),
    }
    return render(request, "articles/home.html", context)


def figures_in_the_news() -> list[Card]:
    """Return cards of the metrics that recent articles report most."""
    ids = [pk for pk, _ in reported_most.part(0, FIGURES)]
    return metric_cards(by_ids(metrics(ids=ids), ids))


def most_quoted() -> list[dict[str, Any]]:
    """Return the experts whom recent articles quote most, with role and counts in them."""
    quotes = dict(quoted_most.part(0, EXPERTS))
    ids = list(quotes)
    counts = {"quotes": quotes, "figures": dict(told_by(experts=ids))}
    return expert_rows(by_ids(experts_by_id(ids=ids), ids), counts)


def topics_in_the_news() -> list[Topic]:
    """Return the topics that most of the recent articles have."""
    ids = [pk for pk, _ in tagged_most.part(0, TOPICS)]
    return by_ids(topics(ids=ids), ids)


@prepared
def newest() -> QuerySet[Any]:
    """Return the ids of the published articles, newest first."""
    return Article.objects.published().newest().values_list("pk", flat=True)


@prepared
def leads(ids: Collection[int]) -> QuerySet[Article]:
    """Return the published ones of some articles with what the first story of the page shows."""
    shown = ("byline", "image_url", "image_caption", "plain_text")
    found = Article.objects.published().filter(pk__in=ids).select_related("outlet", "section")
    return found.only(*OF_STORY, *shown)


def recent() -> QuerySet[Any]:
    """Return the recent articles, to ask about what is in them."""
    return Article.objects.published().newest().values("pk")[:RECENT]


def most_of(rows: QuerySet[Any], field: str) -> QuerySet[Any]:
    """Return the values of a foreign key with how many rows have each; most first, then by id."""
    counted = rows.order_by().values_list(field).annotate(times=Count("pk"))
    return counted.order_by("-times", field)


@prepared
def reported_most() -> QuerySet[Any]:
    """Return the metrics that recent articles report most, with the number of figures."""
    figures = Statistic.objects.public().filter(article__in=recent(), metric__isnull=False)
    return most_of(figures, "metric")


@prepared
def quoted_most() -> QuerySet[Any]:
    """Return the experts whom recent articles quote most, with the number of quotes."""
    quotes = Quote.objects.public().filter(article__in=recent(), speaker__isnull=False)
    return most_of(quotes, "speaker")


@prepared
def tagged_most() -> QuerySet[Any]:
    """Return the topics that most recent articles have, with the number of articles."""
    return most_of(TaggedArticle.objects.filter(content_object__in=recent()), "tag")


@prepared
def told_by(experts: Collection[int]) -> QuerySet[Any]:
    """Return how many figures some experts tell in recent articles."""
    figures = Statistic.objects.public().filter(article__in=recent(), speaker__in=experts)
    return most_of(figures, "speaker")


@prepared
def metrics(ids: Collection[int]) -> QuerySet[Metric]:
    """Return some metrics as cards show them."""
    return Metric.objects.filter(pk__in=ids).order_by().only("slug", "name", "place")


@prepared
def topics(ids: Collection[int]) -> QuerySet[Topic]:
    """Return those of some topics that were not merged, as a list shows them."""
    return Topic.objects.canonical().filter(pk__in=ids).order_by().only("slug", "name")
