"""The meta elements of a page's head: Open Graph, Highwire (citation_*) and Dublin Core.

Sources: https://ogp.me, https://www.zotero.org/support/dev/exposing_metadata (citation_* as Google
Scholar and Zotero read them), https://www.dublincore.org/specifications/dublin-core/dcq-html/.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from articles.models import Article, Topic

from .bylines import authors
from .site import Site


class Meta(NamedTuple):
    """One element: `attribute` is `name` or `property`."""

    attribute: str
    key: str
    content: str


def page_meta(record: Any, site: Site, title: str = "", description: str = "") -> list[Meta]:
    """Return what every page says of itself: its title, address and site."""
    return _kept(
        Meta("property", "og:site_name", site.name),
        Meta("property", "og:type", "profile" if _is_person(record) else "website"),
        Meta("property", "og:title", title or str(record)),
        Meta("property", "og:description", description),
        Meta("property", "og:url", site.url(record)),
        Meta("name", "twitter:card", "summary"),
    )


def article_meta(article: Article, site: Site, topics: Iterable[Topic] = ()) -> list[Meta]:
    """Return what a page says of its article, to whoever shares or cites it."""
    names = [topic.name for topic in topics]
    return [*_shared(article, site, names), *_cited(article, site), *_dublin(article, site, names)]


def _shared(article: Article, site: Site, topics: list[str]) -> list[Meta]:
    published = article.published_at
    return _kept(
        Meta("property", "og:site_name", site.name),
        Meta("property", "og:type", "article"),
        Meta("property", "og:title", article.headline),
        Meta("property", "og:description", article.standfirst),
        Meta("property", "og:url", site.url(article)),
        Meta("property", "og:image", article.image_url),
        Meta("property", "og:image:alt", article.image_caption if article.image_url else ""),
        Meta("property", "og:locale", article.language.replace("-", "_")),
        Meta("property", "article:published_time", published.isoformat() if published else ""),
        Meta("property", "article:modified_time", article.modified_at.isoformat()),
        Meta("property", "article:section", article.section.name if article.section else ""),
        *(Meta("property", "article:tag", name) for name in topics),
        Meta("name", "twitter:card", "summary_large_image" if article.image_url else "summary"),
    )


def _cited(article: Article, site: Site) -> list[Meta]:
    published = article.published_at
    return _kept(
        Meta("name", "citation_title", article.headline),
        *(Meta("name", "citation_author", a.sorted_name) for a in authors(article.byline)),
        Meta("name", "citation_journal_title", article.outlet.name),
        Meta("name", "citation_publication_date", f"{published:%Y/%m/%d}" if published else ""),
        Meta("name", "citation_language", article.language),
        Meta("name", "citation_public_url", site.url(article)),
    )


def _dublin(article: Article, site: Site, topics: list[str]) -> list[Meta]:
    published = article.published_at
    return _kept(
        Meta("name", "DC.title", article.headline),
        *(Meta("name", "DC.creator", a.name) for a in authors(article.byline)),
        Meta("name", "DC.publisher", article.outlet.name),
        Meta("name", "DC.date", f"{published:%Y-%m-%d}" if published else ""),
        Meta("name", "DC.type", "Text"),
        Meta("name", "DC.language", article.language),
        Meta("name", "DC.identifier", site.url(article)),
        Meta("name", "DC.source", article.canonical_url),
        *(Meta("name", "DC.subject", name) for name in topics),
    )


def _kept(*elements: Meta) -> list[Meta]:
    return [element for element in elements if element.content]


def _is_person(record: Any) -> bool:
    return getattr(getattr(record, "_meta", None), "model_name", "") == "expert"
