"""The way to a page from the home page, and the pages that only list others."""

from typing import Any

from django.urls import reverse

from articles.exports.site import Site
from articles.exports.values import filled
from articles.models import Article, Expert, Metric, Organization, Outlet, Section, Topic

from .refs import Node

# Of each kind of record the page that lists it, and what that page is called.
INDEXES: dict[type, tuple[str, str]] = {
    Expert: ("Experts", "experts"),
    Metric: ("Figures", "metrics"),
    Organization: ("Organizations", "organizations"),
    Outlet: ("Outlets", "outlets"),
    Section: ("Sections", "sections"),
    Topic: ("Topics", "topics"),
}


def breadcrumbs(record: Any, site: Site) -> Node:
    """Return the steps from the home page to the record's page."""
    steps = [(site.name, reverse("home")), *_above(record)]
    return trail([*steps, (str(record), record.get_absolute_url())], site)


def _above(record: Any) -> list[tuple[str, str]]:
    if isinstance(record, Article):
        parent = record.section or record.outlet
        return [*_above(parent), (parent.name, parent.get_absolute_url())]
    if type(record) in INDEXES:
        label, name = INDEXES[type(record)]
        return [(label, reverse(name))]
    return [(record.article.headline, record.article.get_absolute_url())]


def trail(steps: list[tuple[str, str]], site: Site) -> Node:
    """Return a breadcrumb list of names and paths."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": {"@id": site.url(path)}}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }


def collection(name: str, path: str, site: Site) -> Node:
    """Return a page that lists records, with the way to it."""
    url = site.url(path)
    steps = trail([(site.name, reverse("home")), (name, path)], site)
    return filled(
        {"@type": "CollectionPage", "@id": url, "url": url, "name": name, "breadcrumb": steps}
    )


def web_page(name: str, path: str, site: Site, kind: str) -> Node:
    """Return a page that is about nothing but itself; `kind` is a type of WebPage."""
    url = site.url(path)
    whole = {"@type": "WebSite", "@id": site.url(reverse("home")), "name": site.name}
    return {"@type": kind, "@id": url, "url": url, "name": name, "isPartOf": whole}


def website(site: Site) -> tuple[Node, Node]:
    """Return the site itself and its catalogue of data."""
    home, downloads = site.url(reverse("home")), site.url(reverse("downloads"))
    return (
        {"@type": "WebSite", "@id": home, "url": home, "name": site.name},
        {"@type": "DataCatalog", "@id": downloads, "url": downloads, "name": f"{site.name}: data"},
    )
