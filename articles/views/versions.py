"""What an article said before: its public versions, and what changed from one to the next."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe

from articles import newsroom
from articles.forms import ListForm
from articles.models import Article
from articles.text import render as render_markdown

from .addresses import at_address
from .paging import Page

A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Step:
    """A version with what changed from the one before it, by field; the first has no changes."""

    version: newsroom.PublicVersion
    changes: list[tuple[str, SafeString]]


def with_history(request: HttpRequest, slug: str) -> tuple[Article, list[newsroom.PublicVersion]]:
    """Return the article and its public versions; raise Http404 when readers may not see them."""
    stories = Article.objects.published().select_related("outlet", "section")
    story = get_object_or_404(stories, slug=slug, history_is_public=True)
    return story, newsroom.public_versions(story)


@at_address("article_history", lambda: Article.objects.published())
def article_history(request: HttpRequest, slug: str) -> HttpResponse:
    """List the versions of an article, the newest first, with the words that changed."""
    story, versions = with_history(request, slug)
    pages = max(1, -(-len(versions) // A_PAGE))
    number = min(ListForm(request.GET).values["page"], pages)
    shown = versions[::-1][(number - 1) * A_PAGE : number * A_PAGE]
    before: dict[int, Any] = {v.number + 1: v for v in versions}
    steps = [Step(v, changes(before.get(v.number), v)) for v in shown]
    page = Page(steps, number, pages, len(versions), more=False)
    context = {"article": story, "page": page, "count": len(versions)}
    return unlisted(render(request, "articles/article_history.html", context))


def article_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one version as readers saw it."""
    story, versions = with_history(request, slug)
    if not 1 <= number <= len(versions):
        raise Http404(f"The article has {len(versions)} versions.")
    version = versions[number - 1]
    # Safe: the room of texts cleans what it renders.
    body = mark_safe(render_markdown(version.was.body))
    context = {"article": story, "version": version, "body": body, "count": len(versions)}
    context["following"] = number + 1 if number < len(versions) else None
    return unlisted(render(request, "articles/article_version.html", context))


def changes(
    before: newsroom.PublicVersion | None, after: newsroom.PublicVersion
) -> list[tuple[str, SafeString]]:
    """Return the fields that changed with the words that went and came."""
    if before is None:
        return []
    pairs = [
        (label, getattr(before.was, name), getattr(after.was, name))
        for name, label in newsroom.SEEN.items()
    ]
    return [(label, newsroom.words_changed(old, new)) for label, old, new in pairs if old != new]


def unlisted(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines: today's text is the one to be found."""
    response["X-Robots-Tag"] = "noindex"
    return response
