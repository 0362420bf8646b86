"""Topics as DefinedTerms, sections as CollectionPages."""

from collections.abc import Iterable

from django.urls import reverse

from articles.exports.site import Site
from articles.exports.values import concept, filled
from articles.models import Section, Topic

from .refs import Node


def defined_term(topic: Topic, site: Site, synonyms: Iterable[object] = ()) -> Node:
    """Return the topic with its synonyms, in the archive's set of topics."""
    url, index = site.url(topic), site.url(reverse("topics"))
    return filled(
        {
            "@type": "DefinedTerm",
            "@id": url,
            "url": url,
            "name": topic.name,
            "alternateName": [str(synonym) for synonym in synonyms],
            "description": topic.description,
            "termCode": topic.external_id,
            "sameAs": concept(topic.external_id),
            "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": index, "url": index},
        }
    )


def section(record: Section, site: Site) -> Node:
    """Return the section as the page of its articles."""
    url = site.url(record)
    return filled(
        {
            "@type": "CollectionPage",
            "@id": url,
            "url": url,
            "name": record.name,
            "description": record.description,
        }
    )
