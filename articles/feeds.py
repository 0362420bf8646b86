"""Atom feeds: of the newest articles of the site, a topic, an expert, a search; of new claims."""

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
from django.utils.html import format_html

from articles import search
from articles.claims import related
from articles.forms import SearchForm
from articles.models import Article, Expert, Quote, Statistic, Topic
from articles.views import articles_about, at_address, claim_label, claims_of, covered_by

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


class ArticleRelatedFeed(Feed):
    """New claims about what an article reports: those that came into the archive last, first."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> Article:
        """Return the article of the address."""
        return get_object_or_404(Article.objects.published().select_related("outlet"), slug=slug)

    def title(self, obj: Article) -> str:
        return f"New claims about “{obj.headline}” – {settings.SITE_NAME}"

    def subtitle(self, obj: Any) -> str:
        return "What other articles claim on the same things"

    def link(self, obj: Article) -> str:
        return reverse("article_related", args=[obj.slug])

    def feed_url(self, obj: Article) -> str:
        return reverse("article_related_feed", args=[obj.slug])

    def items(self, obj: Article) -> list[related.Row]:
        """Return the related claims, the newest to the archive first."""
        statistics, quotes = claims_of(obj)
        return _newest(related.for_article(obj, statistics=statistics, quotes=quotes, full=True))

    def item_title(self, item: related.Row) -> str:
        """Return the relation and the words: “newer: 4.25 million (Meridian Wire)”."""
        return f"{item.relation.label}: {item.words} ({item.claim.article.outlet})"

    def item_description(self, item: related.Row) -> str:
        """Return the sentence and the reason; feed readers take this for HTML."""
        return format_html(
            "<p>{}<strong>{}</strong>{}</p><p>{}</p>",
            *(item.before, item.words, item.after, item.reason),
        )

    def item_link(self, item: related.Row) -> str:
        """Return the address of the very words."""
        return item.url

    def item_guid(self, item: related.Row) -> str:
        """Return the name of the claim, the same in every feed it appears in."""
        return f"urn:newsarchive:{item.anchor}"

    def item_author_name(self, item: related.Row) -> str:
        """Return who says it, or the outlet."""
        return str(item.claim.speaker or item.claim.article.outlet)

    def item_pubdate(self, item: related.Row) -> datetime | None:
        """Return when the article with the claim was published."""
        return item.claim.article.published_at

    def item_updateddate(self, item: related.Row) -> datetime:
        """Return when the archive recorded the claim."""
        return item.claim.created_at


class StatisticRelatedFeed(ArticleRelatedFeed):
    """New claims about one figure."""

    def get_object(self, request: HttpRequest, pk: int) -> Statistic:  # type: ignore[override]
        """Return the statistic of the address."""
        claims = Statistic.objects.public()
        rows = claims.select_related("article__outlet", "metric", "speaker", "producer")
        return get_object_or_404(rows, pk=pk)

    def title(self, obj: Statistic) -> str:  # type: ignore[override]
        return f"New claims about “{claim_label(obj)}” – {settings.SITE_NAME}"

    def link(self, obj: Statistic) -> str:  # type: ignore[override]
        return obj.get_absolute_url()

    def feed_url(self, obj: Statistic) -> str:  # type: ignore[override]
        return reverse("statistic_related_feed", args=[obj.pk])

    def items(self, obj: Statistic) -> list[related.Row]:  # type: ignore[override]
        """Return the related claims, the newest to the archive first."""
        return _newest(related.for_statistic(obj, full=True))


def _newest(found: related.Related) -> list[related.Row]:
    """Return the rows by the day they were recorded; of one day, the last published first."""
    rows = [row for group in found.groups for row in group.rows]
    rows.sort(key=lambda row: (row.claim.created_at.date(), row.claim.article.published_at))
    return rows[::-1][:ENTRIES]


article_related_feed = at_address("article_related_feed", lambda: Article.objects.published())(
    ArticleRelatedFeed()
)
