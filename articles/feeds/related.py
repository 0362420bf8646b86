"""Feeds of new claims about what an article, a figure or a quote says, as Atom and as RSS."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from articles.claims import related
from articles.exports import Site
from articles.models import Article, Quote, Statistic
from articles.views import at_address, claim_label, claims_of

from .entries import Entry, entry_id
from .writing import FORMS, Head, write

ENTRIES = 40
ABOUT = "What other articles claim on the same things"


def article_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Answer with the claims related to those of an article, last recorded first."""
    stories = Article.objects.published().select_related("outlet")
    story = get_object_or_404(stories, slug=slug)
    statistics, quotes = claims_of(story)
    found = related.for_article(story, statistics=statistics, quotes=quotes, full=True)
    page = reverse("article_related", args=[story.slug])
    return _answer(request, form, f"“{story.headline}”", page, found)


def statistic_feed(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Answer with the claims related to one figure, last recorded first."""
    rows = Statistic.objects.public()
    rows = rows.select_related("article__outlet", "metric", "speaker", "producer")
    figure = get_object_or_404(rows, pk=pk)
    found = related.for_statistic(figure, full=True)
    return _answer(request, form, f"“{claim_label(figure)}”", figure.get_absolute_url(), found)


def quote_feed(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Answer with the claims related to one quote, last recorded first."""
    rows = Quote.objects.public().select_related("article__outlet", "speaker", "organization")
    quote = get_object_or_404(rows, pk=pk)
    found = related.for_quote(quote, full=True)
    return _answer(request, form, claim_label(quote), quote.get_absolute_url(), found)


def _answer(
    request: HttpRequest, form: str, subject: str, page: str, found: related.Related
) -> HttpResponse:
    site = Site.of(request)
    head = Head(
        title=f"New claims about {subject} – {settings.SITE_NAME}",
        about=ABOUT,
        page=site.url(page),
        address=site.url(request.path),
        first=site.url(request.path),
        following="",
    )
    entries = [_entry(row, site) for row in _newest(found)]
    content_type, text = write(form, head, entries)
    return HttpResponse(text, content_type=content_type)


def _newest(found: related.Related) -> list[related.Row]:
    """Return the rows by the day they were recorded; of one day, the last published first."""
    rows = [row for group in found.groups for row in group.rows]
    rows.sort(key=lambda row: (row.claim.created_at.date(), _published(row)), reverse=True)
    return rows[:ENTRIES]


def _published(row: related.Row) -> datetime:
    at: datetime = row.claim.article.published_at
    return at


def _entry(row: related.Row, site: Site) -> Entry:
    """Return a related claim as an entry: relation and words, its sentence, and the reason.

    The id names the claim and is the same in every feed; feed readers take the summary for HTML.
    """
    claim = row.claim
    return Entry(
        id=entry_id(str(claim._meta.model_name), claim.pk, site),
        title=f"{row.relation.label}: {row.words} ({claim.article.outlet})",
        link=site.url(row.url),
        summary=format_html(
            "<p>{}<strong>{}</strong>{}</p><p>{}</p>", row.before, row.words, row.after, row.reason
        ),
        author=str(claim.speaker or claim.article.outlet),
        published=claim.article.published_at,
        updated=claim.created_at,
        language=claim.article.language,
    )


def related_patterns() -> list[URLPattern]:
    """Return the addresses of these feeds; a former slug leads to the present one."""
    found = []
    for form, ending, suffix in FORMS:
        name = f"article_related_feed{suffix}"
        of_article = at_address(name, Article.objects.published)(partial(article_feed, form=form))
        found.append(path(f"articles/<uslug:slug>/related/feed/{ending}", of_article, name=name))
        for kind, feed in (("statistic", statistic_feed), ("quote", quote_feed)):
            of_claim = require_safe(partial(feed, form=form))
            address = f"{kind}s/<int:pk>/related/feed/{ending}"
            found.append(path(address, of_claim, name=f"{kind}_related_feed{suffix}"))
    return found
