"""Records as JSON-LD in the vocabulary of https://schema.org (release 30.0).

`record_document` describes a record for the page at its address: the record itself and the way to
it. What a page already loaded is passed in, so that describing asks the database nothing more.
"""

from collections.abc import Callable
from typing import Any

from articles.exports.site import Site
from articles.models import (
    Article,
    Expert,
    Metric,
    Organization,
    Outlet,
    Quote,
    Section,
    Statistic,
    Topic,
)

from .claims import quotation, statistic_claim
from .crumbs import breadcrumbs, collection, web_page, website
from .measures import dataset, statistical_variable
from .people import organization, outlet, person
from .story import news_article
from .topics import defined_term, section

CONTEXT = "https://schema.org"
BUILDERS: dict[type, tuple[Callable[..., dict[str, Any]], ...]] = {
    Article: (news_article,),
    Expert: (person,),
    Organization: (organization,),
    Outlet: (outlet,),
    Section: (section,),
    Topic: (defined_term,),
    Statistic: (statistic_claim,),
    Quote: (quotation,),
    Metric: (statistical_variable, dataset),
}


def record_document(record: Any, site: Site, **parts: Any) -> dict[str, Any]:
    """Return the JSON-LD of a record's page.

    `parts` are lists that the builder of the record's kind knows, such as `topics` and `quotes`
    of an article; a list that is not given is left out.
    """
    described = [build(record, site, **parts) for build in BUILDERS[type(record)]]
    return graph(*described, breadcrumbs(record, site))


def index_document(name: str, path: str, site: Site) -> dict[str, Any]:
    """Return the JSON-LD of a page that lists records, such as the topics from A to Z."""
    return graph(collection(name, path, site))


def page_document(name: str, path: str, site: Site, kind: str = "WebPage") -> dict[str, Any]:
    """Return the JSON-LD of a page without records, such as AboutPage or SearchResultsPage."""
    return graph(web_page(name, path, site, kind))


def home_document(site: Site) -> dict[str, Any]:
    """Return the JSON-LD of the home page: the site and its data."""
    return graph(*website(site))


def graph(*nodes: dict[str, Any]) -> dict[str, Any]:
    """Return one document that holds the nodes."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


__all__ = ["home_document", "index_document", "page_document", "record_document"]
