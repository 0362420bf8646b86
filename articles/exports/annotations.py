"""The passages of an article as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from collections.abc import Iterable
from typing import Any

from articles.models import Article, Quote, Statistic

from .site import Site
from .values import filled

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation_page(
    article: Article, claims: Iterable[Statistic | Quote], site: Site, page_url: str
) -> dict[str, Any]:
    """Return one annotation for each claim whose words stand in the article's present text."""
    items = [annotation(claim, article, site) for claim in claims if claim.is_anchored]
    return {
        "@context": CONTEXT,
        "id": page_url,
        "type": "AnnotationPage",
        "items": items,
    }


def annotation(claim: Statistic | Quote, article: Article, site: Site) -> dict[str, Any]:
    """Return the claim as the body and its words as the target.

    Positions count characters of the article's plain text (the API's `plain_text`).
    """
    url = site.url(claim)
    words = {"exact": claim.exact, "prefix": claim.prefix, "suffix": claim.suffix}
    return {
        "id": f"{url}#annotation",
        "type": "Annotation",
        "motivation": "identifying",
        "created": claim.created_at.isoformat(),
        "modified": claim.modified_at.isoformat(),
        "body": {"id": url, "type": "SpecificResource", "source": url, "purpose": "identifying"},
        "target": {
            "source": site.url(article),
            "selector": [
                filled({"type": "TextQuoteSelector"} | words),
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }
