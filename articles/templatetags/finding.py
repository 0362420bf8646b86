"""The links of a page of results: there are hundreds, so they are written without a template."""

from collections.abc import Iterable
from html import escape
from typing import Any, Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.search import Bar, FacetValue

register = template.Library()


class Addresses(Protocol):
    """Gives the address of another search."""

    def of(self, query: str) -> str:
        """Return the address of a search."""


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
