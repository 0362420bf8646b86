"""Experts as Persons, organizations and outlets as Organizations."""

from collections.abc import Iterable

from articles.exports.site import Site
from articles.exports.values import WIKIDATA, filled
from articles.models import Affiliation, Expert, Organization, Outlet, Topic

from .refs import Node, organization_ref, place, topic_refs


def person(
    expert: Expert,
    site: Site,
    names: Iterable[object] = (),
    roles: Iterable[Affiliation] = (),
    topics: Iterable[Topic] = (),
) -> Node:
    """Return the expert with other names, roles over time and topics."""
    url = site.url(expert)
    return filled(
        {
            "@type": "Person",
            "@id": url,
            "url": url,
            "name": expert.name,
            "alternateName": [str(name) for name in names],
            "description": expert.note,
            "sameAs": WIKIDATA + expert.wikidata_id if expert.wikidata_id else None,
            "affiliation": [_role(role, site) for role in roles],
            "knowsAbout": topic_refs(topics, site),
        }
    )


def _role(affiliation: Affiliation, site: Site) -> Node:
    """Return an affiliation with its dates (the pattern of https://schema.org/Role)."""
    return filled(
        {
            "@type": "OrganizationRole",
            "affiliation": organization_ref(affiliation.organization, site),
            "roleName": affiliation.role,
            "startDate": affiliation.start,
            "endDate": affiliation.end,
        }
    )


def organization(record: Organization, site: Site, names: Iterable[object] = ()) -> Node:
    """Return the organization with its other names."""
    url = site.url(record)
    wikidata = WIKIDATA + record.wikidata_id if record.wikidata_id else ""
    return filled(
        {
            "@type": "Organization",
            "@id": url,
            "url": url,
            "name": record.name,
            "alternateName": [n for n in (record.short_name, *map(str, names)) if n],
            "description": record.description,
            "location": place(record.place),
            "sameAs": [address for address in (record.homepage, wikidata) if address],
        }
    )


def outlet(record: Outlet, site: Site) -> Node:
    """Return the outlet."""
    url = site.url(record)
    return filled(
        {
            "@type": "NewsMediaOrganization",
            "@id": url,
            "url": url,
            "name": record.name,
            "description": record.description,
            "sameAs": record.homepage,
        }
    )
