"""Atom feeds of the newest articles: of the site, a topic, an expert, a search."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles import search
from articles.forms import SearchForm
from articles.models import Article, Expert, Quote, Statistic, Topic
from articles.views import articles_about, at_address, covered_by

ENTRIES = 40


class SiteFeed(Feed):
    """The newest articles of the whole archive."""

    feed_type = Atom1Feed

    def title(self, obj: Any) -> str:
        """Return the name of the feed."""
        return settings.SITE_NAME

    def subtitle(self, obj: Any) -> str:
        """Return what the feed holds."""
        return "The newest articles"

    def link(self, obj: Any) -> str:
        """Return the page that the feed follows."""
        return reverse("home")

    def feed_url(self, obj: Any) -> str:
        """Return the address of the feed itself, without parameters."""
        return reverse("feed")

    def stories(self, obj: Any) -> Any:
        """Return the articles that the feed follows."""
        return Article.objects.published()

    def items(self, obj: Any) -> QuerySet[Any]:
        """Return the newest articles, with their topics for the categories."""
        return self.stories(obj).newest().for_cards().prefetch_related("topics")[:ENTRIES]

    def item_title(self, item: Article) -> str:
        """Return the headline."""
        return item.headline

    def item_description(self, item: Article) -> str:
        """Return the standfirst."""
        return item.standfirst

    def item_author_name(self, item: Article) -> str:
        """Return the byline, or the outlet where there is none."""
        return item.byline or str(item.outlet)

    def item_pubdate(self, item: Article) -> datetime | None:
        """Return when the article was published."""
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        """Return when the archive's copy last changed."""
        return item.modified_at

    def item_categories(self, item: Article) -> list[str]:
        """Return the topics' names."""
        return [topic.name for topic in item.topics.all()]


class TopicFeed(SiteFeed):
    """The newest articles of a topic and the topics below it."""

    def get_object(self, request: HttpRequest, slug: str) -> Topic:
        """Return the topic of the address."""
        return get_object_or_404(Topic.objects.public(), slug=slug)

    def title(self, obj: Topic) -> str:
        return f"{obj.name} – {settings.SITE_NAME}"

    def subtitle(self, obj: Topic) -> str:
        return obj.description or f"The newest articles about {obj.name}"

    def link(self, obj: Topic) -> str:
        return obj.get_absolute_url()

    def feed_url(self, obj: Topic) -> str:
        return reverse("topic_feed", args=[obj.slug])

    def stories(self, obj: Topic) -> Any:
        return articles_about(covered_by(obj))


class ExpertFeed(SiteFeed):
    """The newest articles that quote or cite an expert."""

    def get_object(self, request: HttpRequest, slug: str) -> Expert:
        """Return the expert of the address."""
        return get_object_or_404(Expert.objects.public(), slug=slug)

    def title(self, obj: Expert) -> str:
        return f"{obj.name} – {settings.SITE_NAME}"

    def subtitle(self, obj: Expert) -> str:
        return f"The newest articles that quote or cite {obj.name}"

    def link(self, obj: Expert) -> str:
        return obj.get_absolute_url()

    def feed_url(self, obj: Expert) -> str:
        return reverse("expert_feed", args=[obj.slug])

    def stories(self, obj: Expert) -> Any:
        said = Quote.objects.public().filter(speaker=obj).values("article")
        told = Statistic.objects.public().filter(speaker=obj).values("article")
        return Article.objects.published().filter(Q(pk__in=said) | Q(pk__in=told))


class SearchFeed(SiteFeed):
    """The newest articles that a search finds; the newest of all while there is no index."""

    def get_object(self, request: HttpRequest) -> search.Query:
        """Return the query of the address."""
        return search.parse_query(SearchForm(request.GET).values["q"])

    def title(self, obj: search.Query) -> str:
        return f"Search: {obj} – {settings.SITE_NAME}"

    def subtitle(self, obj: search.Query) -> str:
        return f"The newest articles that the search {obj} finds"

    def link(self, obj: search.Query) -> str:
        return f"{reverse('search')}?{urlencode({'q': str(obj), 'sort': 'newest'})}"

    def feed_url(self, obj: search.Query) -> str:
        return f"{reverse('search_feed')}?{urlencode({'q': str(obj)})}"

    def stories(self, obj: search.Query) -> Any:
        found = search.find(obj, sort="newest", per_page=ENTRIES)
        return Article.objects.published().filter(pk__in=[hit.id for hit in found.hits])


topic_feed = at_address("topic_feed", lambda: Topic.objects.public())(TopicFeed())
expert_feed = at_address("expert_feed", lambda: Expert.objects.public())(ExpertFeed())
