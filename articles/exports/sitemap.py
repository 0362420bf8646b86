"""Sitemaps (https://www.sitemaps.org/protocol.html) and the news sitemap.

The news extension is described at
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from articles.models import Article

from .site import Site

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap_index(addresses: Iterable[str]) -> Iterator[str]:
    """Yield the index of the sitemaps at these addresses."""
    yield f'{HEAD}<sitemapindex xmlns="{NAMESPACE}">\n'
    for address in addresses:
        yield f"<sitemap><loc>{escape(address)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def page_sitemap(pages: Iterable[tuple[str, datetime]]) -> Iterator[str]:
    """Yield a sitemap of addresses and when each page last changed."""
    yield f'{HEAD}<urlset xmlns="{NAMESPACE}">\n'
    for address, changed in pages:
        last = changed.isoformat(timespec="seconds")
        yield f"<url><loc>{escape(address)}</loc><lastmod>{last}</lastmod></url>\n"
    yield "</urlset>\n"


def news_sitemap(articles: Iterable[Article], site: Site) -> Iterator[str]:
    """Yield the news sitemap of articles that have an outlet and a date."""
    yield f'{HEAD}<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS_NAMESPACE}">\n'
    for article in articles:
        yield _news(article, site)
    yield "</urlset>\n"


def _news(article: Article, site: Site) -> str:
    published = article.published_at
    language = _news_language(article.language)
    return (
        f"<url><loc>{escape(site.url(article))}</loc><news:news><news:publication>"
        f"<news:name>{escape(article.outlet.name)}</news:name>"
        f"<news:language>{escape(language)}</news:language></news:publication>"
        f"<news:publication_date>{published.isoformat() if published else ''}"
        "</news:publication_date>"
        f"<news:title>{escape(article.headline)}</news:title></news:news></url>\n"
    )


def _news_language(tag: str) -> str:
    """Return the ISO 639 code; of Chinese the extension asks for zh-cn or zh-tw."""
    language, *subtags = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(subtags) else "zh-cn"
