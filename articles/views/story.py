"""The article's page: the text with its claims marked, what it reports, and who speaks."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString, mark_safe

from articles.forms import ArticleForm
from articles.models import (
    Article,
    Correction,
    Quote,
    Statistic,
    TaggedArticle,
    Topic,
    prepared,
)
from articles.periods import format_period
from articles.quantities import format_quantity
from articles.text import Mark, mark_html

from .addresses import at_address
from .hits import hits_in
from .neighbours import neighbours
from .sidebar import article_section, claims_of

Claim = Statistic | Quote


def readable() -> QuerySet[Article]:
    """Return the articles that have an address for readers: published, or withdrawn since."""
    return Article.objects.published() | Article.objects.withdrawn()


@prepared
def readable_at(slug: str) -> QuerySet[Article]:
    """Return the article that readers find at an address, with what its page shows of it."""
    return readable().select_related("outlet", "section").filter(slug=slug)


@at_address("article", readable)
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article; a withdrawn one says why it is gone. Editors may read drafts here."""
    found = readable_at(slug=slug)
    story = (
        found[0]
        if found
        else get_object_or_404(
            Article.objects.visible_to(request.user).select_related("outlet", "section"), slug=slug
        )
    )
    if story.status == Article.Status.WITHDRAWN:
        return render(request, "articles/withdrawn.html", {"article": story}, status=410)
    context = article_context(request, story)
    context |= hits_in(context["body"], ArticleForm(request.GET).values["find"])
    response = render(request, "articles/article.html", context)
    if not story.is_public:
        patch_cache_control(response, private=True, no_store=True)
    return response


def article_context(request: HttpRequest, story: Article) -> dict[str, Any]:
    """Return what the page shows of an article: text, claims, people, topics, other coverage."""
    topics = topics_of(article=story.pk)
    statistics, quotes = claims_of(story)
    section = article_section(request, story, statistics, quotes)
    return {
        "article": story,
        "section": section,
        "related": section.found,
        "body": marked_body(story, statistics, quotes),
        "statistics": statistics,
        "quotes": quotes,
        "people": people_of(statistics, quotes),
        "topics": topics,
        "corrections": corrections_of(article=story.pk),
        **neighbours(story, topics),
    }


def marked_body(story: Article, statistics: list[Statistic], quotes: list[Quote]) -> SafeString:
    """Return the body's HTML with the words of every claim linked to the claim's page."""
    marks = [
        *(mark(statistic, "statistic", figure_title(statistic)) for statistic in statistics),
        *(mark(quote, "quote", quote_title(quote)) for quote in quotes),
    ]
    # Safe: body_html was cleaned when the article was saved, and marks escape what they add.
    return mark_safe(mark_html(story.body_html, story.plain_text, list(filter(None, marks))))


def mark(claim: Claim, kind: str, title: str) -> Mark | None:
    """Return the mark of a claim, None when its words are no longer in the text."""
    if claim.start is None or claim.end is None or not claim.is_anchored:
        return None
    return Mark(claim.start, claim.end, claim.get_absolute_url(), kind, claim.fragment, title)


def figure_title(statistic: Statistic) -> str:
    """Return what a marked figure is: “3.377 million · 5G base stations · end of 2023”."""
    period = statistic.period
    parts = [format_quantity(statistic.quantity), statistic.counted, statistic.place]
    return " · ".join(filter(None, [*parts, format_period(period) if period else ""]))


def quote_title(quote: Quote) -> str:
    """Return whose words a marked quote is."""
    return f"{quote.speaker or quote.organization or 'Unnamed source'}: all about this quote"


def people_of(statistics: list[Statistic], quotes: list[Quote]) -> list[dict[str, Any]]:
    """Return everyone who speaks in the article, in order, with the role at the time."""
    people: dict[int, dict[str, Any]] = {}
    claims: list[Claim] = [*statistics, *quotes]
    for claim in sorted(claims, key=lambda c: (c.start is None, c.start or 0)):
        if claim.speaker is not None:
            person = people.setdefault(claim.speaker.pk, {"expert": claim.speaker})
            person["role"] = person.get("role") or claim.speaker_role
    return list(people.values())


@prepared
def topics_of(article: int) -> QuerySet[Topic]:
    """Return the topics of an article by name."""
    tagged = TaggedArticle.objects.filter(content_object=article)
    return Topic.objects.filter(pk__in=tagged.values("tag"), merged_into=None).order_by("name")


@prepared
def corrections_of(article: int) -> QuerySet[Correction]:
    """Return the corrections of an article in their order."""
    return Correction.objects.filter(article=article)
