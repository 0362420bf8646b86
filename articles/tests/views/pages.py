"""What tests of pages share: getting a page, and the set of all public addresses."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import reverse

from articles.models import Article, Expert, Metric, Organization, Quote, Statistic, Topic


def get_page(client: Client, address: str, **parameters: Any) -> str:
    """Return the HTML of a page that must be there."""
    response = client.get(address, parameters)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def lists() -> Iterator[str]:
    """Yield the addresses of the pages that list records, and of those about the site."""
    names = "home feed search search_help topics experts organizations outlets sections metrics"
    names += " corrections corrections_feed feed_rss archive about robots healthz"
    for name in names.split():
        yield reverse(name)


def record_pages() -> Iterator[str]:
    """Yield the address of every record there is, public or not."""
    for model in (Article, Topic, Expert, Organization, Metric, Statistic, Quote):
        for record in model.objects.all():
            yield record.get_absolute_url()
    for article in Article.objects.select_related("outlet", "section"):
        yield article.outlet.get_absolute_url()
        yield reverse("outlet_feed", args=[article.outlet.slug])
        if article.section:
            yield reverse("section_feed", args=[article.section.slug])
            yield article.section.get_absolute_url()
        if article.published_at:
            day = article.published_at
            yield reverse("archive_year", args=[day.year])
            yield reverse("archive_month", args=[day.year, day.month])
            yield reverse("archive_day", args=[day.year, day.month, day.day])
    for topic in Topic.objects.all():
        yield reverse("topic_feed", args=[topic.slug])
    for metric in Metric.objects.all():
        yield reverse("metric_feed_rss", args=[metric.slug])
    for expert in Expert.objects.all():
        yield reverse("expert_feed", args=[expert.slug])
