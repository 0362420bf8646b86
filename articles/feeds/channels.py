"""What can be followed by feed, and which records each feed has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles import search
from articles.forms import SearchForm
from articles.models import (
    Article,
    Correction,
    Expert,
    Metric,
    Quote,
    Statistic,
    Topic,
)
from articles.views import (
    articles_about,
    covered_by,
    public_corrections,
    public_outlets,
    public_sections,
)


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: what it is called, the page it follows, and its records by the date at `dated`.

    `query` is what a search feed searches; its records are found by the index instead.
    """

    title: str
    about: str
    page: str
    records: QuerySet[Any]
    dated: str = "published_at"
    query: search.Query | None = None
    kind: str = "articles"
    parameters: str = ""


def _named(name: object) -> str:
    return f"{name} – {settings.SITE_NAME}"


def site(request: HttpRequest) -> Channel:
    """Return the feed of all articles."""
    stories = Article.objects.published()
    return Channel(settings.SITE_NAME, "The newest articles", reverse("home"), stories)


def topic(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of a topic and the topics below it."""
    record = get_object_or_404(Topic.objects.public(), slug=slug)
    about = record.description or f"The newest articles about {record.name}"
    stories = articles_about(covered_by(record))
    return Channel(_named(record), about, record.get_absolute_url(), stories)


def expert(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of the articles that quote or cite an expert."""
    record = get_object_or_404(Expert.objects.public(), slug=slug)
    said = Quote.objects.public().filter(speaker=record).values("article")
    told = Statistic.objects.public().filter(speaker=record).values("article")
    stories = Article.objects.published().filter(Q(pk__in=said) | Q(pk__in=told))
    about = f"The newest articles that quote or cite {record.name}"
    return Channel(_named(record), about, record.get_absolute_url(), stories)


def outlet(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of an outlet's articles."""
    record = get_object_or_404(public_outlets(), slug=slug)
    stories = Article.objects.published().filter(outlet=record)
    about = record.description or f"The newest articles of {record}"
    return Channel(_named(record), about, record.get_absolute_url(), stories)


def section(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of a section's articles."""
    record = get_object_or_404(public_sections(), slug=slug)
    stories = Article.objects.published().filter(section=record)
    about = record.description or f"The newest articles under {record}"
    return Channel(_named(record), about, record.get_absolute_url(), stories)


def metric(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of a metric's values as stories report them."""
    record = get_object_or_404(Metric.objects.public(), slug=slug)
    values = Statistic.objects.public().filter(metric=record)
    about = record.definition or f"Every value of {record} that a story reports"
    page = record.get_absolute_url()
    return Channel(_named(record), about, page, values, "article__published_at")


def corrections(request: HttpRequest) -> Channel:
    """Return the feed of corrections."""
    about = "What articles of the archive had wrong"
    return Channel(_named("Corrections"), about, reverse("corrections"), public_corrections())


def found(request: HttpRequest) -> Channel:
    """Return the feed of what a search finds: its figures, its quotes, or else its articles."""
    values = SearchForm(request.GET).values
    query = search.parse_query(values["q"])
    kind, word, records = DATED.get(values["kind"], DATED["articles"])
    asked = {"q": str(query)} | ({} if kind == "articles" else {"kind": kind})
    return Channel(
        title=_named(f"Search: {query}"),
        about=f"The newest {word} that the search {query} finds",
        page=f"{reverse('search')}?{urlencode(asked | {'sort': 'newest'})}",
        records=records(),
        query=query,
        kind=kind,
        parameters=urlencode(asked),
    )


def with_details(records: Any) -> QuerySet[Any]:
    """Return the records with what their entries show."""
    if records.model is Article:
        return records.for_cards().prefetch_related("topics", "corrections")
    if records.model is Correction:
        return records.select_related("article__outlet").defer("article__body")
    related = ("article__outlet", "speaker", *(["metric"] if records.model is Statistic else []))
    return records.select_related(*related).defer("article__body", "article__body_html")


# By kind of result, those that have a date: the kind, the word for it, the public records.
DATED: dict[str, tuple[str, str, Callable[[], QuerySet[Any]]]] = {
    "articles": ("articles", "articles", lambda: Article.objects.published()),
    "statistics": ("statistics", "figures", lambda: Statistic.objects.public()),
    "quotes": ("quotes", "quotes", lambda: Quote.objects.public()),
}
# By the name of the address: where it begins, and the channel.
CHANNELS: dict[str, tuple[str, Callable[..., Channel]]] = {
    "feed": ("", site),
    "search_feed": ("search/", found),
    "corrections_feed": ("corrections/", corrections),
    "topic_feed": ("topics/<str:slug>/", topic),
    "expert_feed": ("experts/<str:slug>/", expert),
    "outlet_feed": ("outlets/<str:slug>/", outlet),
    "section_feed": ("sections/<str:slug>/", section),
    "metric_feed": ("metrics/<str:slug>/", metric),
}
READABLE: dict[str, Callable[[], QuerySet[Any]]] = {
    "topic_feed": lambda: Topic.objects.public(),
    "expert_feed": lambda: Expert.objects.public(),
    "outlet_feed": public_outlets,
    "section_feed": public_sections,
    "metric_feed": lambda: Metric.objects.public(),
}
