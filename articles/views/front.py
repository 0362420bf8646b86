"""The home page: the latest stories, the figures and the people in them."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, Expert, Metric, Quote, Statistic, TaggedArticle, Topic

from .anniversaries import latest_on
from .measures import metric_cards
from .paging import take
from .people import expert_rows

SECONDS, LATEST, EARLIER = 2, 5, 8
# Figures, experts and topics "in the news" are those of so many latest stories: a bounded count.
RECENT = 200
FIGURES, EXPERTS, TOPICS, SAME_DAY = 6, 6, 18, 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the latest stories, and the figures, experts and topics of the recent ones."""
    published = Article.objects.published().newest()
    recent = list(published.values_list("pk", flat=True)[:RECENT])
    lead = take(published.select_related("outlet", "section"), 0, 1)
    stories = take(published.for_cards(), 1, 1 + SECONDS + LATEST + EARLIER)
    context = {
        "lead": lead[0] if lead else None,
        "seconds": stories[:SECONDS],
        "latest": stories[SECONDS : SECONDS + LATEST],
        "stories": stories[SECONDS + LATEST :],
        "cards": figures_in_the_news(recent),
        "experts": most_quoted(recent),
        "topics": topics_in_the_news(recent),
        "same_day": latest_on(timezone.localdate(), SAME_DAY),
    }
    return render(request, "articles/home.html", context)


def figures_in_the_news(article_ids: list[int]) -> list[Any]:
    """Return cards of the metrics that these articles report most."""
    reported = Statistic.objects.public().filter(article__in=article_ids, metric__isnull=False)
    ids = top(reported, "metric", FIGURES)
    return metric_cards(in_order(Metric.objects.filter(pk__in=ids), ids))


def most_quoted(article_ids: list[int]) -> list[dict[str, Any]]:
    """Return the experts whom these articles quote most, with role and counts in them."""
    said = Quote.objects.public().filter(article__in=article_ids, speaker__isnull=False)
    ids = top(said, "speaker", EXPERTS)
    return expert_rows(in_order(Expert.objects.public().filter(pk__in=ids), ids), article_ids)


def topics_in_the_news(article_ids: list[int]) -> list[Topic]:
    """Return the topics that most of these articles have."""
    ids = top(TaggedArticle.objects.filter(content_object__in=article_ids), "tag", TOPICS)
    return in_order(Topic.objects.canonical().filter(pk__in=ids), ids)


def top(rows: Any, field: str, number: int) -> list[int]:
    """Return the values of a foreign key that most rows have, equal ones by id."""
    counted = rows.order_by().values_list(field).annotate(times=Count("pk"))
    return [pk for pk, _ in counted.order_by("-times", field)[:number]]


def in_order(records: Any, ids: list[int]) -> list[Any]:
    """Return the records in the order of their ids in the list."""
    return sorted(records, key=lambda record: ids.index(record.pk))
