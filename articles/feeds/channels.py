"""What can be followed by feed, and which records each feed has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from articles import search
from articles.forms import SearchForm
from articles.models import Expert, Metric, Outlet, Prepared, Section, Topic
from articles.views import (
    covered_by,
    expert_at,
    first_or_404,
    is_common,
    metric_at,
    outlet_at,
    section_at,
    topic_at,
)

from . import questions


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: what it is called, the page it follows, and its records.

    `listed` gives the ids and dates of the records for what is `given`, `shown` the records by id.
    `query` is what a search feed searches; its records are found by the index instead.
    """

    title: str
    about: str
    page: str
    listed: Prepared[..., Any] = questions.stories
    given: Mapping[str, Any] = field(default_factory=dict)
    shown: Prepared[..., Any] = questions.stories_by_id
    query: search.Query | None = None
    kind: str = "articles"
    parameters: str = ""


def _named(name: object) -> str:
    return f"{name} – {settings.SITE_NAME}"


def site(request: HttpRequest) -> Channel:
    """Return the feed of all articles."""
    of = {"outlet": None, "section": None}
    return Channel(settings.SITE_NAME, "The newest articles", reverse("home"), given=of)


def topic(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of a topic and the topics below it."""
    record = first_or_404(topic_at(slug=slug))
    about = record.description or f"The newest articles about {record.name}"
    topics = covered_by(record)
    of = {"topics": topics, "common": is_common(topics)}
    page = record.get_absolute_url()
    return Channel(_named(record), about, page, questions.stories_about, of)


def expert(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of the articles that quote or cite an expert."""
    record = first_or_404(expert_at(slug=slug))
    about = f"The newest articles that quote or cite {record.name}"
    page = record.get_absolute_url()
    return Channel(_named(record), about, page, questions.stories_with, {"expert": record.pk})


def outlet(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of an outlet's articles."""
    record = first_or_404(outlet_at(slug=slug))
    about = record.description or f"The newest articles of {record}"
    of = {"outlet": record.pk, "section": None}
    return Channel(_named(record), about, record.get_absolute_url(), given=of)


def section(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of a section's articles."""
    record = first_or_404(section_at(slug=slug))
    about = record.description or f"The newest articles under {record}"
    of = {"outlet": None, "section": record.pk}
    return Channel(_named(record), about, record.get_absolute_url(), given=of)


def metric(request: HttpRequest, slug: str) -> Channel:
    """Return the feed of a metric's values as stories report them."""
    record = first_or_404(metric_at(slug=slug))
    about = record.definition or f"Every value of {record} that a story reports"
    page, of = record.get_absolute_url(), {"metric": record.pk}
    return Channel(_named(record), about, page, questions.values, of, questions.values_by_id)


def corrections(request: HttpRequest) -> Channel:
    """Return the feed of corrections."""
    return Channel(
        _named("Corrections"),
        "What articles of the archive had wrong",
        reverse("corrections"),
        questions.corrections,
        shown=questions.corrections_by_id,
    )


def found(request: HttpRequest) -> Channel:
    """Return the feed of what a search finds: its figures, its quotes, or else its articles."""
    values = SearchForm(request.GET).values
    query = search.parse_query(values["q"])
    kind, word, shown = DATED.get(values["kind"], DATED["articles"])
    asked = {"q": str(query)} | ({} if kind == "articles" else {"kind": kind})
    return Channel(
        title=_named(f"Search: {query}"),
        about=f"The newest {word} that the search {query} finds",
        page=f"{reverse('search')}?{urlencode(asked | {'sort': 'newest'})}",
        shown=shown,
        query=query,
        kind=kind,
        parameters=urlencode(asked),
    )


# By kind of result, those that have a date: the kind, the word for it, the public records by id.
DATED: dict[str, tuple[str, str, Prepared[..., Any]]] = {
    "articles": ("articles", "articles", questions.stories_by_id),
    "statistics": ("statistics", "figures", questions.values_by_id),
    "quotes": ("quotes", "quotes", questions.quotes_by_id),
}
# By the name of the address: where it begins, and the channel.
CHANNELS: dict[str, tuple[str, Callable[..., Channel]]] = {
    "feed": ("", site),
    "search_feed": ("search/", found),
    "corrections_feed": ("corrections/", corrections),
    "topic_feed": ("topics/<uslug:slug>/", topic),
    "expert_feed": ("experts/<uslug:slug>/", expert),
    "outlet_feed": ("outlets/<uslug:slug>/", outlet),
    "section_feed": ("sections/<uslug:slug>/", section),
    "metric_feed": ("metrics/<uslug:slug>/", metric),
}
READABLE: dict[str, Callable[[], QuerySet[Any]]] = {
    "topic_feed": lambda: Topic.objects.public(),
    "expert_feed": lambda: Expert.objects.public(),
    "outlet_feed": lambda: Outlet.objects.public(),
    "section_feed": lambda: Section.objects.public(),
    "metric_feed": lambda: Metric.objects.public(),
}
