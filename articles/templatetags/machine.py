"""What a page says to machines in its head: JSON-LD and meta elements. No queries."""

import json
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.exports import (
    Site,
    article_meta,
    home_document,
    index_document,
    page_document,
    page_meta,
    record_document,
)
from articles.models import Article, Metric, Quote, Statistic

register = template.Library()

EMBEDDABLE = (Metric, Quote, Statistic)
# Parameters that make another list of a page. Others show the same one in another light, or only
# tell where its reader came from.
LISTS = "q letter page kind sort view under topic metric outlet unit period low high".split()
# In these forms no text can end the element that holds it (as Django's json_script does).
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True, name="jsonld")
def jsonld_tag(context: dict[str, Any], record: Model, **parts: Any) -> SafeString:
    """Describe the record of the page: `{% jsonld article topics=topics quotes=quotes %}`.

    Articles take topics, statistics, quotes, corrections; experts names, roles, topics;
    organizations names; topics synonyms; statistics and quotes topics; metrics statistics.
    """
    return _element(record_document(record, _site(context), **parts))


@register.simple_tag(takes_context=True)
def jsonld_index(context: dict[str, Any], name: str) -> SafeString:
    """Describe a page that lists records: `{% jsonld_index "Topics" %}`."""
    return _element(index_document(name, context["request"].path, _site(context)))


@register.simple_tag(takes_context=True)
def jsonld_page(context: dict[str, Any], name: str, kind: str = "WebPage") -> SafeString:
    """Describe a page without records: `{% jsonld_page "About" "AboutPage" %}`."""
    return _element(page_document(name, context["request"].path, _site(context), kind))


@register.simple_tag(takes_context=True)
def jsonld_home(context: dict[str, Any]) -> SafeString:
    """Describe the site, on its home page."""
    return _element(home_document(_site(context)))


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any]) -> SafeString:
    """Write the one address of the page among all that lead to it (RFC 6596)."""
    request: HttpRequest = context["request"]
    given = ((name, request.GET.get(name, "").strip()) for name in LISTS)
    chosen = {name: text for name, text in given if text and (name, text) != ("page", "1")}
    query = f"?{urlencode(chosen)}" if chosen else ""
    address = _site(context).url(f"{escape_uri_path(request.path)}{query}")
    return format_html('<link rel="canonical" href="{}">', address)


@register.inclusion_tag("articles/_meta.html", takes_context=True)
def meta_tags(
    context: dict[str, Any],
    record: Any = None,
    topics: Any = (),
    title: str = "",
    description: str = "",
) -> dict[str, Any]:
    """Write the meta elements of a record's page, or of a page with a title and no record."""
    site = _site(context)
    if isinstance(record, Article):
        return {"elements": article_meta(record, site, topics), "article": record}
    subject = record if record is not None else context["request"].path
    card = site.url(record) if isinstance(record, EMBEDDABLE) else ""
    elements = page_meta(subject, site, title, description)
    return {"elements": elements, "article": None, "card": card}


def _site(context: dict[str, Any]) -> Site:
    request: HttpRequest = context["request"]
    return Site.of(request)


def _element(document: dict[str, Any]) -> SafeString:
    text = json.dumps(document, ensure_ascii=False).translate(_ESCAPES)
    # Safe: what could end the element is escaped just above.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
