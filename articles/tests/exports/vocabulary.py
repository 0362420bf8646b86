"""The facts of https://schema.org (release 30.0) that the archive's JSON-LD rests on.

Of each type: what it is a kind of, and its own properties that the archive uses.
"""

from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[tuple[str, ...], str]] = {
    "Thing": ((), "name url description alternateName sameAs mainEntityOfPage image"),
    "CreativeWork": (
        ("Thing",),
        "headline author about datePublished dateModified inLanguage publisher locationCreated"
        " hasPart isPartOf correction isAccessibleForFree text creditText spatialCoverage"
        " temporalCoverage mainEntity",
    ),
    "Article": (("CreativeWork",), "articleSection"),
    "NewsArticle": (("Article",), ""),
    "WebPage": (("CreativeWork",), "breadcrumb"),
    "CollectionPage": (("WebPage",), ""),
    "AboutPage": (("WebPage",), ""),
    "SearchResultsPage": (("WebPage",), ""),
    "WebSite": (("CreativeWork",), ""),
    "DataCatalog": (("CreativeWork",), ""),
    "Dataset": (("CreativeWork",), "variableMeasured distribution"),
    "MediaObject": (("CreativeWork",), "contentUrl encodingFormat"),
    "DataDownload": (("MediaObject",), ""),
    "ImageObject": (("MediaObject",), "caption"),
    "Claim": (("CreativeWork",), "appearance"),
    "Quotation": (("CreativeWork",), "spokenByCharacter"),
    "CorrectionComment": (("CreativeWork",), ""),
    "DefinedTermSet": (("CreativeWork",), ""),
    "DefinedTerm": (("Thing",), "termCode inDefinedTermSet"),
    "Person": (("Thing",), "affiliation knowsAbout jobTitle"),
    "Organization": (("Thing",), "location"),
    "NewsMediaOrganization": (("Organization",), ""),
    # A role stands between a record and what its property leads to, and repeats that property.
    "OrganizationRole": (("Thing",), "affiliation roleName startDate endDate"),
    "Place": (("Thing",), ""),
    "StatisticalVariable": (("Thing",), ""),
    "Observation": (
        ("Thing",),
        "variableMeasured observationDate observationPeriod observationAbout value minValue"
        " maxValue unitText unitCode",
    ),
    "BreadcrumbList": (("Thing",), "itemListElement"),
    "ListItem": (("Thing",), "position item"),
}


def properties(name: str) -> set[str]:
    """Return the properties of a type, its ancestors' with them."""
    above, own = TYPES[name]
    return set(own.split()).union(*(properties(parent) for parent in above))


def faults(node: Any) -> Iterator[str]:
    """Yield every type and property in a JSON-LD node that the vocabulary does not know."""
    if isinstance(node, list):
        for part in node:
            yield from faults(part)
    if not isinstance(node, dict) or set(node) == {"@id"}:  # a mention of another node
        return
    kind = node.get("@type")
    if kind not in TYPES and "@graph" not in node:
        yield f"no such type: {kind}"
        return
    known = properties(kind) if kind else set()
    for name, value in node.items():
        if not name.startswith("@") and name not in known:
            yield f"{kind} has no {name}"
        yield from faults(value)
