"""An article as a NewsArticle."""

from collections.abc import Iterable

from articles.exports.bylines import authors
from articles.exports.site import Site
from articles.exports.values import filled
from articles.models import Article, Correction, Quote, Statistic, Topic

from .refs import Node, place, topic_refs


def news_article(
    article: Article,
    site: Site,
    topics: Iterable[Topic] = (),
    statistics: Iterable[Statistic] = (),
    quotes: Iterable[Quote] = (),
    corrections: Iterable[Correction] = (),
) -> Node:
    """Return the article with its topics, the claims it makes and its corrections."""
    url = site.url(article)
    return filled(
        {
            "@type": "NewsArticle",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "sameAs": article.canonical_url,
            "headline": article.headline,
            "description": article.standfirst,
            "articleSection": article.section.name if article.section else None,
            "inLanguage": article.language,
            "datePublished": article.published_at.isoformat() if article.published_at else None,
            "dateModified": article.modified_at.isoformat(),
            "author": [{"@type": "Person", "name": a.name} for a in authors(article.byline)],
            "publisher": {
                "@type": "NewsMediaOrganization",
                "@id": site.url(article.outlet),
                "name": article.outlet.name,
            },
            "locationCreated": place(article.dateline),
            "image": _image(article),
            "about": topic_refs(topics, site),
            "hasPart": _claims("Claim", statistics, site) + _claims("Quotation", quotes, site),
            "correction": [_correction(c) for c in corrections],
            "isAccessibleForFree": True,
        }
    )


def _image(article: Article) -> Node | None:
    if not article.image_url:
        return None
    return filled(
        {
            "@type": "ImageObject",
            "url": article.image_url,
            "caption": article.image_caption,
            "creditText": article.image_credit,
        }
    )


def _claims(kind: str, claims: Iterable[Statistic | Quote], site: Site) -> list[Node]:
    return [{"@type": kind, "@id": site.url(c), "text": c.exact} for c in claims]


def _correction(correction: Correction) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.published_at.isoformat(),
    }
