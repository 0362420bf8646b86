"""Feeds of new claims about what an article or a figure reports."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html

from articles.claims import related
from articles.models import Article, Statistic
from articles.views import at_address, claim_label, claims_of

ENTRIES = 40


class ArticleRelatedFeed(Feed):
    """New claims about what an article reports: those that came into the archive last, first."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> Article:
        """Return the article of the address."""
        return get_object_or_404(Article.objects.published().select_related("outlet"), slug=slug)

    def title(self, obj: Article) -> str:
        return f"New claims about “{obj.headline}” – {settings.SITE_NAME}"

    def subtitle(self, obj: object) -> str:
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
