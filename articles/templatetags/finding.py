"""The rows and links of a page of results: so many that they are written without a template."""

from collections.abc import Iterable
from html import escape
from typing import Any, Protocol

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.search import Bar, Facet, FacetValue, Hit

from .archive import quoted, text_dir, unbroken

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
        f'<h2 class="story__headline"><a href="{href}">{unbroken(hit.title)}</a></h2>'
        f'<p class="story__standfirst">{hit.snippet}</p>'
        f'<p class="meta"><span>{escape(story.outlet.name)}</span>'
        f'<time datetime="{moment.isoformat(timespec="seconds")}">'
        f"{moment.day} {moment:%B} {moment.year}</time></p></article></li>"
    )


@register.filter
def quoted_hit(hit: Hit) -> SafeString:
    """Return a quote that was found, written as on every page; its snippet is safe HTML."""
    return mark_safe(quoted(hit.record, hit.snippet))


@register.simple_tag
def facet_form(facet: Facet, address: Addresses) -> SafeString:
    """Return the values of a facet: each with its count, and a box to tick for any of several."""
    items = "".join(_item(value, address) for value in facet.values)  # escaped below
    cleared = ""
    if facet.is_narrowed:
        href = escape(address.of(facet.cleared))
        cleared = f' <a href="{href}">Any {escape(facet.label.lower())}</a>'
    return mark_safe(
        f'<ul>{items}</ul><p class="facet__either"><button name="facet" value="{facet.name}">'
        f"Any of these</button>{cleared}</p>"
    )


def _item(value: FacetValue, address: Addresses) -> str:
    """Return a value: its box, the link to it, its count."""
    label, href = escape(value.label), escape(address.of(value.query))
    count = f'<span class="count">{value.count:,}</span>'
    box = f'<input type="checkbox" name="any" value="{escape(value.value)}" aria-label="{label}"'
    if value.selected:
        return f'<li>{box} checked><a href="{href}" aria-current="true">{label}</a> {count}</li>'
    aside = _aside("−", f"Without {label}", address.of(value.exclude))
    if value.add != value.query:
        aside = _aside("+", f"Or {label}", address.of(value.add)) + aside
    return f'<li>{box}><a href="{href}">{label}</a> {count}{aside}</li>'


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
