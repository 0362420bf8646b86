"""Feeds of everything that changes: articles, figures, corrections, searches, related claims.

Each is there as Atom (`…/feed/`) and as RSS (`…/feed/rss/`), in pages that go back to the first
record.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.exports import Site
from articles.views import at_address

from .channels import CHANNELS, READABLE, Channel
from .entries import entries_of
from .pages import page_of
from .related import related_patterns
from .writing import FORMS, Head, write

__all__ = ["urlpatterns"]


def view_of(name: str, form: str, channel_of: Callable[..., Channel]) -> Callable[..., Any]:
    """Return the view of a feed in one form; a former slug leads to the present one."""

    def feed(request: HttpRequest, **names: str) -> HttpResponse:
        channel, site = channel_of(request, **names), Site.of(request)
        records, following = page_of(channel, request.GET)
        entries = entries_of(records, site)
        content_type, text = write(form, head_of(request, channel, site, following), entries)
        response = HttpResponse(text, content_type=content_type)
        if entries:
            newest = max(entry.updated for entry in entries)
            response["Last-Modified"] = http_date(newest.timestamp())
        return response

    readable = READABLE.get(name)
    own = f"{name}_rss" if form == "rss" else name
    return at_address(own, readable)(feed) if readable else require_safe(feed)


def head_of(request: HttpRequest, channel: Channel, site: Site, following: str) -> Head:
    """Return what the page of the feed says of itself."""
    base = site.url(request.path)
    first = f"{base}?{channel.parameters}" if channel.parameters else base
    joint = "&" if channel.parameters else "?"
    asked = request.GET.urlencode()
    return Head(
        title=channel.title,
        about=channel.about,
        page=site.url(channel.page),
        address=f"{base}?{asked}" if asked else base,
        first=first,
        following=f"{first}{joint}{following}" if following else "",
    )


def _patterns() -> list[URLPattern]:
    return [
        path(f"{begin}feed/{ending}", view_of(name, form, channel), name=f"{name}{suffix}")
        for name, (begin, channel) in CHANNELS.items()
        for form, ending, suffix in FORMS
    ]


urlpatterns = [*_patterns(), *related_patterns()]
