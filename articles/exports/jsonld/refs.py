"""Short mentions of records inside the description of another: a type, an address, a name."""

from collections.abc import Iterable
from typing import Any

from articles.exports.site import Site
from articles.exports.values import filled
from articles.models import Article, Expert, Organization, Topic

Node = dict[str, Any]


def article_ref(article: Article, site: Site) -> Node:
    """Return the mention of an article."""
    url = site.url(article)
    return {"@type": "NewsArticle", "@id": url, "url": url, "headline": article.headline}


def person_ref(expert: Expert, site: Site) -> Node:
    """Return the mention of an expert."""
    url = site.url(expert)
    return {"@type": "Person", "@id": url, "url": url, "name": expert.name}


def organization_ref(organization: Organization, site: Site) -> Node:
    """Return the mention of an organization."""
    url = site.url(organization)
    return {"@type": "Organization", "@id": url, "url": url, "name": organization.name}


def topic_refs(topics: Iterable[Topic], site: Site) -> list[Node]:
    """Return the mentions of topics."""
    return [
        {"@type": "DefinedTerm", "@id": site.url(t), "url": site.url(t), "name": t.name}
        for t in topics
    ]


def place(name: str) -> Node | None:
    """Return a named place, None without a name."""
    return {"@type": "Place", "name": name} if name else None


def speaker_ref(claim: Any, site: Site) -> Node | None:
    """Return who made a claim: the expert, or else the organization."""
    if claim.speaker is not None:
        named = person_ref(claim.speaker, site)
        return filled(named | {"jobTitle": claim.speaker_role})
    source = getattr(claim, "organization", None) or getattr(claim, "producer", None)
    return organization_ref(source, site) if source is not None else None
