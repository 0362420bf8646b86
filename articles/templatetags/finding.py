"""The rows and links of a page of results: so many that they are written without a template."""

from collections.abc import Iterable
from html import escape
from typing import Any, Protocol

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.search import Bar, FacetValue, Hit

from .archive import text_dir

register = template.Library()


class Addresses(Protocol):
    """Gives the address of another search."""

    def of(self, query: str) -> str:
        """Return the address of a search."""


@register.simple_tag
def article_hits(hits: Iterable[Hit], carried: str) -> SafeString:
    """Return articles that were found as list items; `carried` takes the words into the article."""
    return mark_safe("".join(_article(hit, carried) for hit in hits))  # escaped below


def _article(hit: Hit, carried: str) -> str:
    """Return one article; its snippet and title are safe HTML already."""
    story = hit.record
    moment = timezone.localtime(story.published_at)
    language = escape(story.language)
    href = escape(story.get_absolute_url() + carried)
    label = f'<p class="label">{escape(story.section.name)}</p>' if story.section else ""
    return (
        f'<li><article class="story" lang="{language}" dir="{text_dir(story.language)}">{label}'
        f'<h2 class="story__headline"><a href="{href}">{hit.title}</a></h2>'
        f'<p class="story__standfirst">{hit.snippet}</p>'
        f'<p class="meta"><span>{escape(story.outlet.name)}</span>'
        f'<time datetime="{moment.isoformat(timespec="seconds")}">'
        f"{moment.day} {moment:%B} {moment.year}</time></p></article></li>"
    )


@register.simple_tag
def facet_values(values: Iterable[FacetValue], address: Addresses) -> SafeString:
    """Return the values of a facet as list items: each with its count, and what else to do."""
    return mark_safe("".join(_item(value, address) for value in values))  # escaped below


def _item(value: FacetValue, address: Addresses) -> str:
    label, href = escape(value.label), escape(address.of(value.query))
    count = f'<span class="count">{value.count:,}</span>'
    if value.selected:
        tick = '<span aria-hidden="true">✓ </span>'
        return f'<li><a href="{href}" aria-current="true">{tick}{label}</a> {count}</li>'
    aside = _aside("−", f"Without {label}", address.of(value.exclude))
    if value.add != value.query:
        aside = _aside("+", f"Or {label}", address.of(value.add)) + aside
    return f'<li><a href="{href}">{label}</a> {count}{aside}</li>'


def _aside(sign: str, title: str, address: str) -> str:
    """Return a link of one sign; `title` is escaped already."""
    return (
        f' <a class="facet__aside" href="{escape(address)}" title="{title}"'
        f' aria-label="{title}">{sign}</a>'
    )


@register.simple_tag
def drawn(bars: Iterable[tuple[Bar, Any, str]]) -> SafeString:
    """Return the bars of a histogram as links, each at its column of a chart.

    All of the height above a bar leads there too.
    """
    return mark_safe("".join(_bar(bar, at, escape(address)) for bar, at, address in bars))


def _bar(bar: Bar, at: Any, href: str) -> str:
    label = f"{bar.start}: {bar.count:,}"  # digits and hyphens, nothing to escape
    return (
        f'<a href="{href}" aria-label="{label}"><title>{label}</title>'
        f'<rect class="histogram__reach" x="{at.x}" y="0" width="{at.width}" height="60"/>'
        f'<rect x="{at.x}" y="{at.y}" width="{at.width}" height="{at.height}"/></a>'
    )
