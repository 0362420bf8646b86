"""The links of a page of results: there are hundreds, so they are written without a template."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import template
from django.utils.html import format_html, format_html_join
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
    return mark_safe("".join(_item(value, address) for value in values))  # each is escaped


def _item(value: FacetValue, address: Addresses) -> str:
    count = f"{value.count:,}"
    if value.selected:
        return format_html(
            '<li><a href="{}" aria-current="true"><span aria-hidden="true">✓ </span>{}</a>'
            ' <span class="count">{}</span></li>',
            *(address.of(value.query), value.label, count),
        )
    either = (
        _aside("+", "Or", value.label, address.of(value.add)) if value.add != value.query else ""
    )
    without = _aside("−", "Without", value.label, address.of(value.exclude))
    return format_html(
        '<li><a href="{}">{}</a> <span class="count">{}</span>{}{}</li>',
        *(address.of(value.query), value.label, count, either, without),
    )


def _aside(sign: str, word: str, label: str, address: str) -> SafeString:
    return format_html(
        ' <a class="facet__aside" href="{}" title="{} {}" aria-label="{} {}">{}</a>',
        *(address, word, label, word, label, sign),
    )


@register.simple_tag
def drawn(bars: Iterable[tuple[Bar, Any, str]]) -> SafeString:
    """Return the bars of a histogram as links, each at its column of a chart.

    All of the height above a bar leads there too.
    """
    return format_html_join(
        "",
        '<a href="{}" aria-label="{}: {}"><title>{}: {}</title>'
        '<rect class="histogram__reach" x="{}" y="0" width="{}" height="60"/>'
        '<rect x="{}" y="{}" width="{}" height="{}"/></a>',
        (
            (
                *(address, bar.start, f"{bar.count:,}", bar.start, f"{bar.count:,}"),
                *(at.x, at.width, at.x, at.y, at.width, at.height),
            )
            for bar, at, address in bars
        ),
    )
